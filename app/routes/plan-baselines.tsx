import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { compareBaselines, type BaselineItem } from '~/domain/baseline-comparison';
import { Refusal } from '~/domain/refusal';
import { baselineForm } from '~/forms/baseline';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { insertBaseline, listBaselineItems, listBaselines, type BaselineHead } from '~/store/baseline';
import { lockPlan } from '~/store/plan-move';
import { listPhases } from '~/store/phase';
import { BaselinesPage } from '~/views/plan/BaselinesPage';

import { readPlan, type Plan } from './plan-schedule';
import { project } from './subjects';

/** The plan as it is now, in the place of a baseline. */
const NOW = 'nu';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, url, may }) => {
  const [baselines, plan] = await Promise.all([
    listBaselines(context.db, viewer, found.id),
    readPlan(context.db, viewer, found.id),
  ]);
  const asked = (name: string) => baselines.find(({ id }) => String(id) === url.searchParams.get(name)) ?? null;
  const from = asked('fran') ?? baselines[0] ?? null;
  const to = asked('till');
  const now = asBaseline(plan);
  const items = (head: BaselineHead) => listBaselineItems(context.db, viewer, found.id, head.id);
  const [before, after] = await Promise.all([from ? items(from) : [], to ? items(to) : now]);
  const inside = insidePhases(plan, [from, to]);
  const comparison = from ? compareBaselines(before.filter(inside), after.filter(inside)) : [];
  return {
    project: found,
    baselines,
    phases: plan.phases,
    from: from?.id ?? null,
    to: to?.id ?? NOW,
    comparison,
    mayEdit: may('plan.edit'),
  };
});

/** The plan as a baseline would keep it now. */
function asBaseline({ phases, activities, milestones }: Plan): BaselineItem[] {
  return phases.flatMap((phase) => [
    { itemId: phase.id, name: phase.name, kind: 'phase', start: phase.startDate, end: phase.endDate },
    ...activities
      .filter(({ phaseId }) => phaseId === phase.id)
      .map(({ id, name, startDate, endDate }) => ({
        ...{ itemId: id, name, kind: 'activity' as const, start: startDate, end: endDate },
      })),
    ...milestones
      .filter(({ phaseId }) => phaseId === phase.id)
      .map(({ id, title, actual, forecast, baseline }) => {
        const date = actual ?? forecast ?? baseline;
        return { itemId: id, name: title, kind: 'milestone' as const, start: date, end: date };
      }),
  ]);
}

/** What two baselines can both know: where one is of a phase, only what lies in that phase. */
function insidePhases(
  { activities, milestones }: Plan,
  heads: readonly (BaselineHead | null)[],
): (item: BaselineItem) => boolean {
  const phases = heads.flatMap((head) => head?.phaseId ?? []);
  if (phases.length === 0) return () => true;
  const phaseOf = new Map([...activities, ...milestones].map(({ id, phaseId }) => [id, phaseId]));
  // A row that was removed since has no phase to ask and stays.
  return ({ itemId, kind }) => {
    const phase = kind === 'phase' ? itemId : phaseOf.get(itemId);
    return phase === undefined || phases.every((each) => each === phase);
  };
}

export const action = guardedAction(project, {
  take: intent(project, {
    may: 'plan.edit',
    form: baselineForm,
    run: async ({ viewer, found, write }, { phaseId, reason }) => {
      const id = await write(async (trx, actor) => {
        await lockPlan(trx, viewer, found.id);
        const phases = await listPhases(trx, viewer, found.id);
        if (phaseId !== null && !phases.some((phase) => phase.id === phaseId)) {
          throw new Refusal('Välj en fas i projektet.', 'phaseId');
        }
        if (phases.length === 0) throw new Refusal('Planen är tom. Det finns inga datum att hålla fast.');
        const taken = { projectId: found.id, phaseId, budgetVersionId: null, total: null, reason };
        return insertBaseline(trx, actor, taken);
      });
      return `/projekt/${found.slug}/plan/baslinjer?tagen=${id}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Baslinjer · ${data?.project.name ?? ''} · Samplan` },
];

export default function Baselines() {
  return <BaselinesPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
