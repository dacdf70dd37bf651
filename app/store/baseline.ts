import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { BaselineItem } from '~/domain/baseline-comparison';
import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { openTo } from './secrecy';
import { visibleTo } from './visible';

export interface NewBaseline {
  readonly projectId: number;
  /** null: of the whole project */
  readonly phaseId: number | null;
  /** of the budget whose approval it follows from; null: taken by hand */
  readonly budgetVersionId: number | null;
  readonly total: Ore | null;
  readonly reason: string;
}

/**
 * Keeps the dates of a phase or a project as they are, and the sum when a budget was approved (DOMAIN.md 2.6): of
 * phases, activities and milestones, forecasts before what was planned. A milestone without a baseline date gets this one.
 */
export async function insertBaseline(
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
  const within = (column: string) =>
    phaseId === null ? sql`project_id = ${projectId}` : sql`${sql.ref(column)} = ${phaseId}`;
  await sql`
    with framed as (select id from phase where ${within('id')} and (${phaseId !== null} or removed_at is null))
    insert into baseline_item (baseline_id, project_id, item_id, name, start_date, end_date)
    select ${id}::bigint, project_id, id, name, start_date, end_date from phase where id in (select id from framed)
    union all
    select ${id}::bigint, project_id, id, name, start_date, end_date from activity
      where phase_id in (select id from framed) and removed_at is null
    union all
    select ${id}::bigint, project_id, id, title, coalesce(actual_date, forecast_date, baseline_date),
           coalesce(actual_date, forecast_date, baseline_date) from milestone
      where phase_id in (select id from framed) and removed_at is null
  `.execute(trx);
  await sql`
    update milestone set baseline_date = forecast_date, version = version + 1
    where ${within('phase_id')} and removed_at is null and baseline_date is null and forecast_date is not null
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

/** A baseline in the list of a project. */
export interface BaselineHead {
  readonly id: number;
  readonly takenOn: CalendarDate;
  readonly reason: string;
  readonly by: string | null;
  readonly total: Ore | null;
  /** null: of the whole project */
  readonly phaseId: number | null;
  readonly phaseNumber: number | null;
  readonly phaseName: string | null;
  /** rows that it keeps */
  readonly items: number;
}

/** The baselines of a project, the newest first. */
export async function listBaselines(db: Database, viewer: Viewer, projectId: number): Promise<BaselineHead[]> {
  const rows = await db
    .selectFrom('baseline')
    .innerJoin('project', 'project.id', 'baseline.projectId')
    .leftJoin('phase', 'phase.id', 'baseline.phaseId')
    .leftJoin('appUser', 'appUser.id', 'baseline.takenBy')
    .where(visibleTo(viewer))
    .where('baseline.projectId', '=', projectId)
    .orderBy('baseline.id', 'desc')
    .select((eb) => [
      'baseline.id',
      'baseline.takenOn',
      'baseline.reason',
      'appUser.name as by',
      'baseline.totalOre as total',
      'baseline.phaseId',
      'phase.number as phaseNumber',
      'phase.name as phaseName',
      eb
        .selectFrom('baselineItem as item')
        .whereRef('item.baselineId', '=', 'baseline.id')
        .where(openTo(viewer, 'milestone', 'item.itemId'))
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .as('items'),
    ])
    .execute();
  return rows as BaselineHead[];
}

/** What a baseline of a project keeps, phase by phase; empty when there is none to be seen. */
export async function listBaselineItems(
  db: Database,
  viewer: Viewer,
  projectId: number,
  baselineId: number,
): Promise<BaselineItem[]> {
  const rows = await db
    .selectFrom('baselineItem as item')
    .innerJoin('project', 'project.id', 'item.projectId')
    .innerJoin('planItem', 'planItem.id', 'item.itemId')
    .leftJoin('activity', 'activity.id', 'item.itemId')
    .leftJoin('milestone', 'milestone.id', 'item.itemId')
    .leftJoin('phase', (join) =>
      join.on(({ eb, fn, ref }) =>
        eb('phase.id', '=', fn.coalesce('activity.phaseId', 'milestone.phaseId', ref('item.itemId'))),
      ),
    )
    .where(visibleTo(viewer))
    .where('item.projectId', '=', projectId)
    .where('item.baselineId', '=', baselineId)
    .where(openTo(viewer, 'milestone', 'item.itemId'))
    .orderBy('phase.number')
    .orderBy(({ eb }) => eb('planItem.kind', '<>', 'phase'))
    .orderBy('item.startDate')
    .orderBy('item.itemId')
    .select(['item.itemId', 'item.name', 'planItem.kind', 'item.startDate as start', 'item.endDate as end'])
    .execute();
  return rows as BaselineItem[];
}
