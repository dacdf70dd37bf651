import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { networkOf, requireOrder } from '~/domain/schedule';
import { scheduleState } from '~/domain/schedule-slack';
import {
  constraintForm,
  dependencyForm,
  explainForm,
  moveForm,
  newActivityForm,
  removeDependencyForm,
  undoForm,
  updateActivityForm,
} from '~/forms/plan';
import { LostRace } from '~/policy/form-failure';
import { denied } from '~/policy/denial';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { insertActivity } from '~/store/activity';
import { deleteDependency, upsertDependency } from '~/store/dependency';
import { findMilestone, listUnexplainedMoves } from '~/store/milestone';
import { explainMove } from '~/store/milestone-change';
import { listPhases } from '~/store/phase';
import type { Project } from '~/store/project';
import { lockConstraint, updateConstraint } from '~/store/plan-constraint';
import { lockPlan } from '~/store/plan-move';
import { constraintValues } from '~/views/plan/dependency-words';
import type { MoveProposal } from '~/views/plan/move-proposal';
import { PlanPage } from '~/views/plan/PlanPage';

import { movePlanItem } from './plan-move';
import { planCalendar, planNetwork, readPlan } from './plan-schedule';
import { undoMove } from './plan-undo';
import { removal } from './removal';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, may }) => {
  const mayEdit = may('plan.edit');
  const [plan, unexplained] = await Promise.all([
    readPlan(context.db, viewer, found.id),
    mayEdit ? listUnexplainedMoves(context.db, viewer, found.id) : [],
  ]);
  const { links, ...rows } = plan;
  const network = planNetwork(plan);
  const { calendar, holidays } = planCalendar(network, []);
  const { slack, critical, broken, cycle, end } = scheduleState(network, calendar);
  return {
    project: found,
    ...rows,
    unexplained,
    dependencies: links.dependencies.filter(
      ({ predecessorId, successorId }) => network.at.has(predecessorId) && network.at.has(successorId),
    ),
    constraints: links.constraints,
    baselines: links.baselines,
    lastMove: links.lastMove && network.at.has(links.lastMove.itemId) ? links.lastMove : null,
    schedule: { slack: [...slack], critical: [...critical], broken, cycle, end },
    holidays,
    today: context.clock.today(),
    mayEdit,
    /** the kommuner whose own milestones the viewer may move */
    movableParties: found.participants
      .filter((party) => may('milestone.update', { projectId: found.id, partyId: party.id }))
      .map((party) => party.id),
  };
});

type Answer = { readonly proposal: MoveProposal };

/** What was asked, as the form sent it. */
function fieldsOf(input: Record<string, string | number | null | undefined>): [string, string][] {
  return Object.entries(input).flatMap(([name, value]) =>
    ['cascade', 'seen'].includes(name) || value === undefined ? [] : [[name, String(value ?? '')]],
  );
}

export const action = guardedAction<{ slug: string }, Project, Answer>(project, {
  move: intent(project, {
    may: 'milestone.update',
    form: moveForm,
    target: async ({ viewer, found, context }, { kind, id }) => ({
      projectId: found.id,
      partyId: kind === 'milestone' ? ((await findMilestone(context.db, viewer, found.id, id))?.partyId ?? null) : null,
    }),
    run: async (asked, input) => {
      const { kind, id, via } = input;
      if (kind !== 'milestone' && !asked.may('plan.edit')) throw denied(403);
      const page = `/projekt/${asked.found.slug}/plan?sparad=${kind}-${id}`;
      const again = { intent: 'move', fields: fieldsOf({ ...input, via: 'table' }) };
      const proposal = await asked.write((trx, actor) => movePlanItem(asked, trx, actor, input, again));
      if (proposal) return { show: { proposal } };
      return via ? page : null;
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
    run: async (asked, input) => {
      const { id, name, responsible, percentComplete } = input;
      const again = {
        ...{ intent: 'update-activity', fields: fieldsOf(input) },
        rest: { name, responsible, percentComplete },
      };
      const proposal = await asked.write((trx, actor) =>
        movePlanItem(asked, trx, actor, { ...input, kind: 'activity' }, again),
      );
      if (proposal) return { show: { proposal } };
      return `/projekt/${asked.found.slug}/plan?sparad=activity-${id}`;
    },
  }),
  undo: intent(project, {
    may: 'plan.edit',
    form: undoForm,
    run: async (asked, { id }) => {
      await asked.write((trx, actor) => undoMove(asked, trx, actor, id));
      return `/projekt/${asked.found.slug}/plan?tillbakatagen=1`;
    },
  }),
  'set-dependency': intent(project, {
    may: 'plan.edit',
    form: dependencyForm,
    run: async ({ viewer, found, write }, { id: successorId, ...input }) => {
      const dependency = { ...input, successorId };
      const kind = await write(async (trx, actor) => {
        await lockPlan(trx, viewer, found.id);
        const plan = await readPlan(trx, viewer, found.id);
        const { items, at } = planNetwork(plan);
        if (!at.has(successorId)) throw new Refusal('Raden finns inte längre. Någon har tagit bort den.');
        if (!at.has(input.predecessorId)) throw new Refusal('Välj en rad i planen.', 'predecessorId');
        if (input.predecessorId === successorId) {
          throw new Refusal('En rad kan inte bero på sig själv.', 'predecessorId');
        }
        requireOrder(networkOf(items, [...plan.links.dependencies, dependency]));
        if (!(await upsertDependency(trx, actor, found.id, dependency))) {
          throw new Refusal('Beroendena skulle gå runt, genom en rad som är borttagen.', 'predecessorId');
        }
        return items[at.get(successorId)!]!.kind;
      });
      return `/projekt/${found.slug}/plan?rad=${kind}-${successorId}#${kind}-${successorId}`;
    },
  }),
  'remove-dependency': intent(project, {
    may: 'plan.edit',
    form: removeDependencyForm,
    run: async ({ found, url, write }, { id: successorId, predecessorId }) => {
      await write((trx, actor) => deleteDependency(trx, actor, found.id, { predecessorId, successorId }));
      const row = url.searchParams.get('rad');
      return `/projekt/${found.slug}/plan${row ? `?rad=${encodeURIComponent(row)}` : ''}`;
    },
  }),
  constrain: intent(project, {
    may: 'plan.edit',
    form: constraintForm,
    run: async ({ viewer, found, url, write }, { id, version, kind, date }) => {
      await write(async (trx, actor) => {
        const before = await lockConstraint(trx, viewer, found.id, id);
        if (!before) throw new Refusal('Raden finns inte längre. Någon har tagit bort den.');
        if (before.version !== version) {
          throw new LostRace({ version: before.version, values: constraintValues(before) });
        }
        const constraint = kind === 'notBefore' ? { kind, date: date! } : kind === 'fixed' ? { kind } : null;
        await updateConstraint(trx, actor, found.id, before, constraint);
      });
      const row = url.searchParams.get('rad');
      return `/projekt/${found.slug}/plan${row ? `?rad=${encodeURIComponent(row)}` : ''}`;
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
  const answer = useActionData<typeof action>() ?? null;
  const proposal = answer && 'proposal' in answer ? answer.proposal : null;
  const failure = answer && !('proposal' in answer) ? answer : null;
  return <PlanPage {...useLoaderData<typeof loader>()} failure={failure} proposal={proposal} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
