import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import type { ExchangedPlan } from '~/domain/exchange-plan';
import { planImport, type PlanImport } from '~/domain/plan-import';
import { checkPlanForm, savePlanForm, writePlan } from '~/forms/plan-import';
import { fingerprint } from '~/platform/fingerprint';
import { readPlan } from '~/platform/upload-plan';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { findStandingPlan, lockStandingPlan } from '~/store/plan-exchange';
import { importPlan } from '~/store/plan-import';
import type { Project } from '~/store/project';
import { PlanImportPage, type CheckedPlan } from '~/views/plan/exchange/PlanImportPage';

import { importAnswer } from './import-answer';
import { project } from './subjects';

export const loader = guardedLoader(project, 'plan.edit', async ({ found, url }) => ({
  project: { slug: found.slug, name: found.name },
  saved: url.searchParams.has('inlast')
    ? { added: count(url, 'nya'), changed: count(url, 'andrade'), links: count(url, 'beroenden') }
    : null,
}));

/** Reads a plan and shows what saving it would do; the page then hands back what was checked. */
export const action = guardedAction(project, {
  check: intent(project, {
    may: 'plan.edit',
    form: checkPlanForm,
    run: async (asked, { file }) => {
      const read = await readPlan(file, asked.found.id);
      const standing = await findStandingPlan(asked.context.db, asked.viewer, asked.found.id);
      const result = planImport(read, standing, circumstances(asked));
      return {
        show: {
          checked: shown(file.name.slice(0, 200), read, result, { notes: read.notes, reason: '' }),
          changedMeanwhile: false,
        },
      };
    },
  }),
  save: intent(project, {
    may: 'plan.edit',
    form: savePlanForm,
    run: async (asked, { plan, fileName, seen, reason }) => {
      const { viewer, found } = asked;
      const { result, asSeen } = await asked.write(async (trx, actor) => {
        const result = planImport(plan, await lockStandingPlan(trx, viewer, found.id), circumstances(asked));
        const asSeen = fingerprint(result) === seen;
        if (asSeen) await importPlan(trx, actor, result, { viewer, projectId: found.id, fileName, reason });
        return { result, asSeen };
      });
      if (!asSeen)
        return { show: { checked: shown(fileName, plan, result, { notes: [], reason }), changedMeanwhile: true } };
      const { steps, links } = result;
      const counts = new URLSearchParams({
        inlast: '1',
        nya: String(steps.filter(({ standing }) => standing === null).length),
        andrade: String(steps.filter(({ standing, changes }) => standing !== null && changes.length > 0).length),
        beroenden: String(links.filter(({ state }) => state !== 'same').length),
      });
      return `/projekt/${found.slug}/plan/importera?${counts}`;
    },
  }),
});

function circumstances({ found, context }: Guarded<Project>) {
  return { projectStart: found.startDate, today: context.clock.today() };
}

function shown(
  fileName: string,
  plan: ExchangedPlan,
  result: PlanImport,
  rest: Pick<CheckedPlan, 'notes' | 'reason'>,
): CheckedPlan {
  return { ...rest, fileName, plan: writePlan(plan), seen: fingerprint(result), result };
}

function count(url: URL, name: string): number {
  const typed = url.searchParams.get(name) ?? '';
  return /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Läs in en plan · ${data?.project.name ?? ''} · Samplan` },
];

export default function PlanImportRoute() {
  return <PlanImportPage {...useLoaderData<typeof loader>()} {...importAnswer(useActionData<typeof action>())} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
