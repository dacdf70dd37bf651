import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { isEditable } from '~/domain/budget';
import type { ShareTable } from '~/domain/cost-share';
import { explainShare, findShareRow, type Explanation } from '~/domain/explain';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import { PROJECT_KEY, updatePhaseForm } from '~/forms/phase';
import { LostRace } from '~/policy/form-failure';
import { denied } from '~/policy/denial';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { listApprovals } from '~/store/approval';
import { findBudget } from '~/store/budget';
import { listKeyChoices } from '~/store/cooperation';
import { isNumberTaken, lockPhase, type Phase } from '~/store/phase';
import { lockPlan } from '~/store/plan-move';
import type { Project } from '~/store/project';
import { PhasePage } from '~/views/economy/PhasePage';
import { phaseValues } from '~/views/economy/phase-words';
import { readShareListing } from '~/views/economy/share-address';
import type { MoveProposal } from '~/views/plan/move-proposal';
import type { Transaction } from '~db/open';

import { changedPresence } from './changed-presence';
import { fieldsOf, movePlanItem } from './plan-move';
import { inhabitantsOf } from './phase-inhabitants';
import { assumptionIntents } from './phase-assumptions';
import { inKindIntents } from './phase-in-kind';
import { lineIntents } from './phase-lines';
import { sharesOf } from './share-table';
import { phase, shownPhase } from './subjects';

/** How a row of the table came about; null when the table has no such row. */
function explained(table: ShareTable | null, partyId: number | null, unitId: number | null): Explanation | null {
  const at = table ? findShareRow(table, partyId, unitId) : -1;
  return table && at >= 0 ? explainShare(table, at) : null;
}

/** The project's participants, and whom a draft that was made of a scenario shares with beside them; in Swedish order. */
function partiesOf({ participants }: Project, table: ShareTable | null): { id: number; name: string }[] {
  const sharing = (table?.rows ?? []).map(({ claimant }) => ({ id: claimant.partyId, name: claimant.partyName }));
  const parties = new Map([...participants, ...sharing].map(({ id, name }) => [id, { id, name }]));
  return [...parties.values()].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
}

export const loader = guardedLoader(shownPhase, 'project.read', async ({ viewer, found, context, url, may }) => {
  const phaseId = found.phase.id;
  const listing = readShareListing(url.searchParams);
  const budget = await findBudget(context.db, viewer, phaseId, listing.version);
  if (listing.version !== null && !budget) throw denied(404);
  const shares = await sharesOf({ context, viewer, phaseId, budget, mode: listing.mode });
  const { table } = shares;
  // A draft is what is worked on; what the parties were asked about before it still holds and is told.
  const [standing] =
    budget && isEditable(budget.state) && budget.version > 1
      ? await listApprovals(context.db, viewer, { phaseId })
      : [];
  const ownPartyId = viewer.party?.id ?? null;
  const mayEdit = may('plan.edit');
  const assumed = (budget?.assumptions?.participantIds ?? null) !== null;
  return {
    ...found,
    // Who comes or goes on the way shares, and can carry a line.
    project: { ...found.project, participants: partiesOf(found.project, assumed ? null : table) },
    budget,
    standing: standing ?? null,
    changedPresence:
      listing.version === null ? await changedPresence({ context, viewer, phase: found.phase, budget, table }) : [],
    shares,
    inKindParties: may('budget.draft') ? partiesOf(found.project, table) : [],
    inhabitants: await inhabitantsOf({ context, viewer, phaseId, budget, table }),
    listing,
    opened: explained(table, listing.partyId, listing.unitId),
    example: explained(table, ownPartyId, null) ?? (table?.rows.length ? explainShare(table, 0) : null),
    ownPartyId,
    keys:
      mayEdit && (budget === null || isEditable(budget.state))
        ? await listKeyChoices(context.db, viewer, found.project.cooperationId)
        : null,
    today: context.clock.today(),
    mayEdit,
    mayDraft: may('budget.draft'),
  };
});

/** A phase takes a key of its own cooperation, and only while nothing submitted stands on the one it has. */
async function refuseKey(
  trx: Transaction,
  viewer: Viewer,
  { cooperationId }: Project,
  { id }: Phase,
  keyId: number | null,
): Promise<void> {
  const budget = await findBudget(trx, viewer, id);
  if (budget && !isEditable(budget.state)) {
    throw new Refusal(
      'Budgeten är inskickad, och nyckeln hör till den. En ny version kan få en annan nyckel.',
      'keyId',
    );
  }
  const keys = await listKeyChoices(trx, viewer, cooperationId);
  if (keyId !== null && !keys.some((key) => key.id === keyId)) {
    throw new Refusal('Välj en av samverkans nycklar.', 'keyId');
  }
}

type Answer = { readonly proposal: MoveProposal };

export const action = guardedAction<{ slug: string; nr: number }, { project: Project; phase: Phase }, Answer>(phase, {
  ...lineIntents,
  ...inKindIntents,
  ...assumptionIntents,
  'update-phase': intent(phase, {
    may: 'plan.edit',
    form: updatePhaseForm,
    run: async (asked, { id, version, cascade, seen, startDate, endDate, ...change }) => {
      const { viewer, found, write } = asked;
      const own = { ...asked, found: found.project };
      const proposal = await write(async (trx, actor) => {
        await lockPlan(trx, viewer, found.project.id);
        const before = await lockPhase(trx, viewer, found.project.id, id);
        if (!before) throw new Refusal('Fasen finns inte längre. Någon har tagit bort den.');
        if (before.version !== version) throw new LostRace({ version: before.version, values: phaseValues(before) });
        if (change.keyId !== undefined && change.keyId !== before.keyId) {
          await refuseKey(trx, viewer, found.project, before, change.keyId);
        }
        if (change.number !== before.number && (await isNumberTaken(trx, found.project.id, change.number))) {
          throw new Refusal(`Fas ${change.number} finns redan. Välj ett annat nummer.`, 'number');
        }
        const move = { kind: 'phase', id, version, start: startDate, end: endDate, cascade, seen } as const;
        const { keyId, ...typed } = { id, version, ...change, startDate, endDate };
        const fields = fieldsOf({ ...typed, ...(keyId === undefined ? {} : { keyId: keyId ?? PROJECT_KEY }) });
        return movePlanItem(own, trx, actor, move, {
          ...{ intent: 'update-phase', fields, rest: { phase: change }, dateField: 'startDate' },
        });
      });
      if (proposal) return { show: { proposal } };
      return `/projekt/${found.project.slug}/faser/${change.number}?sparad=fas`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Fas ${data?.phase.number ?? ''} · ${data?.project.name ?? ''} · Samplan` },
];

export default function PhaseRoute() {
  const answer = useActionData<typeof action>() ?? null;
  const proposal = answer && 'proposal' in answer ? answer.proposal : null;
  const failure = answer && !('proposal' in answer) ? answer : null;
  return <PhasePage {...useLoaderData<typeof loader>()} failure={failure} proposal={proposal} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
