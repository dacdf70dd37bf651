import { Refusal } from '~/domain/refusal';
import { newMeasureForm, removeMeasureForm, updateMeasureForm } from '~/forms/risk';
import { LostRace } from '~/policy/form-failure';
import { intent, type Guarded, type Intent } from '~/policy/guard';
import { lockRisk } from '~/store/risk';
import { insertMeasure, lockMeasure, removeMeasure, updateMeasure, type RiskMeasure } from '~/store/risk-measure';
import type { Project } from '~/store/project';
import { riskRowAddress } from '~/views/risk/risk-address';
import { measureValues } from '~/views/risk/risk-words';
import type { Transaction } from '~db/open';

import { project } from './subjects';

type Asked = Pick<Guarded<Project>, 'viewer' | 'found'>;

const opened = ({ found, url }: Guarded<Project>, riskId: number) =>
  riskRowAddress(`/projekt/${found.slug}/risker`, url.searchParams, riskId, 'risk', { atgard: 'sparad' });

async function lockOwner(trx: Transaction, { viewer, found }: Asked, riskId: number): Promise<void> {
  if (!(await lockRisk(trx, viewer, found.id, riskId))) {
    throw new Refusal('Risken finns inte längre. Någon har tagit bort den.');
  }
}

/** The measure in the version that the person saw. */
async function lockSeen(
  trx: Transaction,
  { viewer, found }: Asked,
  { id, riskId, version }: { readonly id: number; readonly riskId: number; readonly version: number },
): Promise<RiskMeasure> {
  const before = await lockMeasure(trx, viewer, { projectId: found.id, riskId }, id);
  if (!before) throw new Refusal('Åtgärden finns inte längre. Någon har tagit bort den.');
  if (before.version !== version) throw new LostRace({ version: before.version, values: measureValues(before) });
  return before;
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
      return opened(asked, riskId);
    },
  }),
  'update-measure': intent(project, {
    may: 'risk.edit',
    form: updateMeasureForm,
    run: async (asked, { id, version, riskId, ...content }) => {
      await asked.write(async (trx, actor) => {
        await lockOwner(trx, asked, riskId);
        const before = await lockSeen(trx, asked, { id, riskId, version });
        await updateMeasure(trx, actor, asked.found.id, before, content);
      });
      return opened(asked, riskId);
    },
  }),
  'remove-measure': intent(project, {
    may: 'risk.edit',
    form: removeMeasureForm,
    run: async (asked, seen) => {
      await asked.write(async (trx, actor) => {
        await lockOwner(trx, asked, seen.riskId);
        await removeMeasure(trx, actor, asked.found.id, await lockSeen(trx, asked, seen));
      });
      return opened(asked, seen.riskId);
    },
  }),
};
