import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { visibleTo } from './visible';

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

/** The parties of a version that have not answered and have nobody who could, in Swedish order. */
export async function listUndecidable(
  db: Database,
  viewer: Viewer,
  budgetVersionId: number,
  today: CalendarDate,
): Promise<{ readonly partyId: number; readonly partyName: string }[]> {
  return db
    .selectFrom('costShare as share')
    .innerJoin('party', 'party.id', 'share.partyId')
    .innerJoin('budgetVersion', 'budgetVersion.id', 'share.budgetVersionId')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where('share.budgetVersionId', '=', budgetVersionId)
    .where('budgetVersion.state', '=', 'inskickad')
    .where(
      sql<boolean>`not exists (select from decision
        where decision.budget_version_id = share.budget_version_id and decision.party_id = share.party_id)`,
    )
    .where(
      sql<boolean>`not exists (select from user_role join app_user on app_user.id = user_role.user_id
        where user_role.party_id = share.party_id and app_user.disabled_at is null and (user_role.role = 'kommundirektör'
          or user_role.role = 'ersättare' and exists (select from delegation where delegation.user_id = user_role.user_id
            and delegation.party_id = user_role.party_id
            and daterange(valid_from, valid_until, '[]') @> ${today}::date)))`,
    )
    .groupBy('party.id')
    .orderBy(sql`party.name collate "sv-SE-x-icu"`)
    .select(['party.id as partyId', 'party.name as partyName'])
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
