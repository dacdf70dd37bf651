import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import {
  registerFileOf,
  registerImport,
  type RegisterFile,
  type RegisterImport,
  type StandingFile,
} from '~/domain/register-import';
import { saveRegisterForm } from '~/forms/risk-import';
import { checkTableForm } from '~/forms/table-import';
import { fingerprint } from '~/platform/fingerprint';
import { readTables } from '~/platform/upload-table';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import type { Project } from '~/store/project';
import { listRiskDetails, type RiskDetail } from '~/store/risk';
import { importRegister, listRemovedNumbers, lockRegister } from '~/store/risk-import';
import { listMeasures, listRemovedMeasures, type ListedMeasure } from '~/store/risk-measure';
import { listRiskScales } from '~/store/risk-scale';
import { RiskImportPage, type CheckedRegister } from '~/views/risk/exchange/RiskImportPage';
import type { Database } from '~db/open';

import { importAnswer } from './import-answer';
import { project } from './subjects';

export const loader = guardedLoader(project, 'risk.edit', async ({ found, url }) => {
  const [added, changed] = [count(url, 'nya'), count(url, 'andrade')];
  const measures = { added: count(url, 'nya-atgarder'), changed: count(url, 'andrade-atgarder') };
  return {
    project: { slug: found.slug, name: found.name },
    saved: url.searchParams.has('inlast') ? { risks: { added, changed }, measures } : null,
  };
});

async function standingOf(
  db: Database,
  { viewer, found }: Guarded<Project>,
  risks: readonly RiskDetail[],
): Promise<StandingFile & { readonly measures: readonly ListedMeasure[] }> {
  const [removed, scales, measures, removedMeasures] = await Promise.all([
    listRemovedNumbers(db, viewer, found.id),
    listRiskScales(db, viewer, found.cooperationId),
    listMeasures(db, viewer, found.id),
    listRemovedMeasures(db, viewer, found.id),
  ]);
  const standard = scales.find((scale) => scale.standard) ?? scales.toSorted((a, b) => b.id - a.id)[0];
  return { risks, removed, scales, standardId: standard?.id ?? null, measures, removedMeasures };
}

/** Reads a register and shows what saving it would do; the page then hands back what was read. */
export const action = guardedAction(project, {
  check: intent(project, {
    may: 'risk.edit',
    form: checkTableForm,
    run: async (asked, { file }) => {
      const { db } = asked.context;
      const read = registerFileOf(await readTables(file));
      const risks = await listRiskDetails(db, asked.viewer, asked.found.id);
      const steps = registerImport(read, await standingOf(db, asked, risks));
      return { show: { checked: shown(file.name.slice(0, 200), read, steps), changedMeanwhile: false } };
    },
  }),
  save: intent(project, {
    may: 'risk.edit',
    form: saveRegisterForm,
    run: async (asked, { file, fileName, seen }) => {
      const { viewer, found } = asked;
      const { steps, asSeen } = await asked.write(async (trx, actor) => {
        const risks = await lockRegister(trx, viewer, found.id);
        const standing = await standingOf(trx, asked, risks);
        const steps = registerImport(file, standing);
        const asSeen = fingerprint(steps) === seen;
        const place = { projectId: found.id, fileName, risks, measures: standing.measures };
        if (asSeen) await importRegister(trx, actor, place, steps);
        return { steps, asSeen };
      });
      if (!asSeen) return { show: { checked: shown(fileName, file, steps), changedMeanwhile: true } };
      const { risks, measures } = steps;
      const counts = new URLSearchParams({
        inlast: '1',
        nya: String(risks.filter(({ riskId }) => riskId === null).length),
        andrade: String(risks.filter(({ riskId, changes }) => riskId !== null && changes.length > 0).length),
        'nya-atgarder': String(measures.filter(({ measureId }) => measureId === null).length),
        'andrade-atgarder': String(
          measures.filter(({ measureId, changes }) => measureId !== null && changes.length > 0).length,
        ),
      });
      return `/projekt/${found.slug}/risker/importera?${counts}`;
    },
  }),
});

function shown(fileName: string, file: RegisterFile, steps: RegisterImport): CheckedRegister {
  return { fileName, file: JSON.stringify(file), seen: fingerprint(steps), ...steps };
}

function count(url: URL, name: string): number {
  const typed = url.searchParams.get(name) ?? '';
  return /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Läs in risker · ${data?.project.name ?? ''} · Samplan` },
];

export default function RisksImport() {
  return <RiskImportPage {...useLoaderData<typeof loader>()} {...importAnswer(useActionData<typeof action>())} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
