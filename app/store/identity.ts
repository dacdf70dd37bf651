import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';

/** Who somebody is at an issuer: never the e-mail address, which an issuer can give to another person. */
export interface Subject {
  readonly issuer: string;
  readonly subject: string;
}

/** The account that is linked to a subject of an issuer; null when none is, or it is closed. */
export async function findIdentity(
  db: Database,
  { issuer, subject }: Subject,
): Promise<{ readonly id: number; readonly userId: number } | null> {
  const row = await db
    .selectFrom('userIdentity')
    .innerJoin('appUser', 'appUser.id', 'userIdentity.userId')
    .select(['userIdentity.id', 'userIdentity.userId'])
    .where('userIdentity.issuer', '=', issuer)
    .where('userIdentity.subject', '=', subject)
    .where('appUser.disabledAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Links an account to a subject of an issuer.
 * @returns its id; null when the subject is linked already, to this account or another
 */
export async function insertIdentity(
  trx: Transaction,
  actor: Actor,
  userId: number,
  { issuer, subject }: Subject,
): Promise<number | null> {
  const row = await trx
    .insertInto('userIdentity')
    .values({ userId, issuer, subject })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return null;
  await trx
    .deleteFrom('oneTimeLink')
    .where('userId', '=', userId)
    .where('purpose', '=', 'inbjudan')
    .where('usedAt', 'is', null)
    .execute();
  await insertAudit(trx, actor, {
    action: 'user.link-identity',
    entity: 'appUser',
    entityId: userId,
    after: { issuer, identityId: row.id },
  });
  return row.id;
}

/**
 * Takes a link of one's own away, and the sessions that it opened.
 * @returns 'last' when there would be no way left to sign in, 'missing' when it is not there; nothing is changed then
 */
export async function deleteIdentity(
  trx: Transaction,
  actor: Actor,
  viewer: Viewer,
  id: number,
): Promise<'done' | 'last' | 'missing'> {
  const person = await trx
    .selectFrom('appUser')
    .select('passwordHash')
    .where('id', '=', viewer.userId)
    .forUpdate()
    .executeTakeFirst();
  const own = await trx
    .selectFrom('userIdentity')
    .select(['id', 'issuer'])
    .where('userId', '=', viewer.userId)
    .execute();
  const found = own.find((each) => each.id === id);
  if (!person || !found) return 'missing';
  if (person.passwordHash === null && own.length === 1) return 'last';
  await trx.deleteFrom('userIdentity').where('id', '=', id).execute();
  await insertAudit(trx, actor, {
    action: 'user.unlink-identity',
    entity: 'appUser',
    entityId: viewer.userId,
    before: found,
  });
  return 'done';
}

/** What a logout token names: a session of the issuer, a person at it, or both. */
export interface LoggedOut {
  readonly issuer: string;
  readonly tokenId: string;
  readonly subject: string | null;
  readonly providerSession: string | null;
}

/**
 * Ends the sessions that a logout token of an issuer names.
 * @returns how many; null when the token has been used before, and nothing is changed then
 */
export async function endProviderSessions(
  trx: Transaction,
  actor: Actor,
  { issuer, tokenId, subject, providerSession }: LoggedOut,
): Promise<number | null> {
  await trx
    .deleteFrom('spentLogoutToken')
    .where('spentAt', '<', sql<string>`now() - interval '1 day'`)
    .execute();
  const spent = await trx
    .insertInto('spentLogoutToken')
    .values({ issuer, tokenId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('tokenId')
    .executeTakeFirst();
  if (!spent) return null;
  const ended = await trx
    .deleteFrom('session')
    .using('userIdentity')
    .whereRef('userIdentity.id', '=', 'session.identityId')
    .where('userIdentity.issuer', '=', issuer)
    .$if(subject !== null, (query) => query.where('userIdentity.subject', '=', subject!))
    .$if(providerSession !== null, (query) => query.where('session.providerSession', '=', providerSession!))
    .returning('session.userId')
    .execute();
  for (const userId of new Set(ended.map((each) => each.userId))) {
    await insertAudit(trx, actor, { action: 'user.provider-logout', entity: 'appUser', entityId: userId });
  }
  return ended.length;
}
