import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { explainMoveForm } from '~/forms/milestone';
import {
  moveForm,
  newActivityForm,
  newMilestoneRowForm,
  undoForm,
  updateActivityForm,
  updateMilestoneRowForm,
  updatePhaseForm,
} from '~/forms/plan';
import { bulkForm } from '~/forms/plan-bulk';
import { removeForm } from '~/forms/removal';
import { denied } from '~/policy/denial';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { lockActivity } from '~/store/activity';
import { findMilestone, lockMilestone } from '~/store/milestone';
import { explainMove } from '~/store/milestone-change';
import type { Project } from '~/store/project';
import type { BulkProposal } from '~/views/plan/bulk-proposal';
import type { MoveProposal } from '~/views/plan/move-proposal';
import { planAddress } from '~/views/plan/plan-address';
import { PlanPage } from '~/views/plan/PlanPage';

import { addActivity, addMilestone } from './plan-add';
import { changeRows } from './plan-bulk';
import { planContent } from './plan-content';
import { linkIntents } from './plan-links';
import { fieldsOf, movePlanItem, type AskedMove } from './plan-move';
import type { RowValues } from './plan-row';
import { removeRow, undoChange } from './plan-undo';
import { secrecyIntents } from './secrecy';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async (asked) => ({
  project: asked.found,
  ...(await planContent(asked)),
}));

type Answer = { readonly proposal: MoveProposal } | { readonly bulkProposal: BulkProposal };

/** The page as it was, with what was done; at the row for a browser that must find it by itself. */
function pageAfter({ found, url }: Guarded<Project>, row: string, { anchor = '' }: { anchor?: string } = {}): string {
  return `${planAddress(found.slug, url.searchParams, { sparad: row })}${anchor ? `#${row}` : ''}`;
}

/** Saves a row that was typed in the table, or shows what its new dates bring with them. */
async function saveRow(
  asked: Guarded<Project>,
  name: string,
  input: Omit<AskedMove, 'kind' | 'start' | 'end'> & Record<string, string | number | null | undefined>,
  { kind, start, end }: Pick<AskedMove, 'kind' | 'start' | 'end'>,
  rest: RowValues,
): Promise<string | { readonly show: Answer }> {
  const { id, version, cascade, seen } = input;
  const move = { kind, id, version, start, end, cascade, seen };
  const dateField = kind === 'milestone' ? 'forecast' : 'start';
  const proposal = await asked.write((trx, actor) =>
    movePlanItem(asked, trx, actor, move, { intent: name, fields: fieldsOf(input), rest, dateField }),
  );
  return proposal
    ? { show: { proposal } }
    : pageAfter(asked, `${kind}-${id}`, { anchor: String(input['anchor'] ?? '') });
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
      if (input.kind !== 'milestone' && !asked.may('plan.edit')) throw denied(403);
      const again = { intent: 'move', fields: fieldsOf(input) };
      const proposal = await asked.write((trx, actor) => movePlanItem(asked, trx, actor, input, again));
      return proposal ? { show: { proposal } } : null;
    },
  }),
  'create-activity': intent(project, {
    may: 'plan.edit',
    form: newActivityForm,
    run: async (asked, { anchor, ...input }) => {
      const id = await asked.write((trx, actor) => addActivity(asked, trx, actor, input));
      return pageAfter(asked, `activity-${id}`, { anchor });
    },
  }),
  'create-milestone': intent(project, {
    may: 'plan.edit',
    form: newMilestoneRowForm,
    run: async (asked, { anchor, ...input }) => {
      const id = await asked.write((trx, actor) => addMilestone(asked, trx, actor, input));
      return pageAfter(asked, `milestone-${id}`, { anchor });
    },
  }),
  'update-phase': intent(project, {
    may: 'plan.edit',
    form: updatePhaseForm,
    run: (asked, input) => {
      const { name, start, end } = input;
      return saveRow(asked, 'update-phase', input, { kind: 'phase', start, end }, { phase: { name } });
    },
  }),
  'update-activity': intent(project, {
    may: 'plan.edit',
    form: updateActivityForm,
    run: (asked, input) => {
      const { name, responsible, percentComplete, start, end } = input;
      const activity = { name, responsible, percentComplete };
      return saveRow(asked, 'update-activity', input, { kind: 'activity', start, end }, { activity });
    },
  }),
  'update-milestone': intent(project, {
    may: 'milestone.update',
    form: updateMilestoneRowForm,
    target: async ({ viewer, found, context }, { id }) => ({
      projectId: found.id,
      partyId: (await findMilestone(context.db, viewer, found.id, id))?.partyId ?? null,
    }),
    run: async (asked, input) => {
      const { label, title, forecast, actual, status, responsible, reason } = input;
      const mayDescribe = asked.may('plan.edit');
      if (mayDescribe && title === '') throw new Refusal('Skriv vad som ska vara uppnått.', 'title');
      const milestone = { actual, status, responsible, reason, ...(mayDescribe ? { label, title } : {}) };
      const dates = { kind: 'milestone', start: forecast, end: forecast } as const;
      return saveRow(asked, 'update-milestone', input, dates, { milestone });
    },
  }),
  bulk: intent(project, {
    may: 'plan.edit',
    form: bulkForm,
    run: async (asked, input) => {
      const bulkProposal = await asked.write((trx, actor) => changeRows(asked, trx, actor, input));
      return bulkProposal ? { show: { bulkProposal } } : planAddress(asked.found.slug, asked.url.searchParams);
    },
  }),
  undo: intent(project, {
    may: 'plan.edit',
    form: undoForm,
    run: async (asked, { id }) => {
      await asked.write((trx, actor) => undoChange(asked, trx, actor, id));
      return planAddress(asked.found.slug, asked.url.searchParams, { tillbakatagen: '1' });
    },
  }),
  remove: intent(project, {
    may: 'plan.edit',
    form: removeForm,
    run: async (asked, row) => {
      await asked.write((trx, actor) => removeRow(asked, trx, actor, row));
      return planAddress(asked.found.slug, asked.url.searchParams);
    },
  }),
  ...linkIntents,
  ...secrecyIntents(project, {
    may: 'plan.edit',
    projectId: ({ id }) => id,
    lock: async ({ viewer, found }, trx, id) => {
      const activity = await lockActivity(trx, viewer, found.id, id);
      if (activity) return { what: 'activity', secrecy: activity.secrecy };
      const milestone = await lockMilestone(trx, viewer, found.id, id);
      return milestone && { what: 'milestone', secrecy: milestone.secrecy };
    },
    page: ({ found, url }) => planAddress(found.slug, url.searchParams, { rad: url.searchParams.get('rad') }),
  }),
  explain: intent(project, {
    may: 'plan.edit',
    form: explainMoveForm,
    run: async ({ found, url, write }, { changeId, explanation }) => {
      const explained = await write((trx, actor) => explainMove(trx, actor, found.id, changeId, explanation));
      if (!explained) throw new Refusal('Flytten har redan fått en orsak.');
      return planAddress(found.slug, url.searchParams);
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Plan · ${data?.project.name ?? ''} · Samplan` },
];

export default function Plan() {
  const answer = useActionData<typeof action>() ?? null;
  return (
    <PlanPage
      {...useLoaderData<typeof loader>()}
      failure={answer && 'reply' in answer ? answer : null}
      proposal={answer && 'proposal' in answer ? answer.proposal : null}
      bulkProposal={answer && 'bulkProposal' in answer ? answer.bulkProposal : null}
    />
  );
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
