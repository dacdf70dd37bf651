import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { Hours } from '~/domain/hours';
import type { Ore } from '~/domain/money';
import type { Transaction } from '~db/open';
import type { BudgetLineKind } from '~db/tables/economy';

import { insertAudit } from './audit';

/** What a line of a budget says; hours in hundredths, money in öre. */
export interface BudgetLineContent {
  readonly name: string;
  readonly kind: BudgetLineKind;
  readonly year: number | null;
  readonly hours: Hours | null;
  readonly rate: Ore | null;
  readonly amount: Ore;
  readonly performedById: number | null;
  /** the party that carries the line alone; null: shared by the key */
  readonly carriedBy: number | null;
}

export interface BudgetLineInput extends BudgetLineContent {
  /** the scenario that the line comes from; left out: somebody writes it */
  readonly scenarioId?: number;
}

function columnsOf({ hours, rate, amount, performedById, carriedBy, ...rest }: BudgetLineInput) {
  return {
    ...rest,
    hoursHundredths: hours,
    rateOre: rate,
    amountOre: amount,
    performedByPartyId: performedById,
    carriedByPartyId: carriedBy,
  };
}

/** Adds a line last in a draft that `lockDraft` locked. */
export async function insertBudgetLine(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  draftId: number,
  line: BudgetLineInput,
): Promise<number> {
  const { id } = await trx
    .insertInto('budgetLine')
    .values((eb) => ({
      ...columnsOf(line),
      budgetVersionId: draftId,
      position: eb
        .selectFrom('budgetLine')
        .where('budgetVersionId', '=', draftId)
        .select(sql<number>`coalesce(max(position), 0) + 1`.as('next')),
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'budgetLine.create',
    entity: 'budgetLine',
    entityId: id,
    projectId,
    after: line,
  });
  return id;
}

/** A line of a draft that `lockDraft` locked; null when it is not one of its lines. */
export async function findDraftLine(
  trx: Transaction,
  draftId: number,
  id: number,
): Promise<{
  version: number;
  name: string;
  amount: Ore;
  performedById: number | null;
  carriedBy: number | null;
  removed: boolean;
} | null> {
  const row = await trx
    .selectFrom('budgetLine')
    .select([
      'version',
      'name',
      'amountOre as amount',
      'performedByPartyId as performedById',
      'carriedByPartyId as carriedBy',
      'removedAt',
    ])
    .where('id', '=', id)
    .where('budgetVersionId', '=', draftId)
    .executeTakeFirst();
  if (!row) return null;
  const { removedAt, amount, ...rest } = row;
  return { ...rest, amount: amount as Ore, removed: removedAt !== null };
}

/** Changes a line of a locked draft, or takes it out of sight, or brings it back, or says who carries it (null: all). */
export async function updateBudgetLine(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  id: number,
  change: BudgetLineInput | { readonly removed: boolean } | { readonly carriedBy: number | null },
): Promise<void> {
  const set =
    'removed' in change
      ? { removedAt: change.removed ? actor.at : null }
      : 'name' in change
        ? columnsOf(change)
        : { carriedByPartyId: change.carriedBy };
  await trx
    .updateTable('budgetLine')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'budgetLine.update',
    entity: 'budgetLine',
    entityId: id,
    projectId,
    after: change,
  });
}
