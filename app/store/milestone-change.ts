import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { MilestoneStatus } from '~/domain/milestone';
import type { Transaction } from '~db/open';
import type { MilestoneKind } from '~db/tables/plan';

import { insertAudit } from './audit';
import type { Milestone } from './milestone';
import { insertPlanItem } from './plan-item';
import { UNDONE } from './plan-move';

export interface NewMilestone {
  readonly phaseId: number;
  readonly label: string;
  readonly title: string;
  readonly kind: MilestoneKind;
  readonly partyId: number | null;
  readonly criteria: string;
  readonly responsible: string;
  readonly forecast: CalendarDate | null;
}

/** Adds a milestone last in its phase. Until a baseline is taken, its first forecast is its baseline. */
export async function insertMilestone(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  milestone: NewMilestone,
): Promise<number> {
  const id = await insertPlanItem(trx, projectId, 'milestone');
  const { forecast, ...rest } = milestone;
  await trx
    .insertInto('milestone')
    .values((eb) => ({
      ...rest,
      id,
      projectId,
      baselineDate: forecast,
      forecastDate: forecast,
      position: eb
        .selectFrom('milestone')
        .where('projectId', '=', projectId)
        .select(({ fn, lit }) => fn.coalesce(fn.max('position'), lit(0)).as('last')),
    }))
    .execute();
  await insertAudit(trx, actor, {
    action: 'milestone.create',
    entity: 'milestone',
    entityId: id,
    projectId,
    after: milestone,
  });
  return id;
}

export interface MilestoneChangeSet {
  readonly forecast: CalendarDate | null;
  readonly actual: CalendarDate | null;
  readonly status: MilestoneStatus;
  readonly responsible: string;
  /** label, title and criteria follow along when given; they keep no history of their own but the audit row */
  readonly label?: string;
  readonly title?: string;
  readonly criteria?: string;
}

/**
 * Changes a locked milestone, with one history row per changed value and the reason on each. As when a milestone is
 * added, its first forecast is its baseline until one is taken.
 * @param before what {@link lockMilestone} gave
 */
export async function updateMilestone(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: Milestone,
  change: MilestoneChangeSet,
  reason: string,
): Promise<void> {
  const { forecast, actual, ...rest } = change;
  const baseline = await baselineAfter(trx, before, forecast, reason);
  await trx
    .updateTable('milestone')
    .set({
      ...rest,
      ...{ baselineDate: baseline, forecastDate: forecast, actualDate: actual, version: before.version + 1 },
    })
    .where('id', '=', before.id)
    .execute();

  const fields = ['forecast', 'actual', 'status', 'responsible'] as const;
  const changed = fields.filter((field) => before[field] !== change[field]);
  if (changed.length > 0) {
    await trx
      .insertInto('milestoneChange')
      .values(
        changed.map((field) => ({
          milestoneId: before.id,
          at: actor.at,
          onDate: actor.today,
          userId: actor.userId,
          field,
          fromValue: before[field] || null,
          toValue: change[field] || null,
          reason: reason || null,
        })),
      )
      .execute();
  }
  await insertAudit(trx, actor, {
    action: 'milestone.update',
    entity: 'milestone',
    entityId: before.id,
    projectId,
    before,
    after: { ...change, reason },
  });
}

/** The first forecast is the baseline too; taken back again, it never was. */
async function baselineAfter(
  trx: Transaction,
  before: Milestone,
  forecast: CalendarDate | null,
  reason: string,
): Promise<CalendarDate | null> {
  if (before.baseline === null && before.forecast === null) return forecast;
  if (reason !== UNDONE || forecast !== null || before.baseline !== before.forecast) return before.baseline;
  const moves = await trx
    .selectFrom('milestoneChange')
    .where('milestoneId', '=', before.id)
    .where('field', '=', 'forecast')
    .select('fromValue')
    .execute();
  return moves.length === 1 && moves[0]!.fromValue === null ? null : before.baseline;
}

/** Gives the reason of a move that has none. @returns false when it has one already, or is not of this project. */
export async function explainMove(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  changeId: number,
  reason: string,
): Promise<boolean> {
  const explained = await trx
    .updateTable('milestoneChange')
    .set({ reason })
    .where('id', '=', changeId)
    .where('reason', 'is', null)
    .where('milestoneId', 'in', (eb) => eb.selectFrom('milestone').select('id').where('projectId', '=', projectId))
    .executeTakeFirst();
  if (explained.numUpdatedRows === 0n) return false;
  await insertAudit(trx, actor, {
    action: 'milestoneChange.explain',
    entity: 'milestoneChange',
    entityId: changeId,
    projectId,
    after: { reason },
  });
  return true;
}
