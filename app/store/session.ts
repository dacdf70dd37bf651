import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import type { Grant, Role, Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

/** The account of an e-mail address, for sign-in only; null when there is none that may sign in. */
export async function findCredentials(
  db: Database,
  email: string,
): Promise<{ userId: number; passwordHash: string | null } | null> {
  const row = await db
    .selectFrom('appUser')
    .select(['id as userId', 'passwordHash'])
    .where('email', '=', email.toLowerCase())
    .where('disabledAt', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Stores a session under the hash of its token; sessions that ended are swept away on the same occasion. */
export async function insertSession(
  db: Database,
  session: { tokenHash: Buffer; userId: number; seconds: number },
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('expiresAt', '<', sql<string>`now()`)
    .execute();
  await db
    .insertInto('session')
    .values({
      tokenHash: session.tokenHash,
      userId: session.userId,
      expiresAt: sql<string>`now() + make_interval(secs => ${session.seconds})`,
    })
    .execute();
}

export async function deleteSession(db: Database, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('tokenHash', '=', tokenHash).execute();
}

/**
 * The person of a living session with everything permissions are decided on, in one query; null when there is none.
 * @param today membership is of this day: who has left a cooperation sees it no more; and a role as ersättare counts
 * while a delegation for the same party covers it
 */
export async function findViewer(db: Database, tokenHash: Buffer, today: CalendarDate): Promise<Viewer | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('appUser', 'appUser.id', 'session.userId')
    .where('session.tokenHash', '=', tokenHash)
    .where('session.expiresAt', '>', sql<string>`now()`)
    .where('appUser.disabledAt', 'is', null)
    .select((eb) => [
      'appUser.id as userId',
      'appUser.name',
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
    ])
    .executeTakeFirst();
  if (!row) return null;

  const grants: Grant[] = row.grants.map((grant) => ({ ...grant, role: grant.role as Role }));
  return { ...row, grants, seesAll: grants.some((grant) => grant.role === 'samordnare') };
}

/** Whether a role counts on a day: any but ersättare, and that one while a delegation covers the day. */
function holdsOn(today: CalendarDate, role: string) {
  return sql<boolean>`(${sql.ref(`${role}.role`)} <> 'ersättare' or exists (select from delegation
    where delegation.user_id = ${sql.ref(`${role}.user_id`)} and delegation.party_id = ${sql.ref(`${role}.party_id`)}
      and daterange(valid_from, valid_until, '[]') @> ${today}::date))`;
}
