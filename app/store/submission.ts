import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { ApprovalRule } from '~/domain/approval';
import type { BudgetState } from '~/domain/budget';
import { nextState, type BudgetEvent } from '~/domain/budget-state';
import type { CalendarDate } from '~/domain/calendar';
import type { ShareTable } from '~/domain/cost-share';
import type { Viewer } from '~/domain/viewer';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';
import { insertStretches } from './share-stretch';
import { visibleTo } from './visible';

/** A draft that is sent to the parties, with everything that is then frozen (DOMAIN.md 2.1). */
export interface Submission {
  readonly projectId: number;
  readonly phaseId: number;
  readonly budgetVersionId: number;
  readonly version: number;
  readonly keyVersionId: number;
  readonly table: ShareTable;
  readonly rule: ApprovalRule;
  /** last day to answer; null: none is set */
  readonly answerBy: CalendarDate | null;
}

/**
 * Freezes a draft and asks its parties. A version that is still open gives way to it; one that is approved holds until
 * this one is approved. The phase must be locked, and the shares computed under that lock.
 */
export async function submitBudget(trx: Transaction, actor: Actor, submission: Submission): Promise<void> {
  const { projectId, phaseId, budgetVersionId, keyVersionId, table, rule, answerBy, version } = submission;
  await trx.insertInto('costShare').values(storedShares(budgetVersionId, table)).execute();
  await insertStretches(trx, budgetVersionId, table);
  await trx
    .updateTable('budgetVersion')
    .set({
      state: nextState('utkast', 'submit'),
      submittedOn: actor.today,
      submittedAt: actor.at,
      submittedBy: actor.userId,
      answerBy,
      keyVersionId,
      roundingUnitOre: table.rounding.unit,
      roundingMode: table.rounding.mode,
      totalOre: table.total,
      approvalRule: rule.kind,
      approvalCount: rule.count,
    })
    .where('id', '=', budgetVersionId)
    .execute();
  await insertAudit(trx, actor, {
    action: 'budget.submit',
    entity: 'budgetVersion',
    entityId: budgetVersionId,
    projectId,
    after: { total: table.total, keyVersionId, rounding: table.rounding, rule, answerBy },
  });
  await replaceOthers(trx, actor, { projectId, phaseId, by: { id: budgetVersionId, version }, state: 'inskickad' });
}

/** One row a claimant and component; position 0 is what the party carries alone. */
function storedShares(budgetVersionId: number, { components, rows, carriedSum }: ShareTable) {
  return rows.flatMap(({ claimant: { partyId, unitId }, figures, parts, carried }) => {
    const of = { budgetVersionId, partyId, unitId };
    const shared = components.map(({ position }, at) => ({
      ...of,
      componentPosition: position,
      basisFigureId: figures[at]?.id ?? null,
      amountOre: parts[at]!,
    }));
    const own = { ...of, componentPosition: 0, basisFigureId: null, amountOre: carried };
    return carriedSum === 0 && carried === 0 ? shared : [...shared, own];
  });
}

/**
 * Locks a version of a phase, the phase first (as everybody who decides or submits does).
 * @returns null when the phase has no such version in sight
 */
export async function lockVersion(
  trx: Transaction,
  viewer: Viewer,
  phaseId: number,
  budgetVersionId: number,
): Promise<Closed | null> {
  const owner = await trx
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where('phase.id', '=', phaseId)
    .select('phase.projectId')
    .forUpdate('phase')
    .executeTakeFirst();
  const version = await trx
    .selectFrom('budgetVersion')
    .select(['id', 'state'])
    .where('id', '=', budgetVersionId)
    .where('phaseId', '=', phaseId)
    .forUpdate()
    .executeTakeFirst();
  return owner && version ? { ...owner, budgetVersionId: version.id, state: version.state } : null;
}

interface Closed {
  readonly projectId: number;
  readonly budgetVersionId: number;
  /** as read under the lock */
  readonly state: BudgetState;
}

/**
 * Carries an event into a locked version: its new state, the day and why.
 * @throws Refusal when that cannot happen in its state
 */
export async function closeVersion(
  trx: Transaction,
  actor: Actor,
  { projectId, budgetVersionId, state }: Closed,
  event: BudgetEvent,
  reason: string,
): Promise<void> {
  const next = nextState(state, event);
  await trx
    .updateTable('budgetVersion')
    .set({ state: next, closedOn: actor.today, closedReason: reason })
    .where('id', '=', budgetVersionId)
    .execute();
  await insertAudit(trx, actor, {
    action: `budget.${event}`,
    entity: 'budgetVersion',
    entityId: budgetVersionId,
    projectId,
    before: { state },
    after: { state: next, reason },
  });
}

interface Replaced {
  readonly projectId: number;
  readonly phaseId: number;
  readonly by: { readonly id: number; readonly version: number };
  readonly state: 'inskickad' | 'godkänd';
}

/** Lets a newer version take the place of the phase's others in that state. Their decisions stay with them. */
export async function replaceOthers(
  trx: Transaction,
  actor: Actor,
  { projectId, phaseId, by, state }: Replaced,
): Promise<void> {
  const others = await trx
    .selectFrom('budgetVersion')
    .select('id')
    .where('phaseId', '=', phaseId)
    .where('version', '<', by.version)
    .where('state', '=', state)
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const { id } of others) {
    const version = { projectId, budgetVersionId: id, state };
    await closeVersion(trx, actor, version, 'replace', `Ersatt av version ${by.version}.`);
  }
}

/** Keeps a key version from being written anew until the transaction has used it. */
export async function holdKeyVersion(trx: Transaction, keyVersionId: number): Promise<void> {
  await sql`select from key_version where id = ${keyVersionId} for share`.execute(trx);
}
