import type { Actor } from '~/domain/actor';
import type { Transaction } from '~db/open';
import type { Tables } from '~db/tables/index';

import { insertAudit } from './audit';
import { batches } from './batches';

/** Gives out the identity that a phase, activity, milestone or gate shares with its dependencies. */
export async function insertPlanItem(
  trx: Transaction,
  projectId: number,
  kind: Tables['planItem']['kind'],
): Promise<number> {
  const [id] = await insertPlanItems(trx, projectId, kind, 1);
  return id!;
}

/** Likewise of several of one kind, in rising order. */
export async function insertPlanItems(
  trx: Transaction,
  projectId: number,
  kind: Tables['planItem']['kind'],
  count: number,
): Promise<number[]> {
  const ids: number[] = [];
  for (const batch of batches(Array.from({ length: count }, () => ({ projectId, kind })))) {
    const rows = await trx.insertInto('planItem').values(batch).returning('id').execute();
    ids.push(...rows.map(({ id }) => id));
  }
  return ids.toSorted((a, b) => a - b);
}

/** The tables whose rows can be taken out of sight. */
export type Removable = 'phase' | 'activity' | 'milestone' | 'gate' | 'risk' | 'hourBudgetRow' | 'followUpRow';

/**
 * Takes a row out of sight, or brings it back; it stays in the database, so that a removal can be undone.
 * @param row `version` is the one the person saw; left out when undoing
 * @returns false when the row is not there in that state (a second click) or was changed since
 */
export async function setRemoved(
  trx: Transaction,
  actor: Actor,
  row: { table: Removable; projectId: number; id: number; version?: number },
  removed: boolean,
): Promise<boolean> {
  const { table, projectId, id, version } = row;
  const current = await trx
    .selectFrom(table)
    .select(['version', 'removedAt'])
    .where('id', '=', id)
    .where('projectId', '=', projectId)
    .forUpdate()
    .executeTakeFirst();
  if (!current || (current.removedAt !== null) === removed) return false;
  if (version !== undefined && current.version !== version) return false;
  await trx
    .updateTable(table)
    .set({ removedAt: removed ? actor.at : null, version: current.version + 1 })
    .where('id', '=', id)
    .execute();
  await insertAudit(trx, actor, {
    action: `${table}.${removed ? 'remove' : 'restore'}`,
    entity: table,
    entityId: id,
    projectId,
  });
  return true;
}
