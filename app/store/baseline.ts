import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit, type Actor } from './audit';
import { visibleTo } from './visible';

export interface NewBaseline {
  readonly projectId: number;
  readonly phaseId: number;
  /** of the budget whose approval it follows from */
  readonly budgetVersionId: number;
  readonly total: Ore;
  readonly reason: string;
}

/**
 * Keeps the dates and the sum of a phase as they are when its budget is approved (DOMAIN.md 2.6): of the phase, its
 * activities and its milestones, forecasts before what was planned. A milestone without a baseline date gets this one.
 */
export async function insertPhaseBaseline(
  trx: Transaction,
  actor: Actor,
  { projectId, phaseId, budgetVersionId, total, reason }: NewBaseline,
): Promise<number> {
  const { id } = await trx
    .insertInto('baseline')
    .values({
      projectId,
      phaseId,
      budgetVersionId,
      totalOre: total,
      reason,
      takenOn: actor.today,
      takenBy: actor.userId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`
    insert into baseline_item (baseline_id, project_id, item_id, name, start_date, end_date)
    select ${id}::bigint, project_id, id, name, start_date, end_date from phase where id = ${phaseId}
    union all
    select ${id}::bigint, project_id, id, name, start_date, end_date from activity
      where phase_id = ${phaseId} and removed_at is null
    union all
    select ${id}::bigint, project_id, id, title, coalesce(actual_date, forecast_date, baseline_date),
           coalesce(actual_date, forecast_date, baseline_date) from milestone
      where phase_id = ${phaseId} and removed_at is null
  `.execute(trx);
  await sql`
    update milestone set baseline_date = forecast_date, version = version + 1
    where phase_id = ${phaseId} and removed_at is null and baseline_date is null and forecast_date is not null
  `.execute(trx);
  await insertAudit(trx, actor, {
    action: 'baseline.create',
    entity: 'baseline',
    entityId: id,
    projectId,
    after: { phaseId, budgetVersionId, total, reason },
  });
  return id;
}

/** The dates and the sum of a phase as they were locked. */
export interface PhaseBaseline {
  readonly takenOn: CalendarDate;
  readonly reason: string;
  readonly total: Ore | null;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
}

/** The newest baseline of a phase; null when none was taken, or it cannot be seen. */
export async function findPhaseBaseline(db: Database, viewer: Viewer, phaseId: number): Promise<PhaseBaseline | null> {
  const row = await db
    .selectFrom('baseline')
    .innerJoin('project', 'project.id', 'baseline.projectId')
    .innerJoin('baselineItem as item', (join) =>
      join.onRef('item.baselineId', '=', 'baseline.id').onRef('item.itemId', '=', 'baseline.phaseId'),
    )
    .where(visibleTo(viewer))
    .where('baseline.phaseId', '=', phaseId)
    .orderBy('baseline.id', 'desc')
    .limit(1)
    .select(['baseline.takenOn', 'baseline.reason', 'baseline.totalOre as total', 'item.startDate', 'item.endDate'])
    .executeTakeFirst();
  return (row as PhaseBaseline | undefined) ?? null;
}
