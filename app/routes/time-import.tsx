import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import type { SheetRow } from '~/domain/import-csv';
import { timeOfRows, type ReadTime, type TimeTableGround } from '~/domain/time-table';
import { checkTableForm, saveTableForm } from '~/forms/table-import';
import { fingerprint } from '~/platform/fingerprint';
import { readTable } from '~/platform/upload-table';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { claimProject } from '~/store/period-lock';
import type { Project } from '~/store/project';
import { listEntriesToCompare } from '~/store/time-entry';
import { listDayTotals, listReportablePhases, listTimePeople } from '~/store/time-ground';
import { insertSubmitted, touchWeeks } from '~/store/time-entry-change';
import type { CheckedTable } from '~/views/follow-up/TableImportPage';
import { formatHours } from '~/views/shell/format';
import { TimeImportPage } from '~/views/time/TimeImportPage';
import type { Database } from '~db/open';

import { codedParties } from './coded-parties';
import { importAnswer, readInAddress, rowsReadIn } from './import-answer';
import { project } from './subjects';
import { withOwnRoles } from './time-projects';

export const loader = guardedLoader(project, 'time.approve', async ({ found, url }) => ({
  project: { slug: found.slug, name: found.name },
  saved: rowsReadIn(url),
}));

/** Everything that was ever reported in the project: a file may be of any year. */
async function groundOf(asked: Guarded<Project>, db: Database): Promise<TimeTableGround> {
  const { viewer, found, context } = asked;
  const [from, to] = ['2000-01-01' as CalendarDate, '2100-12-31' as CalendarDate];
  const [phases, people, standing, dayTotals, parties] = await Promise.all([
    listReportablePhases(db, viewer, [found.id], from, to),
    listTimePeople(db, viewer, found.id),
    listEntriesToCompare(db, viewer, found.id),
    listDayTotals(db, viewer, found.id, from, to),
    codedParties(asked),
  ]);
  return {
    phases: withOwnRoles(viewer, phases),
    people,
    standing,
    dayTotals,
    parties,
    today: context.clock.today(),
  };
}

function shown(
  fileName: string,
  rows: readonly SheetRow[],
  read: readonly ReadTime[],
  { parties }: TimeTableGround,
  changedMeanwhile: boolean,
): CheckedTable {
  const added = read.filter(({ known }) => !known);
  return {
    fileName,
    rows: JSON.stringify(rows),
    seen: fingerprint(read),
    changedMeanwhile,
    sum: formatHours(added.reduce((sum, { hours }) => sum + hours, 0)),
    lines: read.map((time) => ({
      row: time.row,
      known: time.known,
      cells: [
        time.date,
        String(time.phase.number),
        time.role,
        time.userId === null ? '–' : time.who,
        parties.find(({ id }) => id === time.partyId)?.name ?? '–',
        formatHours(time.hours),
      ],
    })),
  };
}

/** Reads a file and shows what saving it would add; what is saved waits to be approved, as typed time does. */
export const action = guardedAction(project, {
  check: intent(project, {
    may: 'time.approve',
    form: checkTableForm,
    run: async (asked, { file }) => {
      const rows = await readTable(file);
      const ground = await groundOf(asked, asked.context.db);
      return { show: { checked: shown(file.name.slice(0, 200), rows, timeOfRows(rows, ground), ground, false) } };
    },
  }),
  save: intent(project, {
    may: 'time.approve',
    form: saveTableForm,
    run: async (asked, { rows, fileName, seen }) => {
      const { found, write } = asked;
      const { read, ground, asSeen } = await write(async (trx, actor) => {
        await claimProject(trx, found.id);
        // First the weeks of the people, then what is in them: one may be writing in it right now.
        await touchWeeks(trx, timeOfRows(rows, await groundOf(asked, trx)));
        const ground = await groundOf(asked, trx);
        const read = timeOfRows(rows, ground);
        const asSeen = fingerprint(read) === seen;
        const added = read.flatMap(({ known, phase, role, userId, partyId, date, hours }) =>
          known ? [] : [{ projectId: found.id, phaseId: phase.phaseId, userId, partyId, role, date, hours }],
        );
        if (asSeen) await insertSubmitted(trx, actor, added);
        return { read, ground, asSeen };
      });
      if (!asSeen) return { show: { checked: shown(fileName, rows, read, ground, true) } };
      return readInAddress(`/projekt/${found.slug}/tid/importera`, read);
    },
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Läs in tid · ${data?.project.name ?? ''} · Samplan` },
];

export default function TimeImport() {
  const { failure, answer } = importAnswer(useActionData<typeof action>());
  return <TimeImportPage {...useLoaderData<typeof loader>()} failure={failure} checked={answer?.checked ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
