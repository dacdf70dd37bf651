import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';
import type { PhaseKind } from '~db/tables/plan';

import { insertAudit } from './audit';
import { insertPlanItem } from './plan-item';
import { previousShares, type PreviousShares } from './share-history';
import { visibleTo } from './visible';

/** A phase of a project. `number` is its address; phases may overlap, have gaps and lack dates. */
export interface Phase {
  readonly id: number;
  readonly version: number;
  readonly number: number;
  readonly name: string;
  readonly kind: PhaseKind;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
  readonly note: string;
  /** a key of the phase's own; null: the project's */
  readonly keyId: number | null;
  readonly externalBudget: Ore | null;
  /** what has been paid, of every kind, as the follow-up has it; null where no cost is entered */
  readonly actual: Ore | null;
}

/** The phases that can be seen of a project; the start of every read of phases. */
export function selectPhases(db: Database, viewer: Viewer, projectId: number) {
  return db
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where('phase.projectId', '=', projectId)
    .where('phase.removedAt', 'is', null)
    .select([
      'phase.id',
      'phase.version',
      'phase.number',
      'phase.name',
      'phase.kind',
      'phase.startDate',
      'phase.endDate',
      'phase.note',
      'phase.keyId',
      'phase.externalBudgetOre as externalBudget',
      sql<Ore | null>`(
        select sum(cost.amount_ore)::bigint from cost_actual cost
        where cost.phase_id = phase.id and not exists (select from cost_actual newer where newer.corrects_id = cost.id)
      )`.as('actual'),
    ]);
}

/** The phases of a project by number. */
export async function listPhases(db: Database, viewer: Viewer, projectId: number): Promise<Phase[]> {
  return (await selectPhases(db, viewer, projectId).orderBy('phase.number').execute()) as Phase[];
}

/** The phase of a number, or null when the project has none that this viewer may see. */
export async function findPhase(
  db: Database,
  viewer: Viewer,
  projectId: number,
  number: number,
): Promise<Phase | null> {
  return (
    ((await selectPhases(db, viewer, projectId).where('phase.number', '=', number).executeTakeFirst()) as
      Phase | undefined) ?? null
  );
}

/** A phase with what its own page shows of it beside the budget. */
export interface PhaseDetail extends Phase {
  /** what the shares of the newest budget are compared with; null where nothing was submitted before it */
  readonly previous: PreviousShares | null;
  /** name of the key of the phase's own */
  readonly ownKeyName: string | null;
  /** name of the project's key */
  readonly projectKeyName: string | null;
  /** the day of the year that the agreement takes its figures from, MM-DD */
  readonly referenceMonthDay: string | null;
}

/** As {@link findPhase}, with the shares of the budget before and the keys, in the same query. */
export async function findPhaseDetail(
  db: Database,
  viewer: Viewer,
  projectId: number,
  number: number,
): Promise<PhaseDetail | null> {
  const row = await selectPhases(db, viewer, projectId)
    .innerJoin('cooperation', 'cooperation.id', 'project.cooperationId')
    .leftJoin('allocationKey as ownKey', 'ownKey.id', 'phase.keyId')
    .leftJoin('allocationKey as projectKey', 'projectKey.id', 'project.keyId')
    .where('phase.number', '=', number)
    .select([
      'ownKey.name as ownKeyName',
      'projectKey.name as projectKeyName',
      'cooperation.referenceMonthDay',
      previousShares.as('previous'),
    ])
    .executeTakeFirst();
  return (row as PhaseDetail | undefined) ?? null;
}

/** Locks a phase for a change, so that the version the person saw is compared with what is really there. */
export async function lockPhase(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<Phase | null> {
  const row = await selectPhases(trx, viewer, projectId)
    .where('phase.id', '=', id)
    .forUpdate('phase')
    .executeTakeFirst();
  return (row as Phase | undefined) ?? null;
}

export interface PhaseDescription {
  readonly number: number;
  readonly name: string;
  readonly kind: PhaseKind;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
  readonly note: string;
}

/** Adds a phase. @returns its id, or null when the number is taken by another phase of the project */
export async function insertPhase(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  phase: PhaseDescription,
): Promise<number | null> {
  if (await isNumberTaken(trx, projectId, phase.number)) return null;
  const id = await insertPlanItem(trx, projectId, 'phase');
  await trx
    .insertInto('phase')
    .values({ ...phase, id, projectId })
    .execute();
  await insertAudit(trx, actor, { action: 'phase.create', entity: 'phase', entityId: id, projectId, after: phase });
  return id;
}

/**
 * Changes a locked phase. A new key counts for what is not submitted yet; frozen budgets keep the version they have.
 * @param before what {@link lockPhase} gave
 * @param reason of a move that follows from another's
 * @returns false when the new number is taken by another phase of the project.
 */
export async function updatePhase(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: Phase,
  change: Partial<PhaseDescription & Pick<Phase, 'keyId'>>,
  reason?: string,
): Promise<boolean> {
  if (
    change.number !== undefined &&
    change.number !== before.number &&
    (await isNumberTaken(trx, projectId, change.number))
  )
    return false;
  await trx
    .updateTable('phase')
    .set({ ...change, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'phase.update',
    entity: 'phase',
    entityId: before.id,
    projectId,
    before,
    after: { ...change, reason },
  });
  return true;
}

/**
 * Whether a phase in sight has the number. The lock on the project makes two who want the same number at once come
 * one after the other.
 */
export async function isNumberTaken(trx: Transaction, projectId: number, number: number): Promise<boolean> {
  await trx.selectFrom('project').select('id').where('id', '=', projectId).forUpdate().execute();
  const row = await trx
    .selectFrom('phase')
    .select('id')
    .where('projectId', '=', projectId)
    .where('number', '=', number)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
