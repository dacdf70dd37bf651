import { refuseBeyondLargest } from '~/domain/budget';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import { newLineForm, updateLineForm } from '~/forms/budget-line';
import { removeForm, restoreForm } from '~/forms/removal';
import { LostRace } from '~/policy/form-failure';
import { intent, type Guarded } from '~/policy/guard';
import { findBudget } from '~/store/budget';
import { findDraftLine, insertBudgetLine, updateBudgetLine, type BudgetLineInput } from '~/store/budget-line';
import { lockDraft } from '~/store/draft';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { listPresentParties } from '~/store/share-basis';
import { lineValues } from '~/views/economy/phase-words';
import type { Transaction } from '~db/open';

import { phase } from './subjects';

type Asked = Guarded<{ readonly project: Project; readonly phase: Phase }>;

const frozen = 'Budgeten är inskickad och låst. Det som är inskickat ändras inte.';
const gone = 'Raden finns inte längre. Någon har tagit bort den.';

/**
 * A line may only name parties that take part in the project today or in the phase at some time, or whom it named
 * before: the newcomer that a scenario lets pay.
 */
async function refuseStrangers(
  { viewer, found, context }: Asked,
  line: BudgetLineInput,
  before: Pick<BudgetLineInput, 'performedById' | 'carriedBy'> | null,
): Promise<void> {
  const present = await listPresentParties(context.db, viewer, found.phase.id, context.clock.today());
  const known = new Set([...found.project.participants.map(({ id }) => id), ...present]);
  for (const field of ['performedById', 'carriedBy'] as const) {
    const id = line[field];
    if (id !== null && id !== before?.[field] && !known.has(id)) {
      throw new Refusal('Välj en av projektets deltagare.', field);
    }
  }
}

/** Judges the draft as the change leaves it; a refusal undoes the change. */
async function refuseSum(trx: Transaction, viewer: Viewer, { id }: Phase, field?: string): Promise<void> {
  refuseBeyondLargest((await findBudget(trx, viewer, id))?.lines ?? [], field);
}

/** What the page of a phase does with the lines of its budget draft. */
export const lineIntents = {
  'create-line': intent(phase, {
    may: 'budget.draft',
    form: newLineForm,
    run: async (asked, line) => {
      const { viewer, found, write } = asked;
      await refuseStrangers(asked, line, null);
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
    run: async (asked, { id, version, line }) => {
      const { viewer, found, write } = asked;
      await write(async (trx, actor) => {
        const draft = await lockDraft(trx, actor, found.project.id, found.phase.id);
        if (draft === null) throw new Refusal(frozen);
        const before = await findDraftLine(trx, draft, id);
        if (!before || before.removed) throw new Refusal(gone);
        if (before.version !== version) throw new LostRace({ version: before.version, values: lineValues(before) });
        await refuseStrangers(asked, line, before);
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
};
