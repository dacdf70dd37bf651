import { z } from 'zod';

import { denied } from '~/policy/denial';
import type { Guarded, Subject } from '~/policy/guard';
import type { Agreement } from '~/store/agreement';
import { findScenario, type SavedScenario } from '~/store/scenario';

import { idParam, slugParam } from './route-params';
import { cooperation } from './subjects';

/** A saved scenario with the cooperation it belongs to. */
export interface FoundScenario {
  readonly cooperation: Agreement;
  readonly saved: SavedScenario;
}

/** A page of one saved scenario. */
export const scenario: Subject<{ slug: string; id: number }, FoundScenario> = {
  params: z.object({
    slug: slugParam,
    id: idParam,
  }),
  find: async ({ viewer, params, context }) => {
    const owner = await cooperation.find({ viewer, params, context });
    const saved = owner && (await findScenario(context.db, viewer, owner.id, params.id));
    return owner && saved ? { cooperation: owner, saved } : null;
  },
  target: (found) => cooperation.target(found.cooperation),
};

/** A scenario is changed by who made it, while still allowed to save one, or by the samordnare. */
export function mayChange({ viewer, may }: Pick<Guarded<unknown>, 'viewer' | 'may'>, createdById: number): boolean {
  return may('scenario.manage') || (may('scenario.save') && viewer.userId === createdById);
}

/** As {@link mayChange}, for a write: 403 where the answer is no. */
export function refuseOthers(asked: Pick<Guarded<unknown>, 'viewer' | 'may'>, createdById: number): void {
  if (!mayChange(asked, createdById)) throw denied(403);
}
