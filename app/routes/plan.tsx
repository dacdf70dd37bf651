import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { explainForm, moveForm, newActivityForm, updateActivityForm } from '~/forms/plan';
import { LostRace } from '~/policy/form-failure';
import { denied } from '~/policy/denial';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { insertActivity, listActivities, lockActivity, updateActivity } from '~/store/activity';
import { findMilestone, listMilestones, listUnexplainedMoves } from '~/store/milestone';
import { explainMove } from '~/store/milestone-change';
import { listPhases } from '~/store/phase';
import { spanValues } from '~/views/plan/plan-rows';
import { PlanPage } from '~/views/plan/PlanPage';

import { movePlanItem } from './plan-move';
import { removal } from './removal';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, may }) => {
  const mayEdit = may('plan.edit');
  const [phases, milestones, activities, unexplained] = await Promise.all([
    listPhases(context.db, viewer, found.id),
    listMilestones(context.db, viewer, found.id),
    listActivities(context.db, viewer, found.id),
    mayEdit ? listUnexplainedMoves(context.db, viewer, found.id) : [],
  ]);
  return {
    project: found,
    phases,
    milestones,
    activities,
    unexplained,
    today: context.clock.today(),
    mayEdit,
    /** the kommuner whose own milestones the viewer may move */
    movableParties: found.participants
      .filter((party) => may('milestone.update', { projectId: found.id, partyId: party.id }))
      .map((party) => party.id),
  };
});

export const action = guardedAction(project, {
  move: intent(project, {
    may: 'milestone.update',
    form: moveForm,
    target: async ({ viewer, found, context }, { kind, id }) => ({
      projectId: found.id,
      partyId: kind === 'milestone' ? ((await findMilestone(context.db, viewer, found.id, id))?.partyId ?? null) : null,
    }),
    run: async (asked, input) => {
      if (input.kind !== 'milestone' && !asked.may('plan.edit')) throw denied(403);
      await asked.write((trx, actor) => movePlanItem(asked, trx, actor, input));
      return input.via ? `/projekt/${asked.found.slug}/plan?sparad=${input.kind}-${input.id}` : null;
    },
  }),
  'create-activity': intent(project, {
    may: 'plan.edit',
    form: newActivityForm,
    run: async ({ viewer, found, context, write }, { start, end, ...input }) => {
      const phases = await listPhases(context.db, viewer, found.id);
      if (!phases.some((phase) => phase.id === input.phaseId)) throw new Refusal('Välj en fas i projektet.', 'phaseId');
      const id = await write((trx, actor) =>
        insertActivity(trx, actor, found.id, { ...input, startDate: start, endDate: end }),
      );
      return `/projekt/${found.slug}/plan?sparad=activity-${id}`;
    },
  }),
  'update-activity': intent(project, {
    may: 'plan.edit',
    form: updateActivityForm,
    run: async ({ viewer, found, write }, { id, version, start, end, ...change }) => {
      await write(async (trx, actor) => {
        const before = await lockActivity(trx, viewer, found.id, id);
        if (!before) throw new Refusal('Aktiviteten finns inte längre. Någon har tagit bort den.');
        if (before.version !== version) throw new LostRace({ version: before.version, values: spanValues(before) });
        await updateActivity(trx, actor, found.id, before, { ...change, startDate: start, endDate: end });
      });
      return `/projekt/${found.slug}/plan?sparad=activity-${id}`;
    },
  }),
  explain: intent(project, {
    may: 'plan.edit',
    form: explainForm,
    run: async ({ found, write }, { id, reason }) => {
      const explained = await write((trx, actor) => explainMove(trx, actor, found.id, id, reason));
      if (!explained) throw new Refusal('Flytten har redan fått en orsak.');
      return `/projekt/${found.slug}/plan`;
    },
  }),
  ...removal(project, {
    table: 'activity',
    may: 'plan.edit',
    missing: 'Aktiviteten har ändrats eller är redan borttagen. Kontrollera och försök igen.',
    page: ({ slug }) => `/projekt/${slug}/plan`,
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Plan · ${data?.project.name ?? ''} · Samplan` },
];

export default function Plan() {
  return <PlanPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
