import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { AccountStanding } from '~/domain/account-standing';
import type { Grant, Role, Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

/** A role of an account, with what it is for in words. */
export interface GivenRole extends Grant {
  readonly id: number;
  /** the cooperation, project or party by name; '' for a role that is for everything */
  readonly scope: string;
}

/** An account as the samordnare sees it. */
export interface User {
  readonly id: number;
  readonly version: number;
  readonly email: string;
  readonly name: string;
  readonly title: string | null;
  readonly partyId: number | null;
  readonly partyName: string | null;
  readonly disabled: boolean;
  /** has a password or an identity at an issuer; otherwise the invitation is not answered */
  readonly activated: boolean;
  readonly secondFactor: boolean;
  /** sessions that are open now */
  readonly sessions: number;
  readonly roles: readonly GivenRole[];
}

/** One page of accounts, and how many the search finds in all. */
export interface UserList {
  readonly rows: readonly User[];
  readonly count: number;
}

function selectUsers(db: Database, viewer: Viewer) {
  return db
    .selectFrom('appUser')
    .leftJoin('party', 'party.id', 'appUser.partyId')
    .where(sql.lit(viewer.seesAll))
    .select((eb) => [
      'appUser.id',
      'appUser.version',
      'appUser.email',
      'appUser.name',
      'appUser.title',
      'appUser.partyId',
      'party.name as partyName',
      sql<boolean>`app_user.disabled_at is not null`.as('disabled'),
      sql<boolean>`app_user.password_hash is not null
        or exists (select from user_identity own where own.user_id = app_user.id)`.as('activated'),
      sql<boolean>`exists (select from second_factor own where own.user_id = app_user.id and confirmed_at is not null)`.as(
        'secondFactor',
      ),
      sql<number>`(select count(*)::int from session own where own.user_id = app_user.id and not awaits_factor
        and expires_at > now()
        and last_seen_at > now() - make_interval(secs => (select idle_seconds from session_limits)))`.as('sessions'),
      jsonArrayFrom(
        eb
          .selectFrom('userRole')
          .leftJoin('cooperation', 'cooperation.id', 'userRole.cooperationId')
          .leftJoin('project', 'project.id', 'userRole.projectId')
          .leftJoin('party as scopeParty', 'scopeParty.id', 'userRole.partyId')
          .whereRef('userRole.userId', '=', 'appUser.id')
          .orderBy('userRole.id')
          .select([
            'userRole.id',
            'userRole.role',
            'userRole.cooperationId',
            'userRole.projectId',
            'userRole.partyId',
            sql<string>`concat_ws(', ', cooperation.name, project.name, scope_party.name)`.as('scope'),
          ]),
      ).as('roles'),
    ])
    .$castTo<User>();
}

/**
 * Accounts by name, for the samordnare; to anybody else there are none.
 * @param search part of a name, an address, a title or the party's name; '' finds all
 * @param size rows of a page; null: all that are found, on one
 * @param page from 1
 */
export async function listUsers(
  db: Database,
  viewer: Viewer,
  {
    search,
    role,
    standing = null,
    page,
    size,
  }: { search: string; role: Role | null; standing?: AccountStanding | null; page: number; size: number | null },
): Promise<UserList> {
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const found = sql<boolean>`(${search} = '' or lower(concat_ws(' ', app_user.name, app_user.email, app_user.title,
    party.name)) like ${pattern})`;
  const held = sql<boolean>`(${role}::text is null
    or exists (select from user_role own where own.user_id = app_user.id and own.role = ${role}))`;
  const stands = sql<boolean>`(${standing}::text is null or ${standing} = case when app_user.disabled_at is not null
    then 'stängt' when app_user.password_hash is not null
      or exists (select from user_identity own where own.user_id = app_user.id) then 'öppet' else 'inbjudan' end)`;
  const [rows, counted] = await Promise.all([
    selectUsers(db, viewer)
      .where(found)
      .where(held)
      .where(stands)
      .orderBy(sql`app_user.name collate "sv-SE-x-icu"`)
      .orderBy('appUser.id')
      .$if(size !== null, (query) => query.limit(size!).offset((page - 1) * size!))
      .execute(),
    db
      .selectFrom('appUser')
      .leftJoin('party', 'party.id', 'appUser.partyId')
      .where(sql.lit(viewer.seesAll))
      .where(found)
      .where(held)
      .where(stands)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  ]);
  return { rows, count: counted.count };
}

/** One account, for the samordnare; null to anybody else. */
export async function findUser(db: Database, viewer: Viewer, id: number): Promise<User | null> {
  return (await selectUsers(db, viewer).where('appUser.id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, locked for a change. */
export async function lockUser(trx: Transaction, viewer: Viewer, id: number): Promise<User | null> {
  const row = await selectUsers(trx, viewer).where('appUser.id', '=', id).forUpdate('appUser').executeTakeFirst();
  return row ?? null;
}

interface Choice {
  readonly id: number;
  readonly name: string;
}

/** What roles can be given for: every cooperation, project and party, by name; for the samordnare. */
export interface ScopeChoices {
  readonly cooperations: readonly Choice[];
  readonly projects: readonly Choice[];
  readonly parties: readonly Choice[];
}

/** To anybody but the samordnare there are none. */
export async function listScopeChoices(db: Database, viewer: Viewer): Promise<ScopeChoices> {
  const choices = (table: 'cooperation' | 'project' | 'party') =>
    db
      .selectFrom(table)
      .select(['id', 'name'])
      .where(sql.lit(viewer.seesAll))
      .orderBy(sql`name collate "sv-SE-x-icu"`)
      .orderBy('id')
      .execute();
  const [cooperations, projects, parties] = await Promise.all([
    choices('cooperation'),
    choices('project'),
    choices('party'),
  ]);
  return { cooperations, projects, parties };
}
