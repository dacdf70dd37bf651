import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { checkMilestoneUpdate, requireReason } from '~/domain/milestone';
import { Refusal } from '~/domain/refusal';
import { newMilestoneForm, updateMilestoneForm } from '~/forms/milestone';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { findMilestone, listMilestones, lockMilestone } from '~/store/milestone';
import { insertMilestone, updateMilestone } from '~/store/milestone-change';
import { listPhases } from '~/store/phase';
import { MilestonesPage } from '~/views/plan/MilestonesPage';
import { milestoneValues } from '~/views/plan/milestone-words';

import { removal } from './removal';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, url, may }) => {
  const opened = Number(url.searchParams.get('milstolpe'));
  const [milestones, phases, detail] = await Promise.all([
    listMilestones(context.db, viewer, found.id),
    listPhases(context.db, viewer, found.id),
    Number.isSafeInteger(opened) && opened > 0 ? findMilestone(context.db, viewer, found.id, opened) : null,
  ]);
  return {
    project: found,
    milestones,
    phases,
    detail,
    today: context.clock.today(),
    mayEdit: may('plan.edit'),
    mayUpdate: detail !== null && may('milestone.update', { projectId: found.id, partyId: detail.partyId }),
  };
});

export const action = guardedAction(project, {
  update: intent(project, {
    may: 'milestone.update',
    form: updateMilestoneForm,
    target: async ({ viewer, found, context }, input) => ({
      projectId: found.id,
      partyId: (await findMilestone(context.db, viewer, found.id, input.id))?.partyId ?? null,
    }),
    run: async ({ viewer, found, context, write }, { id, version, reason, ...change }) => {
      await write(async (trx, actor) => {
        const before = await lockMilestone(trx, viewer, found.id, id);
        if (!before) throw new Refusal('Milstolpen finns inte längre. Någon har tagit bort den.');
        if (before.version !== version)
          throw new LostRace({ version: before.version, values: milestoneValues(before) });
        checkMilestoneUpdate(before, change, { start: found.startDate }, context.clock.today());
        requireReason(before, change.forecast, reason);
        await updateMilestone(trx, actor, found.id, before, change, reason);
      });
      return `/projekt/${found.slug}/milstolpar?sparad=${id}#milstolpe-${id}`;
    },
  }),
  create: intent(project, {
    may: 'plan.edit',
    form: newMilestoneForm,
    run: async ({ viewer, found, context, write }, input) => {
      const phases = await listPhases(context.db, viewer, found.id);
      if (!phases.some((phase) => phase.id === input.phaseId)) throw new Refusal('Välj en fas i projektet.', 'phaseId');
      if (input.partyId !== null && !found.participants.some((party) => party.id === input.partyId)) {
        throw new Refusal('Välj en av projektets deltagare.', 'partyId');
      }
      if (input.forecast && found.startDate && input.forecast < found.startDate) {
        throw new Refusal(`Prognosen ${input.forecast} ligger före projektets start ${found.startDate}.`, 'forecast');
      }
      const id = await write((trx, actor) => insertMilestone(trx, actor, found.id, input));
      return `/projekt/${found.slug}/milstolpar?sparad=${id}#milstolpe-${id}`;
    },
  }),
  ...removal(project, {
    table: 'milestone',
    may: 'plan.edit',
    missing: 'Milstolpen har ändrats eller är redan borttagen. Kontrollera och försök igen.',
    page: ({ slug }) => `/projekt/${slug}/milstolpar`,
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Milstolpar · ${data?.project.name ?? ''} · Samplan` },
];

export default function Milestones() {
  return <MilestonesPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
