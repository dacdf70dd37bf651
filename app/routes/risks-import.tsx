import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import type { SheetRow } from '~/domain/import-csv';
import { riskImport, type RiskImportStep, type StandingRegister } from '~/domain/risk-import';
import { checkRisksForm, saveRisksForm } from '~/forms/risk-import';
import { fingerprint } from '~/platform/fingerprint';
import { readTable } from '~/platform/upload-table';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import type { Project } from '~/store/project';
import { listRiskDetails } from '~/store/risk';
import { importRisks, listRemovedNumbers, lockRegister } from '~/store/risk-import';
import { listRiskScales } from '~/store/risk-scale';
import { RiskImportPage, type CheckedRisks } from '~/views/risk/exchange/RiskImportPage';
import type { Database } from '~db/open';

import { project } from './subjects';

export const loader = guardedLoader(project, 'risk.edit', async ({ found, url }) => ({
  project: { slug: found.slug, name: found.name },
  saved: url.searchParams.has('inlast') ? { added: count(url, 'nya'), changed: count(url, 'andrade') } : null,
}));

async function standingOf(
  db: Database,
  { viewer, found }: Guarded<Project>,
  risks: StandingRegister['risks'],
): Promise<StandingRegister> {
  const [removed, scales] = await Promise.all([
    listRemovedNumbers(db, viewer, found.id),
    listRiskScales(db, viewer, found.cooperationId),
  ]);
  const standard = scales.find((scale) => scale.standard) ?? scales.toSorted((a, b) => b.id - a.id)[0];
  return { risks, removed, scales, standardId: standard?.id ?? null };
}

/** Reads a register and shows what saving it would do; the page then hands back what was read. */
export const action = guardedAction(project, {
  check: intent(project, {
    may: 'risk.edit',
    form: checkRisksForm,
    run: async (asked, { file }) => {
      const { db } = asked.context;
      const rows = await readTable(file);
      const risks = await listRiskDetails(db, asked.viewer, asked.found.id);
      const steps = riskImport(rows, await standingOf(db, asked, risks));
      return { show: { checked: shown(file.name.slice(0, 200), rows, steps), changedMeanwhile: false } };
    },
  }),
  save: intent(project, {
    may: 'risk.edit',
    form: saveRisksForm,
    run: async (asked, { rows, fileName, seen }) => {
      const { viewer, found } = asked;
      const { steps, asSeen } = await asked.write(async (trx, actor) => {
        const risks = await lockRegister(trx, viewer, found.id);
        const steps = riskImport(rows, await standingOf(trx, asked, risks));
        const asSeen = fingerprint(steps) === seen;
        if (asSeen) await importRisks(trx, actor, { projectId: found.id, fileName, risks }, steps);
        return { steps, asSeen };
      });
      if (!asSeen) return { show: { checked: shown(fileName, rows, steps), changedMeanwhile: true } };
      const counts = new URLSearchParams({
        inlast: '1',
        nya: String(steps.filter(({ riskId }) => riskId === null).length),
        andrade: String(steps.filter(({ riskId, changes }) => riskId !== null && changes.length > 0).length),
      });
      return `/projekt/${found.slug}/risker/importera?${counts}`;
    },
  }),
});

function shown(fileName: string, rows: readonly SheetRow[], steps: readonly RiskImportStep[]): CheckedRisks {
  return { fileName, rows: JSON.stringify(rows), seen: fingerprint(steps), steps };
}

function count(url: URL, name: string): number {
  const typed = url.searchParams.get(name) ?? '';
  return /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Läs in risker · ${data?.project.name ?? ''} · Samplan` },
];

export default function RisksImport() {
  const answer = useActionData<typeof action>() ?? null;
  return (
    <RiskImportPage
      {...useLoaderData<typeof loader>()}
      failure={answer && 'reply' in answer ? answer : null}
      answer={answer && 'checked' in answer ? answer : null}
    />
  );
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
