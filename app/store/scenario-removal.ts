import type { Actor } from '~/domain/actor';
import type { Viewer } from '~/domain/viewer';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';
import { seenBy } from './cooperation';

/** A scenario as a removal or its undoing needs it. */
export interface RemovableScenario {
  readonly id: number;
  readonly version: number;
  readonly createdById: number;
  readonly removed: boolean;
}

/** A scenario of a cooperation, removed or not, locked; null when it is not there to be seen. */
export async function lockRemovableScenario(
  trx: Transaction,
  viewer: Viewer,
  cooperationId: number,
  id: number,
): Promise<RemovableScenario | null> {
  const row = await trx
    .selectFrom('scenario')
    .innerJoin('cooperation', 'cooperation.id', 'scenario.cooperationId')
    .where(seenBy(viewer))
    .where('cooperation.id', '=', cooperationId)
    .where('scenario.id', '=', id)
    .select(['scenario.id', 'scenario.version', 'scenario.createdBy as createdById', 'scenario.removedAt'])
    .forUpdate('scenario')
    .executeTakeFirst();
  return row ? { ...row, removed: row.removedAt !== null } : null;
}

/** Takes a locked scenario out of sight, or brings it back. */
export async function setScenarioRemoved(
  trx: Transaction,
  actor: Actor,
  { id, version }: RemovableScenario,
  removed: boolean,
): Promise<void> {
  await trx
    .updateTable('scenario')
    .set({ removedAt: removed ? actor.at : null, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await insertAudit(trx, actor, {
    action: `scenario.${removed ? 'remove' : 'restore'}`,
    entity: 'scenario',
    entityId: id,
  });
}
