import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { Refusal } from '~/domain/refusal';
import { explainChangeForm, newMilestoneForm, updateMilestoneForm } from '~/forms/milestone';
import type { Target } from '~/policy/can';
import { guardedAction, guardedLoader, intent, type Guarded } from '~/policy/guard';
import { findMilestone, listMilestones, lockMilestone } from '~/store/milestone';
import { explainMove, insertMilestone } from '~/store/milestone-change';
import { listPhases } from '~/store/phase';
import type { Project } from '~/store/project';
import { milestoneAddress, readMilestoneFilter } from '~/views/plan/milestone-address';
import { MilestonesPage } from '~/views/plan/MilestonesPage';
import type { MoveProposal } from '~/views/plan/move-proposal';

import { fieldsOf, movePlanItem } from './plan-move';
import { removal } from './removal';
import { secrecyIntents } from './secrecy';
import { project } from './subjects';

export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, url, may }) => {
  const mayEdit = may('plan.edit');
  const mayUpdate = (partyId: number | null) => may('milestone.update', { projectId: found.id, partyId });
  const opened = Number(url.searchParams.get('milstolpe'));
  const [milestones, phases, detail] = await Promise.all([
    listMilestones(context.db, viewer, found.id),
    listPhases(context.db, viewer, found.id),
    Number.isSafeInteger(opened) && opened > 0 ? findMilestone(context.db, viewer, found.id, opened) : null,
  ]);
  const page = {
    project: found,
    milestones,
    phases,
    detail,
    filter: readMilestoneFilter(url.searchParams),
    today: context.clock.today(),
    mayEdit,
    own: mayEdit ? [] : found.participants.filter(({ id }) => mayUpdate(id)),
    mayUpdate: detail !== null && mayUpdate(detail.partyId),
  };
  // A page all the same: it may answer a form about a milestone that somebody took away meanwhile.
  return data(page, { status: url.searchParams.has('milstolpe') && detail === null ? 404 : 200 });
});

/** The kommun whose milestone it is decides who may: a delprojektledare updates the own kommun's only (DOMAIN.md 7). */
async function ownMilestone({ viewer, found, context }: Guarded<Project>, id: number): Promise<Target> {
  const milestone = await findMilestone(context.db, viewer, found.id, id);
  return { projectId: found.id, partyId: milestone?.partyId ?? null };
}

type Answer = { readonly proposal: MoveProposal };

export const action = guardedAction<{ slug: string }, Project, Answer>(project, {
  update: intent(project, {
    may: 'milestone.update',
    form: updateMilestoneForm,
    target: (asked, { id }) => ownMilestone(asked, id),
    run: async (asked, input) => {
      const { found, url, write } = asked;
      const { id, version, cascade, seen, forecast, ...milestone } = input;
      const move = { kind: 'milestone', id, version, start: forecast, end: forecast, cascade, seen } as const;
      const proposal = await write((trx, actor) =>
        movePlanItem(asked, trx, actor, move, {
          ...{ intent: 'update', fields: fieldsOf(input), rest: { milestone }, dateField: 'forecast' },
        }),
      );
      if (proposal) return { show: { proposal } };
      const page = milestoneAddress(`/projekt/${found.slug}/milstolpar`, readMilestoneFilter(url.searchParams), {
        sparad: id,
      });
      return `${page}#milstolpe-${id}`;
    },
  }),
  explain: intent(project, {
    may: 'milestone.update',
    form: explainChangeForm,
    target: (asked, { id }) => ownMilestone(asked, id),
    run: async ({ viewer, found, context, write }, { id, changeId, explanation }) => {
      const milestone = await findMilestone(context.db, viewer, found.id, id);
      if (!milestone?.changes.some((change) => change.id === changeId)) {
        throw new Refusal('Ändringen finns inte längre.');
      }
      const explained = await write((trx, actor) => explainMove(trx, actor, found.id, changeId, explanation));
      if (!explained) throw new Refusal('Ändringen har redan fått en orsak.');
      return `/projekt/${found.slug}/milstolpar?milstolpe=${id}#milstolpe-${id}`;
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
  ...secrecyIntents(project, {
    may: 'plan.edit',
    projectId: ({ id }) => id,
    lock: async ({ viewer, found }, trx, id) => {
      const milestone = await lockMilestone(trx, viewer, found.id, id);
      return milestone && { what: 'milestone', secrecy: milestone.secrecy };
    },
    page: ({ found, url }, id) => {
      const base = `/projekt/${found.slug}/milstolpar`;
      return `${milestoneAddress(base, readMilestoneFilter(url.searchParams), { milstolpe: id })}#milstolpe-${id}`;
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
  const answer = useActionData<typeof action>() ?? null;
  const proposal = answer && 'proposal' in answer ? answer.proposal : null;
  const failure = answer && !('proposal' in answer) ? answer : null;
  return <MilestonesPage {...useLoaderData<typeof loader>()} failure={failure} proposal={proposal} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
