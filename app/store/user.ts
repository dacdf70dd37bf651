import type { Transaction } from '~db/open';

/**
 * Adds an account with the role samordnare, for an installation that has nobody who could add one in the product.
 * @returns false when the address has an account already; nothing is changed then.
 */
export async function insertCoordinator(
  trx: Transaction,
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
  await trx
    .insertInto('auditEntry')
    .values({
      at: new Date().toISOString(),
      userId: null,
      requestId: null,
      action: 'user.create',
      entity: 'appUser',
      entityId: user.id,
      projectId: null,
      before: null,
      after: JSON.stringify({ role: 'samordnare' }),
    })
    .execute();
  return true;
}
