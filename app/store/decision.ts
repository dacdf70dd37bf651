import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { Verdict } from '~/domain/approval';
import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';

/** In which capacity somebody decides for a party. */
export interface Decider {
  readonly role: 'kommundirektör' | 'ersättare';
  /** what a substitute decides by */
  readonly delegationId: number | null;
}

/**
 * The capacity in which a person may decide for a party on a day, read in the transaction of the decision: a role or
 * a delegation that has ended meanwhile decides nothing, and one that is being ended waits for the decision.
 * @returns null when the person has none
 */
export async function findDecider(
  trx: Transaction,
  userId: number,
  partyId: number,
  today: CalendarDate,
): Promise<Decider | null> {
  const roles = await trx
    .selectFrom('userRole')
    .innerJoin('appUser', 'appUser.id', 'userRole.userId')
    .where('userRole.userId', '=', userId)
    .where('userRole.partyId', '=', partyId)
    .where('userRole.role', 'in', ['kommundirektör', 'ersättare'])
    .where('appUser.disabledAt', 'is', null)
    .select('userRole.role')
    .forShare()
    .execute();
  if (roles.some(({ role }) => role === 'kommundirektör')) return { role: 'kommundirektör', delegationId: null };
  if (roles.length === 0) return null;
  const delegation = await trx
    .selectFrom('delegation')
    .where('userId', '=', userId)
    .where('partyId', '=', partyId)
    .where(sql<boolean>`daterange(valid_from, valid_until, '[]') @> ${today}::date`)
    .select('id')
    .forShare()
    .executeTakeFirst();
  return delegation ? { role: 'ersättare', delegationId: delegation.id } : null;
}

export interface ShareDecision {
  readonly projectId: number;
  readonly budgetVersionId: number;
  readonly partyId: number;
  readonly partyName: string;
  readonly amount: Ore;
  readonly verdict: Verdict;
  readonly motivation: string;
  readonly diaryNumber: string | null;
  /** what is decided on, in one sentence that stands by itself */
  readonly subject: string;
  readonly corrects: number | null;
  readonly requestToken: string;
}

/**
 * Writes a party's decision into the register. The version must be locked; the database numbers the decision, chains
 * it to the one before and refuses one whose amount is not the frozen share.
 * @returns its number
 */
export async function insertShareDecision(
  trx: Transaction,
  actor: Actor,
  decider: Decider,
  { amount, verdict, partyName, ...decision }: ShareDecision,
): Promise<number> {
  const capacity = decider.role === 'kommundirektör' ? 'Kommundirektör' : 'Ersättare för kommundirektör';
  const { number } = await trx
    .insertInto('decision')
    .values({
      ...decision,
      forum: `${capacity}, ${partyName}`,
      outcome: verdict,
      amountOre: amount,
      decidedOn: actor.today,
      recordedAt: actor.at,
      recordedBy: actor.userId,
      delegationId: decider.delegationId,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'decision.create',
    entity: 'decision',
    entityId: number,
    projectId: decision.projectId,
    after: { ...decision, partyName, amount, verdict, ...decider },
  });
  return number;
}

/** What a form that was sent before was stored as. */
export interface Answered {
  readonly number: number;
  readonly recordedBy: number | null;
  /** null: no decision on a share */
  readonly budgetVersionId: number | null;
  readonly partyId: number | null;
}

/** The decision that a form was answered with before, when the same form comes again; null: it is the first time. */
export async function findAnswered(trx: Transaction, requestToken: string): Promise<Answered | null> {
  const row = await trx
    .selectFrom('decision')
    .select(['number', 'recordedBy', 'budgetVersionId', 'partyId'])
    .where('requestToken', '=', requestToken)
    .executeTakeFirst();
  return row ?? null;
}
