import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import type { ShareTable } from '~/domain/cost-share';
import { explainShare, findShareRow, type Explanation } from '~/domain/explain';
import { Refusal } from '~/domain/refusal';
import { newLineForm, updateLineForm } from '~/forms/budget-line';
import { updatePhaseForm } from '~/forms/phase';
import { removeForm, restoreForm } from '~/forms/removal';
import { LostRace } from '~/policy/form-failure';
import { guardedAction, guardedLoader, intent, type Subject } from '~/policy/guard';
import {
  findBudget,
  findDraftLine,
  insertBudgetLine,
  lockDraft,
  updateBudgetLine,
  type BudgetLineInput,
} from '~/store/budget';
import { findPhaseDetail, lockPhase, updatePhase, type PhaseDetail } from '~/store/phase';
import type { Project } from '~/store/project';
import { PhasePage } from '~/views/economy/PhasePage';
import { lineValues, phaseValues } from '~/views/economy/phase-words';
import { readShareListing } from '~/views/economy/share-address';

import { sharesOf } from './share-table';
import { phase, project } from './subjects';

/** The phase with all that its page shows of it, in one query. */
const shownPhase: Subject<{ slug: string; nr: number }, { project: Project; phase: PhaseDetail }> = {
  ...phase,
  find: async ({ viewer, params, context }) => {
    const owner = await project.find({ viewer, params, context });
    const found = owner && (await findPhaseDetail(context.db, viewer, owner.id, params.nr));
    return owner && found ? { project: owner, phase: found } : null;
  },
};

/** How a row of the table came about; null when the table has no such row. */
function explained(table: ShareTable | null, partyId: number | null, unitId: number | null): Explanation | null {
  const at = table ? findShareRow(table, partyId, unitId) : -1;
  return table && at >= 0 ? explainShare(table, at) : null;
}

export const loader = guardedLoader(shownPhase, 'project.read', async ({ viewer, found, context, url, may }) => {
  const projectId = found.project.id;
  const phaseId = found.phase.id;
  const listing = readShareListing(url.searchParams);
  const budget = await findBudget(context.db, viewer, phaseId);
  const shares = await sharesOf({ context, viewer, projectId, phaseId, budget, mode: listing.mode });
  const { table } = shares;
  const ownPartyId = viewer.party?.id ?? null;
  return {
    ...found,
    budget,
    shares,
    listing,
    opened: explained(table, listing.partyId, listing.unitId),
    example: explained(table, ownPartyId, null) ?? (table?.rows.length ? explainShare(table, 0) : null),
    ownPartyId,
    mayEdit: may('plan.edit'),
    mayDraft: may('budget.draft'),
  };
});

const frozen = 'Budgeten är inskickad och låst. Det som är inskickat ändras inte.';
const gone = 'Raden finns inte längre. Någon har tagit bort den.';

/** A line may only name parties of the project. */
function refuseStrangers(line: BudgetLineInput, { participants }: Project): void {
  for (const field of ['performedById', 'carriedBy'] as const) {
    const id = line[field];
    if (id !== null && !participants.some((party) => party.id === id)) {
      throw new Refusal('Välj en av projektets deltagare.', field);
    }
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
    run: async ({ found, write }, line) => {
      refuseStrangers(line, found.project);
      await write(async (trx, actor) => {
        const draft = await lockDraft(trx, actor, found.project.id, found.phase.id);
        if (draft === null) throw new Refusal(frozen);
        await insertBudgetLine(trx, actor, found.project.id, draft, line);
      });
      return `/projekt/${found.project.slug}/faser/${found.phase.number}?sparad=rad#budgetrader`;
    },
  }),
  'update-line': intent(phase, {
    may: 'budget.draft',
    form: updateLineForm,
    run: async ({ found, write }, { id, version, line }) => {
      refuseStrangers(line, found.project);
      await write(async (trx, actor) => {
        const draft = await lockDraft(trx, actor, found.project.id, found.phase.id);
        if (draft === null) throw new Refusal(frozen);
        const before = await findDraftLine(trx, draft, id);
        if (!before || before.removed) throw new Refusal(gone);
        if (before.version !== version) throw new LostRace({ version: before.version, values: lineValues(before) });
        await updateBudgetLine(trx, actor, found.project.id, id, line);
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
    run: async ({ found, write }, { id }) => {
      await write(async (trx, actor) => {
        const draft = await lockDraft(trx, actor, found.project.id, found.phase.id);
        if (draft === null) throw new Refusal(frozen);
        if (!(await findDraftLine(trx, draft, id))?.removed) return;
        await updateBudgetLine(trx, actor, found.project.id, id, { removed: false });
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
