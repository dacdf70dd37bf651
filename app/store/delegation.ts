import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { DelegationDays } from '~/domain/delegation';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { endSessions } from './account';
import { insertAudit } from './audit';
import { partySeenBy } from './party-head';

/** A time in which somebody may decide in the place of a party's kommundirektör. */
export interface Delegation extends DelegationDays {
  readonly id: number;
  readonly version: number;
  readonly partyId: number;
  readonly partyName: string;
  readonly userId: number;
  readonly personName: string;
  /** the decision that it stands on */
  readonly reference: string;
  /** how many decisions were made by it, and on which day the latest */
  readonly decisions: number;
  readonly lastDecision: CalendarDate | null;
}

function selectDelegations(db: Database, viewer: Viewer) {
  return db
    .selectFrom('delegation')
    .innerJoin('party', 'party.id', 'delegation.partyId')
    .innerJoin('appUser', 'appUser.id', 'delegation.userId')
    .where(partySeenBy(viewer))
    .select([
      'delegation.id',
      'delegation.version',
      'delegation.partyId',
      'party.name as partyName',
      'delegation.userId',
      'appUser.name as personName',
      'delegation.validFrom',
      'delegation.validUntil',
      'delegation.reference',
      sql<number>`(select count(*)::int from decision where decision.delegation_id = delegation.id)`.as('decisions'),
      sql<CalendarDate | null>`(select max(decided_on) from decision where decision.delegation_id = delegation.id)`.as(
        'lastDecision',
      ),
    ])
    .$castTo<Delegation>();
}

/**
 * The delegations of parties, by party and the latest first.
 * @param partyIds null: of every party in sight
 */
export async function listDelegations(
  db: Database,
  viewer: Viewer,
  partyIds: readonly number[] | null,
): Promise<Delegation[]> {
  return selectDelegations(db, viewer)
    .$if(partyIds !== null, (query) =>
      query.where(sql<boolean>`delegation.party_id = any(${[...(partyIds ?? [])]}::bigint[])`),
    )
    .orderBy(sql`party.name collate "sv-SE-x-icu"`)
    .orderBy('delegation.validFrom', 'desc')
    .orderBy('delegation.id')
    .execute();
}

/** Locks a delegation of a party; null when that party has no such one in sight. */
export async function lockDelegation(
  trx: Transaction,
  viewer: Viewer,
  partyId: number,
  id: number,
): Promise<Delegation | null> {
  const row = await selectDelegations(trx, viewer)
    .where('delegation.id', '=', id)
    .where('delegation.partyId', '=', partyId)
    .forUpdate('delegation')
    .executeTakeFirst();
  return row ?? null;
}

/** Somebody of a party who could stand in for its kommundirektör. */
export interface Substitute {
  readonly id: number;
  readonly name: string;
  readonly email: string;
}

function selectSubstitutes(db: Database, viewer: Viewer, partyId: number) {
  return db
    .selectFrom('appUser')
    .innerJoin('party', 'party.id', 'appUser.partyId')
    .where(partySeenBy(viewer))
    .where('appUser.partyId', '=', partyId)
    .where('appUser.disabledAt', 'is', null)
    .where(
      sql<boolean>`not exists (select from user_role own where own.user_id = app_user.id and own.role = 'kommundirektör'
        and own.party_id = ${partyId})`,
    )
    .select(['appUser.id', 'appUser.name', 'appUser.email']);
}

/** The people of a party who have an account and are not its kommundirektör themselves, by name. */
export async function listSubstitutes(db: Database, viewer: Viewer, partyId: number): Promise<Substitute[]> {
  return selectSubstitutes(db, viewer, partyId)
    .orderBy(sql`app_user.name collate "sv-SE-x-icu"`)
    .orderBy('appUser.id')
    .execute();
}

/**
 * Locks one of those people: what follows about the person's delegations is then decided one at a time.
 * @returns null when the person cannot stand in for that party's kommundirektör
 */
export async function lockSubstitute(
  trx: Transaction,
  viewer: Viewer,
  partyId: number,
  userId: number,
): Promise<Substitute | null> {
  const row = await selectSubstitutes(trx, viewer, partyId)
    .where('appUser.id', '=', userId)
    .forUpdate('appUser')
    .executeTakeFirst();
  return row ?? null;
}

export interface NewDelegation extends DelegationDays {
  readonly partyId: number;
  readonly userId: number;
  readonly reference: string;
}

/**
 * Records a delegation, and gives the person the role as ersättare for the party where it is missing. The person's
 * sessions end: new rights begin with a new one. The person must be locked and the period checked: the database refuses
 * two that overlap.
 * @returns its id
 */
export async function insertDelegation(trx: Transaction, actor: Actor, delegation: NewDelegation): Promise<number> {
  const { partyId, userId } = delegation;
  const { id } = await trx
    .insertInto('delegation')
    .values({ ...delegation, recordedAt: actor.at, recordedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const granted = await trx
    .insertInto('userRole')
    .values({ userId, role: 'ersättare', partyId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  await endSessions(trx, userId);
  await insertAudit(trx, actor, {
    action: 'delegation.create',
    entity: 'delegation',
    entityId: id,
    after: { ...delegation, roleGranted: granted !== undefined },
  });
  return id;
}

/** Sets an earlier last day, and ends the person's sessions. The delegation must be locked and the day checked. */
export async function endDelegation(
  trx: Transaction,
  actor: Actor,
  before: Pick<Delegation, 'id' | 'version' | 'validUntil' | 'userId'>,
  lastDay: CalendarDate,
): Promise<void> {
  await trx
    .updateTable('delegation')
    .set({ validUntil: lastDay, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await endSessions(trx, before.userId);
  await insertAudit(trx, actor, {
    action: 'delegation.update',
    entity: 'delegation',
    entityId: before.id,
    before: { validUntil: before.validUntil },
    after: { validUntil: lastDay },
  });
}
