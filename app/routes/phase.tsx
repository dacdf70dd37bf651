import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { isEditable, refuseBeyondLargest } from '~/domain/budget';
import type { ShareTable } from '~/domain/cost-share';
import { explainShare, findShareRow, type Explanation } from '~/domain/explain';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import { newLineForm, updateLineForm } from '~/forms/budget-line';
import { updatePhaseForm } from '~/forms/phase';
import { removeForm, restoreForm } from '~/forms/removal';
import { LostRace } from '~/policy/form-failure';
import { denied } from '~/policy/denial';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { listApprovals } from '~/store/approval';
import { findBudget, findDraftLine, insertBudgetLine, updateBudgetLine, type BudgetLineInput } from '~/store/budget';
import { listKeyChoices } from '~/store/cooperation';
import { lockDraft } from '~/store/draft';
import { lockPhase, updatePhase, type Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { PhasePage } from '~/views/economy/PhasePage';
import { lineValues, phaseValues } from '~/views/economy/phase-words';
import { readShareListing } from '~/views/economy/share-address';
import type { Transaction } from '~db/open';

import { sharesOf } from './share-table';
import { phase, shownPhase } from './subjects';

/** How a row of the table came about; null when the table has no such row. */
function explained(table: ShareTable | null, partyId: number | null, unitId: number | null): Explanation | null {
  const at = table ? findShareRow(table, partyId, unitId) : -1;
  return table && at >= 0 ? explainShare(table, at) : null;
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
  return {
    ...found,
    budget,
    standing: standing ?? null,
    shares,
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

const frozen = 'Budgeten är inskickad och låst. Det som är inskickat ändras inte.';
const gone = 'Raden finns inte längre. Någon har tagit bort den.';

/** A line may only name parties of the project, or whom it named before: the newcomer that a scenario lets pay. */
function refuseStrangers(
  line: BudgetLineInput,
  { participants }: Project,
  before: Pick<BudgetLineInput, 'performedById' | 'carriedBy'> | null,
): void {
  for (const field of ['performedById', 'carriedBy'] as const) {
    const id = line[field];
    if (id !== null && id !== before?.[field] && !participants.some((party) => party.id === id)) {
      throw new Refusal('Välj en av projektets deltagare.', field);
    }
  }
}

/** Judges the draft as the change leaves it; a refusal undoes the change. */
async function refuseSum(trx: Transaction, viewer: Viewer, { id }: Phase, field?: string): Promise<void> {
  refuseBeyondLargest((await findBudget(trx, viewer, id))?.lines ?? [], field);
}

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

export const action = guardedAction(phase, {
  'update-phase': intent(phase, {
    may: 'plan.edit',
    form: updatePhaseForm,
    run: async ({ viewer, found, write }, { id, version, ...change }) => {
      await write(async (trx, actor) => {
        const before = await lockPhase(trx, viewer, found.project.id, id);
        if (!before) throw new Refusal('Fasen finns inte längre. Någon har tagit bort den.');
        if (before.version !== version) throw new LostRace({ version: before.version, values: phaseValues(before) });
        if (change.keyId !== undefined && change.keyId !== before.keyId) {
          await refuseKey(trx, viewer, found.project, before, change.keyId);
        }
        if (!(await updatePhase(trx, actor, found.project.id, before, change))) {
          throw new Refusal(`Fas ${change.number} finns redan. Välj ett annat nummer.`, 'number');
        }
      });
      return `/projekt/${found.project.slug}/faser/${change.number}?sparad=fas`;
    },
  }),
  'create-line': intent(phase, {
    may: 'budget.draft',
    form: newLineForm,
    run: async ({ viewer, found, write }, line) => {
      refuseStrangers(line, found.project, null);
      await write(async (trx, actor) => {
        const draft = await lockDraft(trx, actor, found.project.id, found.phase.id);
        if (draft === null) throw new Refusal(frozen);
        await insertBudgetLine(trx, actor, found.project.id, draft, line);
        await refuseSum(trx, viewer, found.phase, 'amount');
      });
      return `/projekt/${found.project.slug}/faser/${found.phase.number}?sparad=rad#budgetrader`;
    },
  }),
  'update-line': intent(phase, {
    may: 'budget.draft',
    form: updateLineForm,
    run: async ({ viewer, found, write }, { id, version, line }) => {
      await write(async (trx, actor) => {
        const draft = await lockDraft(trx, actor, found.project.id, found.phase.id);
        if (draft === null) throw new Refusal(frozen);
        const before = await findDraftLine(trx, draft, id);
        if (!before || before.removed) throw new Refusal(gone);
        if (before.version !== version) throw new LostRace({ version: before.version, values: lineValues(before) });
        refuseStrangers(line, found.project, before);
        await updateBudgetLine(trx, actor, found.project.id, id, line);
        await refuseSum(trx, viewer, found.phase, 'amount');
      });
      return `/projekt/${found.project.slug}/faser/${found.phase.number}?sparad=rad#budgetrader`;
    },
  }),
  remove: intent(phase, {
    may: 'budget.draft',
    form: removeForm,
    run: async ({ found, write }, { id, version }) => {
      await write(async (trx, actor) => {
        const draft = await lockDraft(trx, actor, found.project.id, found.phase.id);
        if (draft === null) throw new Refusal(frozen);
        const before = await findDraftLine(trx, draft, id);
        if (!before || before.removed || before.version !== version) {
          throw new Refusal('Raden har ändrats eller är redan borttagen. Kontrollera och försök igen.');
        }
        await updateBudgetLine(trx, actor, found.project.id, id, { removed: true });
      });
      return `/projekt/${found.project.slug}/faser/${found.phase.number}?borttagen=${id}#budgetrader`;
    },
  }),
  restore: intent(phase, {
    may: 'budget.draft',
    form: restoreForm,
    run: async ({ viewer, found, write }, { id }) => {
      await write(async (trx, actor) => {
        const draft = await lockDraft(trx, actor, found.project.id, found.phase.id);
        if (draft === null) throw new Refusal(frozen);
        if (!(await findDraftLine(trx, draft, id))?.removed) return;
        await updateBudgetLine(trx, actor, found.project.id, id, { removed: false });
        await refuseSum(trx, viewer, found.phase);
      });
      return `/projekt/${found.project.slug}/faser/${found.phase.number}?sparad=rad#budgetrader`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Fas ${data?.phase.number ?? ''} · ${data?.project.name ?? ''} · Samplan` },
];

export default function PhaseRoute() {
  return <PhasePage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
