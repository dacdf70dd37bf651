import type { Actor } from '~/domain/actor';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import { newInKindForm, updateInKindForm } from '~/forms/in-kind';
import { removeForm, restoreForm } from '~/forms/removal';
import { LostRace } from '~/policy/form-failure';
import { intent, type Guarded } from '~/policy/guard';
import { findBudget } from '~/store/budget';
import { lockDraft } from '~/store/draft';
import { findDraftInKind, insertInKind, setInKindRemoved, updateInKind } from '~/store/in-kind';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { listPresentParties } from '~/store/share-basis';
import { inKindValues } from '~/views/economy/in-kind-words';
import type { Transaction } from '~db/open';

import { phase } from './subjects';

type Asked = Guarded<{ readonly project: Project; readonly phase: Phase }>;

const here = ({ found: { project, phase: of } }: Asked, query: string) =>
  `/projekt/${project.slug}/faser/${of.number}?${query}#egen-tid`;

/** The draft of the phase, locked; the first one is made where there is none. */
async function draftOf({ found }: Asked, trx: Transaction, actor: Actor): Promise<number> {
  const draft = await lockDraft(trx, actor, found.project.id, found.phase.id);
  if (draft === null) throw new Refusal('Budgeten är inskickad och låst, och tiden hör till den.');
  return draft;
}

/** Own hours are a participant's, of one who takes part in the phase at some time, or of one that the draft assumes. */
async function refuseStranger(trx: Transaction, viewer: Viewer, asked: Asked, partyId: number): Promise<void> {
  const { found, context } = asked;
  if (found.project.participants.some(({ id }) => id === partyId)) return;
  if ((await listPresentParties(trx, viewer, found.phase.id, context.clock.today())).includes(partyId)) return;
  const budget = await findBudget(trx, viewer, found.phase.id);
  if (!budget?.assumptions?.participantIds?.includes(partyId)) {
    throw new Refusal('Välj en av projektets deltagare.', 'partyId');
  }
}

/** What the page of a phase does with the parties' own hours (DOMAIN.md 1.7). */
export const inKindIntents = {
  'create-hours': intent(phase, {
    may: 'budget.draft',
    form: newInKindForm,
    run: async (asked, input) => {
      await asked.write(async (trx, actor) => {
        const draft = await draftOf(asked, trx, actor);
        await refuseStranger(trx, asked.viewer, asked, input.partyId);
        if (!(await insertInKind(trx, actor, asked.found.project.id, draft, input))) {
          throw new Refusal('Parten har redan egen tid i utkastet. Ändra den raden i stället.', 'partyId');
        }
      });
      return here(asked, 'sparad=tid');
    },
  }),
  'update-hours': intent(phase, {
    may: 'budget.draft',
    form: updateInKindForm,
    run: async (asked, { id, version, ...input }) => {
      await asked.write(async (trx, actor) => {
        const before = await findDraftInKind(trx, await draftOf(asked, trx, actor), id);
        if (!before || before.removed) throw new Refusal('Raden finns inte längre. Någon har tagit bort den.');
        if (before.version !== version) throw new LostRace({ version: before.version, values: inKindValues(before) });
        await updateInKind(trx, actor, asked.found.project.id, before, input);
      });
      return here(asked, 'sparad=tid');
    },
  }),
  'remove-hours': intent(phase, {
    may: 'budget.draft',
    form: removeForm,
    run: async (asked, { id, version }) => {
      await asked.write(async (trx, actor) => {
        const draftId = await draftOf(asked, trx, actor);
        const before = await findDraftInKind(trx, draftId, id);
        if (!before || before.removed || before.version !== version) {
          throw new Refusal('Tiden har ändrats eller är redan borttagen. Kontrollera och försök igen.');
        }
        await setInKindRemoved(trx, actor, { projectId: asked.found.project.id, draftId }, before, true);
      });
      return here(asked, `borttagen-tid=${id}`);
    },
  }),
  'restore-hours': intent(phase, {
    may: 'budget.draft',
    form: restoreForm,
    run: async (asked, { id }) => {
      await asked.write(async (trx, actor) => {
        const draftId = await draftOf(asked, trx, actor);
        const before = await findDraftInKind(trx, draftId, id);
        if (!before?.removed) return;
        if (!(await setInKindRemoved(trx, actor, { projectId: asked.found.project.id, draftId }, before, false))) {
          throw new Refusal(`${before.partyName} har fått ny egen tid sedan dess. Ändra den raden i stället.`);
        }
      });
      return here(asked, 'sparad=tid');
    },
  }),
};
