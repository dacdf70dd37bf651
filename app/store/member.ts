import { sql, type RawBuilder } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';

/** The days of a membership: `joinedOn` null is since before the records, `leftOn` the first day outside. */
export interface MemberDays {
  readonly joinedOn: CalendarDate | null;
  readonly leftOn: CalendarDate | null;
}

/** One time that a party is in a cooperation or takes part in a project. */
export interface Membership extends MemberDays {
  readonly partyId: number;
  readonly partyName: string;
}

/** Who is in what: a member of a cooperation, or a participant of a project. Several times, never twice at once. */
export interface MemberOf {
  readonly of: 'cooperation' | 'project';
  /** of the cooperation or the project */
  readonly id: number;
  readonly partyId: number;
}

const STORED = {
  cooperation: { table: 'cooperationMember', owner: 'cooperationId' },
  project: { table: 'projectParticipant', owner: 'projectId' },
} as const;

/**
 * Lets a party join from a day. The cooperation or project must be locked, or two could join at once.
 * @returns false when the party is already in it on some of those days
 */
export async function insertMember(
  trx: Transaction,
  actor: Actor,
  member: MemberOf,
  days: MemberDays,
): Promise<boolean> {
  if (await overlaps(trx, member, days, null)) return false;
  const { table, owner } = STORED[member.of];
  await sql`insert into ${sql.table(table)} (${sql.ref(owner)}, party_id, joined_on, left_on)
    values (${member.id}, ${member.partyId}, ${days.joinedOn}, ${days.leftOn})`.execute(trx);
  await audit(trx, actor, member, 'create', { after: days });
  return true;
}

/**
 * Changes the days of a membership: leaving is a day in `leftOn`. The cooperation or project must be locked.
 * @param before the days that the person saw
 * @returns `gone` when there is no such membership any more, `overlap` when it would meet another one of the party
 */
export async function updateMember(
  trx: Transaction,
  actor: Actor,
  member: MemberOf,
  before: MemberDays,
  after: MemberDays,
): Promise<'done' | 'gone' | 'overlap'> {
  if (await overlaps(trx, member, after, before)) return 'overlap';
  const { table, owner } = STORED[member.of];
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set joined_on = ${after.joinedOn}, left_on = ${after.leftOn}
    where ${sql.ref(owner)} = ${member.id} and party_id = ${member.partyId}
      and joined_on is not distinct from ${before.joinedOn}::date
      and left_on is not distinct from ${before.leftOn}::date`.execute(trx);
  if (numAffectedRows === 0n) return 'gone';
  await audit(trx, actor, member, 'update', { before, after });
  return 'done';
}

/**
 * Whether a party is a member of a cooperation on the day it joins a project there.
 * @param day null: since before the records, as the membership must then be too
 */
export async function isMemberOn(
  trx: Transaction,
  cooperationId: number,
  partyId: number,
  day: CalendarDate | null,
): Promise<boolean> {
  const row = await trx
    .selectFrom('cooperationMember')
    .select('partyId')
    .where('cooperationId', '=', cooperationId)
    .where('partyId', '=', partyId)
    .where(day === null ? sql<boolean>`joined_on is null` : sql<boolean>`daterange(joined_on, left_on) @> ${day}::date`)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * In a query: whether a party is a member of a cooperation on a day. Who has left the cooperation takes part in none of
 * its projects, whatever the project still says.
 * @param cooperation the column with the id of the cooperation
 * @param party the column with the id of the party
 */
export function memberOn(cooperation: string, party: string, day: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from cooperation_member own where own.cooperation_id = ${sql.ref(cooperation)}
    and own.party_id = ${sql.ref(party)} and daterange(own.joined_on, own.left_on) @> ${day})`;
}

/** Whether the party has another membership on any of the days; asked first, so that the answer is a sentence. */
async function overlaps(
  trx: Transaction,
  { of, id, partyId }: MemberOf,
  { joinedOn, leftOn }: MemberDays,
  own: MemberDays | null,
): Promise<boolean> {
  const { table, owner } = STORED[of];
  const other = own === null ? sql`true` : sql`joined_on is distinct from ${own.joinedOn}::date`;
  const { rows } = await sql`
    select party_id from ${sql.table(table)}
    where ${sql.ref(owner)} = ${id} and party_id = ${partyId} and ${other}
      and daterange(joined_on, left_on) && daterange(${joinedOn}::date, ${leftOn}::date)
    limit 1`.execute(trx);
  return rows.length > 0;
}

async function audit(
  trx: Transaction,
  actor: Actor,
  { of, id, partyId }: MemberOf,
  verb: 'create' | 'update',
  days: { readonly before?: MemberDays; readonly after: MemberDays },
): Promise<void> {
  const { table, owner } = STORED[of];
  const whole = (each: MemberDays) => ({ [owner]: id, partyId, ...each });
  await insertAudit(trx, actor, {
    action: `${table}.${verb}`,
    entity: of,
    entityId: id,
    projectId: of === 'project' ? id : undefined,
    before: days.before && whole(days.before),
    after: whole(days.after),
  });
}
