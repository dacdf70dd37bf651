import type { Actor } from '~/domain/actor';
import type { Dependency } from '~/domain/schedule';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';

/**
 * Joins two items of a project, or changes how they are joined.
 * @returns false when it would close a circle; the transaction is then of no more use.
 */
export async function upsertDependency(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  { predecessorId, successorId, type, lag }: Dependency,
): Promise<boolean> {
  const before = await trx
    .selectFrom('dependency')
    .where('predecessorId', '=', predecessorId)
    .where('successorId', '=', successorId)
    .select(['type', 'lagDays as lag'])
    .forUpdate()
    .executeTakeFirst();
  try {
    await trx
      .insertInto('dependency')
      .values({ projectId, predecessorId, successorId, type, lagDays: lag })
      .onConflict((conflict) => conflict.columns(['predecessorId', 'successorId']).doUpdateSet({ type, lagDays: lag }))
      .execute();
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'dependencies_make_no_circle') return false;
    throw error;
  }
  await insertAudit(trx, actor, {
    action: before ? 'dependency.update' : 'dependency.create',
    entity: 'dependency',
    entityId: successorId,
    projectId,
    before,
    after: { predecessorId, successorId, type, lag },
  });
  return true;
}

/** Parts two items. @returns false when they were not joined: a second click. */
export async function deleteDependency(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  { predecessorId, successorId }: Pick<Dependency, 'predecessorId' | 'successorId'>,
): Promise<boolean> {
  const before = await trx
    .deleteFrom('dependency')
    .where('projectId', '=', projectId)
    .where('predecessorId', '=', predecessorId)
    .where('successorId', '=', successorId)
    .returning(['predecessorId', 'successorId', 'type', 'lagDays as lag'])
    .executeTakeFirst();
  if (!before) return false;
  await insertAudit(trx, actor, {
    action: 'dependency.delete',
    entity: 'dependency',
    entityId: successorId,
    projectId,
    before,
  });
  return true;
}
