import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { newPhaseForm } from '~/forms/phase';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { listApprovals } from '~/store/approval';
import { insertPhase } from '~/store/phase';
import { listPhaseBudgets, phaseHindrance, phaseReturnHindrance } from '~/store/phase-budget';
import { unaskedPhases, waitingApprovals } from '~/views/approval/approval-content';
import { PhasesPage } from '~/views/economy/PhasesPage';

import { removal } from './removal';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, may }) => {
  const today = context.clock.today();
  const [phases, approvals] = await Promise.all([
    listPhaseBudgets(context.db, viewer, found.id),
    listApprovals(context.db, viewer, { projectIds: [found.id] }),
  ]);
  return {
    project: found,
    phases,
    approvals: waitingApprovals(approvals, unaskedPhases(found, phases, today), today),
    mayEdit: may('plan.edit'),
  };
});

export const action = guardedAction(project, {
  create: intent(project, {
    may: 'plan.edit',
    form: newPhaseForm,
    run: async ({ found, write }, input) => {
      const added = await write((trx, actor) => insertPhase(trx, actor, found.id, input));
      if (added === null) throw new Refusal(`Fas ${input.number} finns redan. Välj ett annat nummer.`, 'number');
      return `/projekt/${found.slug}/faser/${input.number}`;
    },
  }),
  ...removal(project, {
    table: 'phase',
    may: 'plan.edit',
    missing: 'Fasen har ändrats eller är redan borttagen. Kontrollera och försök igen.',
    page: ({ slug }) => `/projekt/${slug}/faser`,
    hindrance: phaseHindrance,
    returnHindrance: phaseReturnHindrance,
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Faser & budget · ${data?.project.name ?? ''} · Samplan` },
];

export default function Phases() {
  return <PhasesPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
