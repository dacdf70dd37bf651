import type { Actor } from '~/domain/actor';
import { AS_TODAY } from '~/domain/assumptions';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';

/** Lets a locked draft stand on what holds today again; what it assumed is kept, so that it can be taken back. */
export async function setAssumptionsAside(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  draftId: number,
): Promise<void> {
  const { assumptions } = await assumptionsOf(trx, draftId);
  if (assumptions === null) return;
  await trx
    .updateTable('budgetVersion')
    .set({ assumptions: null, assumptionsSetAside: JSON.stringify(assumptions) })
    .where('id', '=', draftId)
    .execute();
  await insertAudit(trx, actor, {
    action: 'budget.assume',
    entity: 'budgetVersion',
    entityId: draftId,
    projectId,
    before: assumptions,
    after: AS_TODAY,
  });
}

/** Undoes {@link setAssumptionsAside}; nothing happens where nothing was set aside, or something is assumed since. */
export async function takeAssumptionsBack(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  draftId: number,
): Promise<void> {
  const { assumptions, assumptionsSetAside: aside } = await assumptionsOf(trx, draftId);
  if (assumptions !== null || aside === null) return;
  await trx
    .updateTable('budgetVersion')
    .set({ assumptions: JSON.stringify(aside), assumptionsSetAside: null })
    .where('id', '=', draftId)
    .execute();
  await insertAudit(trx, actor, {
    action: 'budget.assume',
    entity: 'budgetVersion',
    entityId: draftId,
    projectId,
    before: AS_TODAY,
    after: aside,
  });
}

function assumptionsOf(trx: Transaction, draftId: number) {
  return trx
    .selectFrom('budgetVersion')
    .select(['assumptions', 'assumptionsSetAside'])
    .where('id', '=', draftId)
    .executeTakeFirstOrThrow();
}
