import type { Transaction } from '~db/open';

import { insertAudit, type Actor } from './audit';

/**
 * Adds an account with the role samordnare, for an installation that has nobody who could add one in the product.
 * @returns false when the address has an account already; nothing is changed then.
 */
export async function insertCoordinator(
  trx: Transaction,
  actor: Actor,
  account: { readonly email: string; readonly name: string; readonly passwordHash: string },
): Promise<boolean> {
  const user = await trx
    .insertInto('appUser')
    .values(account)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!user) return false;
  await trx.insertInto('userRole').values({ userId: user.id, role: 'samordnare' }).execute();
  await insertAudit(trx, actor, {
    action: 'user.create',
    entity: 'appUser',
    entityId: user.id,
    after: { role: 'samordnare' },
  });
  return true;
}
