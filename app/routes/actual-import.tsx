import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { actualsOfRows, type ActualTableGround, type ReadActual } from '~/domain/actual-table';
import type { SheetRow } from '~/domain/import-csv';
import { sumOre } from '~/domain/money';
import { checkTableForm, saveTableForm } from '~/forms/table-import';
import { fingerprint } from '~/platform/fingerprint';
import { readTable } from '~/platform/upload-table';
import { denied } from '~/policy/denial';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { insertActual, listActuals } from '~/store/actual';
import { claimProject, listPeriodLocks } from '~/store/period-lock';
import { listPhases } from '~/store/phase';
import type { Project } from '~/store/project';
import { KIND_LABELS } from '~/views/follow-up/actual-words';
import { ActualImportPage } from '~/views/follow-up/ActualImportPage';
import type { CheckedTable } from '~/views/follow-up/TableImportPage';
import { formatOre } from '~/views/shell/format';
import type { Database } from '~db/open';

import { codedParties } from './coded-parties';
import { importAnswer, readInAddress, rowsReadIn } from './import-answer';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async (asked) => {
  if (ownParties(asked).length === 0) throw denied(403);
  const { found, url } = asked;
  return { project: { slug: found.slug, name: found.name }, saved: rowsReadIn(url) };
});

/** The participants whose costs the viewer enters. */
function ownParties({ found, may }: Guarded<Project>): number[] {
  const { id: projectId, cooperationId, participants } = found;
  return participants.flatMap(({ id: partyId }) =>
    may('actual.enter', { projectId, cooperationId, partyId }) ? [partyId] : [],
  );
}

async function groundOf(asked: Guarded<Project>, db: Database): Promise<ActualTableGround> {
  const { viewer, found, context } = asked;
  const [phases, locks, standing, parties] = await Promise.all([
    listPhases(db, viewer, found.id),
    listPeriodLocks(db, viewer, found.id),
    listActuals(db, viewer, found.id),
    codedParties(asked),
  ]);
  const held = locks.filter(({ unlockedOn }) => unlockedOn === null);
  return { phases, parties, own: ownParties(asked), locks: held, standing, today: context.clock.today() };
}

/** Any participant will do: each row is judged by its own party. */
async function anyOwn(asked: Guarded<Project>) {
  const { id: projectId, cooperationId } = asked.found;
  return { projectId, cooperationId, partyId: ownParties(asked)[0] ?? null };
}

function shown(
  fileName: string,
  rows: readonly SheetRow[],
  read: readonly ReadActual[],
  { phases, parties }: ActualTableGround,
  changedMeanwhile: boolean,
): CheckedTable {
  const added = read.filter(({ known }) => !known);
  return {
    fileName,
    rows: JSON.stringify(rows),
    seen: fingerprint(read),
    changedMeanwhile,
    sum: formatOre(sumOre(added.map(({ cost }) => cost.amount))),
    lines: read.map(({ row, known, cost }) => ({
      row,
      known,
      cells: [
        cost.date ?? '–',
        String(phases.find(({ id }) => id === cost.phaseId)?.number),
        parties.find(({ id }) => id === cost.partyId)?.name ?? '–',
        formatOre(cost.amount),
        KIND_LABELS[cost.kind],
        cost.text,
        cost.voucher,
      ],
    })),
  };
}

/** Reads a file and shows what saving it would add; the page then hands back what was checked. */
export const action = guardedAction(project, {
  check: intent(project, {
    may: 'actual.enter',
    form: checkTableForm,
    target: anyOwn,
    run: async (asked, { file }) => {
      const rows = await readTable(file);
      const ground = await groundOf(asked, asked.context.db);
      const read = actualsOfRows(rows, ground);
      return { show: { checked: shown(file.name.slice(0, 200), rows, read, ground, false) } };
    },
  }),
  save: intent(project, {
    may: 'actual.enter',
    form: saveTableForm,
    target: anyOwn,
    run: async (asked, { rows, fileName, seen }) => {
      const { found, write } = asked;
      const { read, ground, asSeen } = await write(async (trx, actor) => {
        await claimProject(trx, found.id);
        const ground = await groundOf(asked, trx);
        const read = actualsOfRows(rows, ground);
        const asSeen = fingerprint(read) === seen;
        for (const each of asSeen ? read : []) {
          if (!each.known) await insertActual(trx, actor, found.id, each.cost);
        }
        return { read, ground, asSeen };
      });
      if (!asSeen) return { show: { checked: shown(fileName, rows, read, ground, true) } };
      return readInAddress(`/projekt/${found.slug}/utfall/importera`, read);
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Läs in utfall · ${data?.project.name ?? ''} · Samplan` },
];

export default function ActualImport() {
  const { failure, answer } = importAnswer(useActionData<typeof action>());
  return <ActualImportPage {...useLoaderData<typeof loader>()} failure={failure} checked={answer?.checked ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
