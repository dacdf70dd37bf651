import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import type { Grant, Role, SignedIn } from '~/domain/viewer';
import type { Database } from '~db/open';

import { factorRulesOn } from './factor-rule';
import { holdsOn } from './held-role';

/** What proves who an account's owner is. */
export interface Credentials {
  readonly userId: number;
  /** null: no password is chosen; it signs in at an issuer, or has an invitation to answer */
  readonly passwordHash: string | null;
  /** a code is asked for after the password */
  readonly secondFactor: boolean;
}

/** The account of an e-mail address, for sign-in only; null when there is none that may sign in. */
export async function findCredentials(db: Database, email: string): Promise<Credentials | null> {
  const row = await db
    .selectFrom('appUser')
    .select([
      'id as userId',
      'passwordHash',
      sql<boolean>`exists (select from second_factor own where own.user_id = app_user.id and confirmed_at is not null)`.as(
        'secondFactor',
      ),
    ])
    .where('email', '=', email.toLowerCase())
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly userId: number;
  /** the longest it lasts; never longer than the installation's limit */
  readonly seconds: number;
  /** the browser in a few words */
  readonly agent?: string;
  /** opens nothing until the second factor is given */
  readonly awaitsFactor?: boolean;
  /** the identity at an issuer that the person signed in by, and the issuer's own name of its session */
  readonly identityId?: number;
  readonly providerSession?: string | null;
}

/** Stores a session under the hash of its token; sessions that ended are swept away on the same occasion. */
export async function insertSession(db: Database, { seconds, ...session }: NewSession): Promise<void> {
  await db
    .deleteFrom('session')
    .where('expiresAt', '<', sql<string>`now()`)
    .execute();
  await db
    .insertInto('session')
    .values({
      ...session,
      expiresAt: sql<string>`now() + make_interval(secs =>
        least(${seconds}::int, (select absolute_seconds from session_limits)))`,
    })
    .execute();
}

export async function deleteSession(db: Database, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('tokenHash', '=', tokenHash).execute();
}

/** Whose sign-in waits for the second factor under a token; null when none does. */
export async function findAwaitingFactor(db: Database, tokenHash: Buffer): Promise<number | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('appUser', 'appUser.id', 'session.userId')
    .select('session.userId')
    .where('session.tokenHash', '=', tokenHash)
    .where('session.awaitsFactor', '=', true)
    .where('session.expiresAt', '>', sql<string>`now()`)
    .where('appUser.disabledAt', 'is', null)
    .executeTakeFirst();
  return row?.userId ?? null;
}

/** A session that began so recently shows who sits there as well as a password would. */
const FRESH = sql.lit('15 minutes');

/** Whether a living session began just now: what protects the account is changed in such a one only. */
export async function isFreshSession(db: Database, tokenHash: Buffer): Promise<boolean> {
  const row = await db
    .selectFrom('session')
    .select('id')
    .where('tokenHash', '=', tokenHash)
    .where('awaitsFactor', '=', false)
    .where('createdAt', '>', sql<string>`now() - ${FRESH}::interval`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Seen this recently is not written again: a page asks for many things. */
const SEEN_OFTEN_ENOUGH = sql.lit('1 minute');

/**
 * The person of a living session with everything permissions are decided on, in one query; null when there is none. A
 * session lives until its end and as long as it is used: both by the real clock, whatever day the product stands on.
 * @param today membership is of this day: who has left a cooperation sees it no more; and a role as ersättare counts
 * while a delegation for the same party covers it
 */
export async function findViewer(db: Database, tokenHash: Buffer, today: CalendarDate): Promise<SignedIn | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('appUser', 'appUser.id', 'session.userId')
    .where('session.tokenHash', '=', tokenHash)
    .where('session.expiresAt', '>', sql<string>`now()`)
    .where('session.awaitsFactor', '=', false)
    .where(
      sql<boolean>`session.last_seen_at > now() - make_interval(secs => (select idle_seconds from session_limits))`,
    )
    .where('appUser.disabledAt', 'is', null)
    .select((eb) => [
      'appUser.id as userId',
      'appUser.name',
      sql<boolean>`session.last_seen_at < now() - ${SEEN_OFTEN_ENOUGH}::interval`.as('stale'),
      jsonObjectFrom(
        eb.selectFrom('party').select(['party.id', 'party.name']).whereRef('party.id', '=', 'appUser.partyId'),
      ).as('party'),
      jsonArrayFrom(
        eb
          .selectFrom('userRole')
          .select(['userRole.role', 'userRole.cooperationId', 'userRole.projectId', 'userRole.partyId'])
          .whereRef('userRole.userId', '=', 'appUser.id')
          .where(holdsOn(today, 'user_role')),
      ).as('grants'),
      sql<number[]>`array(
        select cm.cooperation_id from cooperation_member cm
          where cm.party_id = app_user.party_id and daterange(cm.joined_on, cm.left_on) @> ${today}::date
        union select ur.cooperation_id from user_role ur
          where ur.user_id = app_user.id and ur.cooperation_id is not null and ${holdsOn(today, 'ur')}
        union select cm.cooperation_id from user_role ur join cooperation_member cm on cm.party_id = ur.party_id
          where ur.user_id = app_user.id and daterange(cm.joined_on, cm.left_on) @> ${today}::date and ${holdsOn(today, 'ur')}
        union select p.cooperation_id from user_role ur join project p on p.id = ur.project_id
          where ur.user_id = app_user.id and ${holdsOn(today, 'ur')}
      )::int[]`.as('cooperationIds'),
      // A role in a project is held in the project's cooperation only, whatever else its party is a member of.
      sql<number[]>`array(
        select p.cooperation_id from user_role ur join project p on p.id = ur.project_id
          where ur.user_id = app_user.id and ${holdsOn(today, 'ur')}
        union select cm.cooperation_id from user_role ur join cooperation_member cm on cm.party_id = ur.party_id
          where ur.user_id = app_user.id and ur.project_id is null
            and daterange(cm.joined_on, cm.left_on) @> ${today}::date and ${holdsOn(today, 'ur')}
      )::int[]`.as('trustedCooperationIds'),
      // Where an issuer signed the person in, it asked for what it asks for; and without a password nobody has used one.
      sql<boolean>`(session.identity_id is null and app_user.password_hash is not null
        and not exists (select from second_factor own
          where own.user_id = app_user.id and own.confirmed_at is not null)
        and exists (${factorRulesOn(today)}))`.as('lacksFactor'),
    ])
    .executeTakeFirst();
  if (!row) return null;

  const { stale, ...person } = row;
  if (stale) {
    await db
      .updateTable('session')
      .set({ lastSeenAt: sql<string>`now()` })
      .where('tokenHash', '=', tokenHash)
      .execute();
  }
  const grants: Grant[] = person.grants.map((grant) => ({ ...grant, role: grant.role as Role }));
  return { ...person, grants, seesAll: grants.some((grant) => grant.role === 'samordnare') };
}
