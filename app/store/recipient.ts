import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { Transaction } from '~db/open';

/** Somebody whom a message goes to. */
export interface Recipient {
  readonly userId: number;
  readonly address: string;
  /** in whose name the person decides; null: the person leads the project, or sits in its styrgrupp */
  readonly partyId: number | null;
}

/** Who decides for parties on a day: their kommundirektörer, and the substitutes whose delegation covers the day. */
export async function listDeciders(
  trx: Transaction,
  partyIds: readonly number[],
  today: CalendarDate,
): Promise<Recipient[]> {
  return trx
    .selectFrom('userRole')
    .innerJoin('appUser', 'appUser.id', 'userRole.userId')
    .where('userRole.partyId', '=', sql<number>`any(${[...partyIds]}::bigint[])`)
    .where('appUser.disabledAt', 'is', null)
    .where(
      sql<boolean>`(user_role.role = 'kommundirektör' or user_role.role = 'ersättare' and exists (
        select from delegation where delegation.user_id = user_role.user_id
          and delegation.party_id = user_role.party_id and daterange(valid_from, valid_until, '[]') @> ${today}::date))`,
    )
    .orderBy('appUser.id')
    .select(['appUser.id as userId', 'appUser.email as address', 'userRole.partyId'])
    .execute();
}

/** Those who lead a project. */
export async function listProjectLeads(trx: Transaction, projectId: number): Promise<Recipient[]> {
  return listHolders(trx, projectId, 'projektledare');
}

/** Those who sit in the styrgrupp of a project. */
export async function listSteeringGroup(trx: Transaction, projectId: number): Promise<Recipient[]> {
  return listHolders(trx, projectId, 'styrgrupp');
}

async function listHolders(
  trx: Transaction,
  projectId: number,
  role: 'projektledare' | 'styrgrupp',
): Promise<Recipient[]> {
  return trx
    .selectFrom('userRole')
    .innerJoin('appUser', 'appUser.id', 'userRole.userId')
    .where('userRole.projectId', '=', projectId)
    .where('userRole.role', '=', role)
    .where('appUser.disabledAt', 'is', null)
    .orderBy('appUser.id')
    .select(['appUser.id as userId', 'appUser.email as address', sql<null>`null`.as('partyId')])
    .execute();
}
