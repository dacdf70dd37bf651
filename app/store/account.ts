import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';

import type { Actor } from '~/domain/actor';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import type { SessionLimits } from './session-limits';

/** A session of one's own. Moments are ISO, by the real clock. */
export interface OwnSession {
  readonly id: number;
  readonly agent: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** signed in at this issuer; null: with a password */
  readonly issuer: string | null;
  /** the one that asks */
  readonly current: boolean;
}

export interface OwnIdentity {
  readonly id: number;
  readonly issuer: string;
  readonly linkedAt: string;
}

/** One's own account, as one may see and change it. */
export interface Account {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly title: string | null;
  readonly partyName: string | null;
  readonly hasPassword: boolean;
  /** begun: a secret is made and not yet confirmed */
  readonly secondFactor: 'av' | 'påbörjad' | 'på';
  readonly codesLeft: number;
  /** of every session in this installation */
  readonly limits: SessionLimits;
  readonly sessions: readonly OwnSession[];
  readonly identities: readonly OwnIdentity[];
}

/** The viewer's own account with its living sessions, the latest used first. @param tokenHash of the session that asks */
export async function findAccount(db: Database, viewer: Viewer, tokenHash: Buffer): Promise<Account | null> {
  const row = await db
    .selectFrom('appUser')
    .leftJoin('party', 'party.id', 'appUser.partyId')
    .leftJoin('secondFactor', 'secondFactor.userId', 'appUser.id')
    .where('appUser.id', '=', viewer.userId)
    .select((eb) => [
      'appUser.id',
      'appUser.email',
      'appUser.name',
      'appUser.title',
      'party.name as partyName',
      sql<boolean>`app_user.password_hash is not null`.as('hasPassword'),
      sql<Account['secondFactor']>`case when second_factor.confirmed_at is not null then 'på'
        when second_factor.user_id is not null then 'påbörjad' else 'av' end`.as('secondFactor'),
      sql<number>`(select count(*)::int from recovery_code own where own.user_id = app_user.id and used_at is null)`.as(
        'codesLeft',
      ),
      jsonObjectFrom(eb.selectFrom('sessionLimits').select(['idleSeconds', 'absoluteSeconds']))
        .$notNull()
        .as('limits'),
      jsonArrayFrom(
        eb
          .selectFrom('session')
          .leftJoin('userIdentity', 'userIdentity.id', 'session.identityId')
          .whereRef('session.userId', '=', 'appUser.id')
          .where('session.awaitsFactor', '=', false)
          .where('session.expiresAt', '>', sql<string>`now()`)
          .where(
            sql<boolean>`session.last_seen_at > now() - make_interval(secs => (select idle_seconds from session_limits))`,
          )
          .orderBy('session.lastSeenAt', 'desc')
          .orderBy('session.id')
          .limit(50)
          .select([
            'session.id',
            'session.agent',
            'session.createdAt',
            'session.lastSeenAt',
            'userIdentity.issuer',
            sql<boolean>`session.token_hash = ${tokenHash}`.as('current'),
          ]),
      ).as('sessions'),
      jsonArrayFrom(
        eb
          .selectFrom('userIdentity as identity')
          .whereRef('identity.userId', '=', 'appUser.id')
          .orderBy('identity.id')
          .select(['identity.id', 'identity.issuer', 'identity.linkedAt']),
      ).as('identities'),
    ])
    .executeTakeFirst();
  return row ?? null;
}

/** The own address, and the hash of the own password to compare what was typed with; that is null when there is none. */
export async function findOwnPassword(
  db: Database,
  viewer: Viewer,
): Promise<{ readonly email: string; readonly passwordHash: string | null } | null> {
  const row = await db
    .selectFrom('appUser')
    .select(['email', 'passwordHash'])
    .where('id', '=', viewer.userId)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Sets the password of an account and ends every session of it: whoever knew the old one is out. Open links for a new
 * password open nothing more. Invitations too: the account is taken over by its owner.
 */
export async function updatePassword(
  trx: Transaction,
  actor: Actor,
  userId: number,
  passwordHash: string,
): Promise<void> {
  await trx.updateTable('appUser').set({ passwordHash }).where('id', '=', userId).execute();
  await trx.deleteFrom('oneTimeLink').where('userId', '=', userId).where('usedAt', 'is', null).execute();
  await endSessions(trx, userId);
  await insertAudit(trx, actor, { action: 'user.password', entity: 'appUser', entityId: userId });
}

/** Ends every session of an account; part of a change that writes its own audit row. @returns how many there were */
export async function endSessions(trx: Transaction, userId: number): Promise<number> {
  const ended = await trx.deleteFrom('session').where('userId', '=', userId).returning('id').execute();
  return ended.length;
}

/** Ends sessions of one's own: one, or all but the one that asks. @returns how many there were */
export async function endOwnSessions(
  trx: Transaction,
  actor: Actor,
  viewer: Viewer,
  which: { readonly id: number } | { readonly allBut: Buffer },
): Promise<number> {
  const ended = await trx
    .deleteFrom('session')
    .where('userId', '=', viewer.userId)
    .$if('id' in which, (query) => query.where('id', '=', (which as { id: number }).id))
    .$if('allBut' in which, (query) => query.where('tokenHash', '<>', (which as { allBut: Buffer }).allBut))
    .returning('id')
    .execute();
  await insertAudit(trx, actor, {
    action: 'user.end-sessions',
    entity: 'appUser',
    entityId: viewer.userId,
    after: { ended: ended.length },
  });
  return ended.length;
}
