import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';

/** The second factor of an account: the secret of its codes, and how far they are used. */
export interface SecondFactor {
  /** base32; sealed where the installation has a key */
  readonly secret: string;
  /** its owner has shown that the codes come out right; before that nothing asks for them */
  readonly confirmed: boolean;
  /** the latest time step whose code was taken */
  readonly lastStep: number;
}

function selectFactor(db: Database, userId: number) {
  return db
    .selectFrom('secondFactor')
    .select(['secret', sql<boolean>`confirmed_at is not null`.as('confirmed'), 'lastStep'])
    .where('userId', '=', userId);
}

/** The second factor of one's own account; null when there is none. */
export async function findSecondFactor(db: Database, userId: number): Promise<SecondFactor | null> {
  return (await selectFactor(db, userId).executeTakeFirst()) ?? null;
}

/** The same, locked: two requests cannot both take one code. */
export async function lockSecondFactor(trx: Transaction, userId: number): Promise<SecondFactor | null> {
  return (await selectFactor(trx, userId).forUpdate().executeTakeFirst()) ?? null;
}

/** Begins anew with a secret, sealed where there is a key, that nothing asks for until it is confirmed. A confirmed one is left as it is. */
export async function beginSecondFactor(trx: Transaction, actor: Actor, userId: number, secret: string): Promise<void> {
  await trx
    .insertInto('secondFactor')
    .values({ userId, secret })
    .onConflict((conflict) =>
      conflict.column('userId').doUpdateSet({ secret }).where('secondFactor.confirmedAt', 'is', null),
    )
    .execute();
  await insertAudit(trx, actor, { action: 'user.factor-begin', entity: 'appUser', entityId: userId });
}

/**
 * Seals the secrets that were kept before the installation had a key.
 * @returns how many there were
 */
export async function sealSecrets(
  trx: Transaction,
  actor: Actor,
  seal: (secret: string, userId: number) => string,
): Promise<number> {
  const open = await trx
    .selectFrom('secondFactor')
    .select(['userId', 'secret'])
    .where('secret', 'not like', 'v1.%')
    .forUpdate()
    .execute();
  for (const { userId, secret } of open) {
    await trx
      .updateTable('secondFactor')
      .set({ secret: seal(secret, userId) })
      .where('userId', '=', userId)
      .execute();
  }
  if (open.length > 0) {
    await insertAudit(trx, actor, {
      action: 'installation.seal',
      entity: 'installation',
      entityId: 1,
      after: { sealed: open.length },
    });
  }
  return open.length;
}

/** The code was right: it is required from now on. The recovery codes are kept as their SHA-256. */
export async function confirmSecondFactor(
  trx: Transaction,
  actor: Actor,
  userId: number,
  step: number,
  codeHashes: readonly Buffer[],
): Promise<void> {
  await trx
    .updateTable('secondFactor')
    .set({ confirmedAt: sql<string>`now()`, lastStep: step })
    .where('userId', '=', userId)
    .execute();
  await trx.deleteFrom('recoveryCode').where('userId', '=', userId).execute();
  await trx
    .insertInto('recoveryCode')
    .values(codeHashes.map((codeHash) => ({ codeHash, userId })))
    .execute();
  await insertAudit(trx, actor, { action: 'user.factor-on', entity: 'appUser', entityId: userId });
}

/** A code of that time step was taken; neither it nor an earlier one is taken again. */
export async function spendStep(trx: Transaction, userId: number, step: number): Promise<void> {
  await trx.updateTable('secondFactor').set({ lastStep: step }).where('userId', '=', userId).execute();
}

/** Uses a recovery code up. @returns false when it is used, or not the account's */
export async function spendRecoveryCode(
  trx: Transaction,
  actor: Actor,
  userId: number,
  codeHash: Buffer,
): Promise<boolean> {
  const spent = await trx
    .updateTable('recoveryCode')
    .set({ usedAt: sql<string>`now()` })
    .where('codeHash', '=', codeHash)
    .where('userId', '=', userId)
    .where('usedAt', 'is', null)
    .returning('userId')
    .executeTakeFirst();
  if (spent) await insertAudit(trx, actor, { action: 'user.recovery-code', entity: 'appUser', entityId: userId });
  return spent !== undefined;
}

/** Takes the second factor away, with its recovery codes. @returns false when there was none */
export async function deleteSecondFactor(trx: Transaction, actor: Actor, userId: number): Promise<boolean> {
  const removed = await trx
    .deleteFrom('secondFactor')
    .where('userId', '=', userId)
    .returning('userId')
    .executeTakeFirst();
  if (removed) await insertAudit(trx, actor, { action: 'user.factor-off', entity: 'appUser', entityId: userId });
  return removed !== undefined;
}
