import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { Transaction } from '~db/open';

import { insertAudit, type Actor } from './audit';

/** The days of a membership: `joinedOn` null is since before the records, `leftOn` the first day outside. */
export interface MemberDays {
  readonly joinedOn: CalendarDate | null;
  readonly leftOn: CalendarDate | null;
}

/** Which membership: a party can be in a cooperation several times, never twice at once. */
interface MemberOf {
  readonly cooperationId: number;
  readonly partyId: number;
}

/**
 * Lets a party join from a day. The cooperation must be locked, or two could join at once.
 * @returns false when the party is already a member on some of those days
 */
export async function insertMember(
  trx: Transaction,
  actor: Actor,
  member: MemberOf,
  days: MemberDays,
): Promise<boolean> {
  if (await overlaps(trx, member, days, null)) return false;
  await trx
    .insertInto('cooperationMember')
    .values({ ...member, ...days })
    .execute();
  await insertAudit(trx, actor, {
    action: 'cooperationMember.create',
    entity: 'cooperation',
    entityId: member.cooperationId,
    after: { ...member, ...days },
  });
  return true;
}

/**
 * Changes the days of a membership: leaving is a day in `leftOn`. The cooperation must be locked.
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
  const { numUpdatedRows } = await trx
    .updateTable('cooperationMember')
    .set(after)
    .where('cooperationId', '=', member.cooperationId)
    .where('partyId', '=', member.partyId)
    .where('joinedOn', 'is not distinct from', before.joinedOn)
    .where('leftOn', 'is not distinct from', before.leftOn)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return 'gone';
  await insertAudit(trx, actor, {
    action: 'cooperationMember.update',
    entity: 'cooperation',
    entityId: member.cooperationId,
    before: { ...member, ...before },
    after: { ...member, ...after },
  });
  return 'done';
}

/** Whether the party has another membership on any of the days; asked first, so that the answer is a sentence. */
async function overlaps(
  trx: Transaction,
  { cooperationId, partyId }: MemberOf,
  { joinedOn, leftOn }: MemberDays,
  own: MemberDays | null,
): Promise<boolean> {
  const row = await trx
    .selectFrom('cooperationMember')
    .select('partyId')
    .where('cooperationId', '=', cooperationId)
    .where('partyId', '=', partyId)
    .where(sql<boolean>`daterange(joined_on, left_on) && daterange(${joinedOn}::date, ${leftOn}::date)`)
    .$if(own !== null, (query) => query.where('joinedOn', 'is distinct from', own!.joinedOn))
    .executeTakeFirst();
  return row !== undefined;
}
