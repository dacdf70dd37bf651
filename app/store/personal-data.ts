import { sql, type RawBuilder } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';

/** Who the product holds something about. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly title: string | null;
  readonly partyName: string | null;
  /** the name has been taken away */
  readonly forgotten: boolean;
}

/** What one column of one table says of a person. */
export interface HeldRows {
  readonly table: string;
  /** the column that names the person */
  readonly column: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** The name that stands in the place of one that was taken away; the number tells two of them apart. */
const FORGOTTEN = 'Tidigare rollinnehavare';

/** A secret says nothing of a person, and whoever reads a copy of it could use it. */
const SECRET = /hash|secret|token|^code/i;

/** The account of a person, for the person and the samordnare; null for everybody else. */
export async function findPerson(db: Database, viewer: Viewer, id: number): Promise<Person | null> {
  const row = await db
    .selectFrom('appUser')
    .leftJoin('party', 'party.id', 'appUser.partyId')
    .where('appUser.id', '=', id)
    .where(seenByOwner(viewer))
    .select(['appUser.id', 'appUser.name', 'appUser.email', 'appUser.title', 'party.name as partyName'])
    .executeTakeFirst();
  return row ? { ...row, forgotten: row.name.startsWith(FORGOTTEN) } : null;
}

const seenByOwner = ({ seesAll, userId }: Viewer) => sql<boolean>`(${sql.lit(seesAll)} or app_user.id = ${userId})`;

/**
 * Everything that is held about a person, for the person and the samordnare: every row of every table that points at the
 * account. Which those are is asked of the database, so that no table is forgotten; what a secret opens is left out.
 */
export async function listHeld(db: Database, viewer: Viewer, id: number): Promise<HeldRows[]> {
  const person = await findPerson(db, viewer, id);
  if (!person) return [];
  const { rows: places } = await sql<{ table: string; column: string }>`
    select source.relname as table, attribute.attname as column
    from pg_constraint reference
    join pg_class source on source.oid = reference.conrelid
    join pg_attribute attribute on attribute.attrelid = source.oid and attribute.attnum = reference.conkey[1]
    where reference.contype = 'f' and reference.confrelid = 'app_user'::regclass
      and source.relnamespace = 'public'::regnamespace
    order by 1, 2`.execute(db);
  const held: HeldRows[] = [];
  for (const { table, column } of [{ table: 'app_user', column: 'id' }, ...places]) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(held) as row from ${sql.table(table)} held
      where ${sql.ref(`held.${column}`)} = ${id} and ${heldOpenTo(viewer, table)}
    `.execute(db);
    if (rows.length > 0) held.push({ table, column, rows: rows.map(({ row }) => withoutSecrets(row)) });
  }
  // What others did to the account names it by its number, without a reference that the database knows of.
  const { rows: about } = await sql<{ row: Record<string, unknown> }>`
    select to_jsonb(entry) as row from audit_entry entry where entity = 'appUser' and entity_id = ${id} order by id
  `.execute(db);
  if (about.length > 0) {
    held.push({ table: 'audit_entry', column: 'entity_id', rows: about.map(({ row }) => withoutSecrets(row)) });
  }
  return held;
}

/** Of each table that points at an account: what its row tells of, where that can be marked sekretess. */
const TELLS: Readonly<Record<string, string>> = {
  audit_entry: `mark.project_id = held.project_id`,
  decision: `mark.risk_id in (select raised.risk_id from risk_escalation raised where raised.decision_number = held.number)`,
  milestone_change: `mark.item_id = held.milestone_id`,
  plan_move: `mark.item_id in (select moved.item_id from plan_move_item moved where moved.move_id = held.id)`,
  risk_follow_up: `mark.risk_id = held.risk_id`,
  risk_valuation: `mark.risk_id = held.risk_id`,
  rollout_creation: `mark.item_id in (select made.milestone_id from rollout_creation_milestone made where made.creation_id = held.id)`,
  secrecy_mark: `mark.id = held.id`,
};

/**
 * Sekretess on a row about a person who has lost the right: what was written about marked things is not handed out. Of the
 * log, which holds what was written in every shape, nothing of a project that has anything marked.
 */
function heldOpenTo(viewer: Viewer, table: string): RawBuilder<boolean> {
  const tells = TELLS[table];
  if (viewer.seesAll || tells === undefined) return sql<boolean>`true`;
  return sql<boolean>`not exists (select from secrecy_mark mark join project on project.id = mark.project_id
    where ${sql.raw(tells)} and not project.cooperation_id = any(${[...viewer.trustedCooperationIds]}::bigint[]))`;
}

function withoutSecrets(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !SECRET.test(name)));
}

/**
 * Takes a person's name, address and title away, with the mails and every way to sign in. What was decided and written
 * keeps its rows and its role (DOMAIN.md 7: records are kept, personal data is names of role-holders only).
 * @returns false when there is none, or it is done already
 */
export async function forgetPerson(trx: Transaction, actor: Actor, id: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('appUser')
    .set({
      name: `${FORGOTTEN} ${id}`,
      email: `borttagen-${id}@samplan.invalid`,
      title: null,
      passwordHash: null,
      disabledAt: sql<string>`coalesce(disabled_at, ${actor.at}::timestamptz)`,
    })
    .where('id', '=', id)
    .where('name', 'not like', `${FORGOTTEN}%`)
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) return false;
  // How the person signed in says who it was (the subject at an issuer can be a personal number), and so do mails.
  for (const table of ['session', 'userIdentity', 'secondFactor', 'oneTimeLink', 'knownBrowser', 'oidcFlow'] as const) {
    await trx.deleteFrom(table).where('userId', '=', id).execute();
  }
  await trx.deleteFrom('email').where('userId', '=', id).where('state', '<>', 'skickas').execute();
  // What was written before says nothing of the name: the log has the number of the account only.
  await insertAudit(trx, actor, { action: 'user.forget', entity: 'appUser', entityId: id });
  return true;
}
