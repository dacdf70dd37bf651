import { Refusal } from '~/domain/refusal';
import { removeForm, restoreForm } from '~/forms/removal';
import { newMeasureForm, updateMeasureForm } from '~/forms/risk';
import { LostRace } from '~/policy/form-failure';
import { intent, type Guarded, type Intent } from '~/policy/guard';
import { lockRisk } from '~/store/risk';
import { insertMeasure, lockMeasure, setMeasureRemoved, updateMeasure } from '~/store/risk-measure';
import type { Project } from '~/store/project';
import { measuresAddress } from '~/views/risk/risk-address';
import { measureValues } from '~/views/risk/risk-words';
import type { Transaction } from '~db/open';

import { project } from './subjects';

type Asked = Pick<Guarded<Project>, 'viewer' | 'found'>;

const opened = ({ found, url }: Guarded<Project>, riskId: number, more: Record<string, string | number>) =>
  measuresAddress(`/projekt/${found.slug}/risker`, url.searchParams, riskId, more);

async function lockOwner(trx: Transaction, { viewer, found }: Asked, riskId: number): Promise<void> {
  if (!(await lockRisk(trx, viewer, found.id, riskId))) {
    throw new Refusal('Risken finns inte längre. Någon har tagit bort den.');
  }
}

/** What can be done with the measures of a risk. */
export const measureIntents: Record<string, Intent<Project>> = {
  'create-measure': intent(project, {
    may: 'risk.edit',
    form: newMeasureForm,
    run: async (asked, { riskId, ...content }) => {
      await asked.write(async (trx, actor) => {
        await lockOwner(trx, asked, riskId);
        await insertMeasure(trx, actor, { projectId: asked.found.id, riskId }, content);
      });
      return opened(asked, riskId, { atgard: 'sparad' });
    },
  }),
  'update-measure': intent(project, {
    may: 'risk.edit',
    form: updateMeasureForm,
    run: async (asked, { id, version, riskId, ...content }) => {
      const { viewer, found, write } = asked;
      await write(async (trx, actor) => {
        await lockOwner(trx, asked, riskId);
        const before = await lockMeasure(trx, viewer, found.id, id);
        if (before?.riskId !== riskId) throw new Refusal('Åtgärden finns inte längre. Någon har tagit bort den.');
        if (before.version !== version) throw new LostRace({ version: before.version, values: measureValues(before) });
        await updateMeasure(trx, actor, found.id, before, content);
      });
      return opened(asked, riskId, { atgard: 'sparad' });
    },
  }),
  'remove-measure': intent(project, {
    may: 'risk.edit',
    form: removeForm,
    run: async (asked, { id, version }) => {
      const { viewer, found, write } = asked;
      const riskId = await write(async (trx, actor) => {
        const before = await lockMeasure(trx, viewer, found.id, id);
        if (before?.version !== version) {
          throw new Refusal('Åtgärden har ändrats eller är redan borttagen. Kontrollera och försök igen.');
        }
        await setMeasureRemoved(trx, actor, found.id, before, true);
        return before.riskId;
      });
      return opened(asked, riskId, { 'borttagen-atgard': id });
    },
  }),
  'restore-measure': intent(project, {
    may: 'risk.edit',
    form: restoreForm,
    run: async (asked, { id }) => {
      const { viewer, found, write } = asked;
      const riskId = await write(async (trx, actor) => {
        const removed = await lockMeasure(trx, viewer, found.id, id, true);
        if (removed) await setMeasureRemoved(trx, actor, found.id, removed, false);
        // Not removed is a second click: it is already back.
        const before = removed ?? (await lockMeasure(trx, viewer, found.id, id));
        if (!before) throw new Refusal('Åtgärden finns inte längre: risken är borttagen.');
        return before.riskId;
      });
      return opened(asked, riskId, { atgard: 'sparad' });
    },
  }),
};
