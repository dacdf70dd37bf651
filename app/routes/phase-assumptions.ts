import type { Actor } from '~/domain/actor';
import { Refusal } from '~/domain/refusal';
import { dropAssumptionsForm, restoreAssumptionsForm } from '~/forms/assumptions';
import { intent, type Guarded } from '~/policy/guard';
import { findBudget } from '~/store/budget';
import { lockDraft } from '~/store/draft';
import { setAssumptionsAside, takeAssumptionsBack } from '~/store/draft-assumptions';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import type { Transaction } from '~db/open';

import { phase } from './subjects';

type Asked = Guarded<{ readonly project: Project; readonly phase: Phase }>;

/** The draft that the person saw, locked. */
async function draftOf({ found }: Asked, trx: Transaction, actor: Actor, id: number): Promise<number> {
  const draft = await lockDraft(trx, actor, found.project.id, found.phase.id);
  if (draft !== id) throw new Refusal('Utkastet är inskickat eller ersatt. Det som är inskickat ändras inte.');
  return draft;
}

/** What the page of a phase does with what a scenario assumed in its draft (DOMAIN.md 1.8). */
export const assumptionIntents = {
  'drop-assumptions': intent(phase, {
    may: 'budget.draft',
    form: dropAssumptionsForm,
    run: async (asked, { id, seen }) => {
      const { project, phase: of } = asked.found;
      await asked.write(async (trx, actor) => {
        const draft = await draftOf(asked, trx, actor, id);
        const budget = await findBudget(trx, asked.viewer, of.id);
        if (!budget?.assumptions) throw new Refusal('Utkastet räknas redan med projektets egna uppgifter.');
        if (JSON.stringify(budget.assumptions) !== seen) {
          throw new Refusal('Utkastet räknas med annat än när du öppnade sidan. Läs vad det är och försök igen.');
        }
        await setAssumptionsAside(trx, actor, project.id, draft);
      });
      return `/projekt/${project.slug}/faser/${of.number}?klart=egna-uppgifter`;
    },
  }),
  'restore-assumptions': intent(phase, {
    may: 'budget.draft',
    form: restoreAssumptionsForm,
    run: async (asked, { id }) => {
      const { project, phase: of } = asked.found;
      await asked.write(async (trx, actor) => {
        // Nothing to take back is a second click, or a scenario that came later: either way it stays as it is.
        await takeAssumptionsBack(trx, actor, project.id, await draftOf(asked, trx, actor, id));
      });
      return `/projekt/${project.slug}/faser/${of.number}`;
    },
  }),
};
