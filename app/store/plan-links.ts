import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import type { Constraint, Dependency } from '~/domain/schedule';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { moveOpenTo, type PlanMoveKind } from './plan-move';
import { openTo } from './secrecy';
import { visibleTo } from './visible';

/** What holds an item beside its dependencies. */
export interface ItemConstraint {
  readonly itemId: number;
  /** sent back with a change of it */
  readonly version: number;
  readonly kind: Constraint['kind'];
  /** of notBefore */
  readonly date: CalendarDate | null;
}

/** The newest change that was not taken back. */
export interface LastChange {
  readonly id: number;
  readonly kind: PlanMoveKind;
  readonly at: string;
  readonly by: string | null;
  /** of the first row that was changed by hand */
  readonly name: string;
  /** how many rows were changed by hand, and how many came along */
  readonly byHand: number;
  readonly following: number;
}

/** A forecast that was moved without a word. */
export interface UnexplainedMove {
  readonly changeId: number;
  readonly label: string;
  readonly title: string;
  readonly fromDate: CalendarDate;
  readonly toDate: CalendarDate | null;
}

/** So many are asked about at once. */
const UNEXPLAINED = 20;

/** A gate as the plan shows it. */
export interface PlanGate {
  readonly id: number;
  /** null: none, or one that was removed */
  readonly phaseId: number | null;
  readonly label: string;
  readonly title: string;
  readonly plannedOn: CalendarDate | null;
  readonly decidedOn: CalendarDate | null;
  /** of the decision that stands */
  readonly outcome: 'godkänd' | 'godkänd med villkor' | 'avslag' | null;
}

/** What joins the rows of a plan. */
export interface PlanLinks {
  /** those of rows out of sight too: they still make circles */
  readonly dependencies: readonly Dependency[];
  readonly constraints: readonly ItemConstraint[];
  readonly lastChange: LastChange | null;
  readonly gates: readonly PlanGate[];
  /** moves that still lack a reason, newest first */
  readonly unexplained: readonly UnexplainedMove[];
  /** of each phase and activity: its dates in the newest baseline that has it */
  readonly baselines: readonly {
    readonly itemId: number;
    readonly start: CalendarDate | null;
    readonly end: CalendarDate | null;
  }[];
}

const NOTHING: PlanLinks = {
  dependencies: [],
  constraints: [],
  lastChange: null,
  gates: [],
  unexplained: [],
  baselines: [],
};

/** What joins the rows of a project's plan, what was done last and the newest baseline dates, in one query. */
export async function findPlanLinks(db: Database, viewer: Viewer, projectId: number): Promise<PlanLinks> {
  const row = await db
    .selectFrom('project')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('dependency')
          .whereRef('dependency.projectId', '=', 'project.id')
          .where(openTo(viewer, 'milestone', 'dependency.predecessorId'))
          .where(openTo(viewer, 'milestone', 'dependency.successorId'))
          .orderBy('predecessorId')
          .orderBy('successorId')
          .select(['predecessorId', 'successorId', 'type', 'lagDays as lag']),
      ).as('dependencies'),
      jsonArrayFrom(
        eb
          .selectFrom('planItem')
          .whereRef('planItem.projectId', '=', 'project.id')
          .where(openTo(viewer, 'milestone', 'planItem.id'))
          .where((or) => or('constraintKind', 'is not', null).or('version', '>', 1))
          .orderBy('id')
          .select(['id as itemId', 'version', 'constraintKind as kind', 'constraintDate as date']),
      ).as('constraints'),
      jsonObjectFrom(
        eb
          .selectFrom('planMove as move')
          .leftJoin('appUser', 'appUser.id', 'move.userId')
          .whereRef('move.projectId', '=', 'project.id')
          .where('move.undoneAt', 'is', null)
          .where(moveOpenTo(viewer))
          .orderBy('move.id', 'desc')
          .limit(1)
          .select((move) => [
            'move.id',
            'move.kind',
            'move.at',
            'appUser.name as by',
            move
              .selectFrom('planMoveItem as hand')
              .leftJoin('phase', 'phase.id', 'hand.itemId')
              .leftJoin('activity', 'activity.id', 'hand.itemId')
              .leftJoin('milestone', 'milestone.id', 'hand.itemId')
              .whereRef('hand.moveId', '=', 'move.id')
              .where('hand.causeId', 'is', null)
              .orderBy('hand.itemId')
              .limit(1)
              .select(
                sql<string>`coalesce(phase.name, activity.name, trim(milestone.label || ' ' || milestone.title), '')`.as(
                  'name',
                ),
              )
              .as('name'),
            move
              .selectFrom('planMoveItem as item')
              .whereRef('item.moveId', '=', 'move.id')
              .where('item.causeId', 'is', null)
              .select(({ fn }) => fn.countAll<number>().as('count'))
              .as('byHand'),
            move
              .selectFrom('planMoveItem as item')
              .whereRef('item.moveId', '=', 'move.id')
              .where('item.causeId', 'is not', null)
              .select(({ fn }) => fn.countAll<number>().as('count'))
              .as('following'),
          ]),
      ).as('lastChange'),
      jsonArrayFrom(
        eb
          .selectFrom('gate')
          .leftJoin('phase', (join) => join.onRef('phase.id', '=', 'gate.phaseId').on('phase.removedAt', 'is', null))
          .whereRef('gate.projectId', '=', 'project.id')
          .where('gate.removedAt', 'is', null)
          .orderBy('gate.plannedOn', (order) => order.asc().nullsLast())
          .orderBy('gate.position')
          .orderBy('gate.id')
          .select([
            'gate.id',
            'phase.id as phaseId',
            'gate.label',
            'gate.title',
            'gate.plannedOn',
            'gate.decidedOn',
            'gate.outcome',
          ]),
      ).as('gates'),
      jsonArrayFrom(
        eb
          .selectFrom('milestoneChange as change')
          .innerJoin('milestone', 'milestone.id', 'change.milestoneId')
          .innerJoin('phase', 'phase.id', 'milestone.phaseId')
          .whereRef('milestone.projectId', '=', 'project.id')
          .where(openTo(viewer, 'milestone'))
          .where('milestone.removedAt', 'is', null)
          .where('phase.removedAt', 'is', null)
          .where('change.field', '=', 'forecast')
          .where('change.fromValue', 'is not', null)
          .where('change.reason', 'is', null)
          .orderBy('change.id', 'desc')
          .limit(UNEXPLAINED)
          .select([
            'change.id as changeId',
            'milestone.label',
            'milestone.title',
            'change.fromValue as fromDate',
            'change.toValue as toDate',
          ]),
      ).as('unexplained'),
      jsonArrayFrom(
        eb
          .selectFrom('baselineItem as item')
          .innerJoin('planItem', 'planItem.id', 'item.itemId')
          .whereRef('item.projectId', '=', 'project.id')
          .where(openTo(viewer, 'milestone', 'item.itemId'))
          .where('planItem.kind', 'in', ['phase', 'activity'])
          .distinctOn('item.itemId')
          .orderBy('item.itemId')
          .orderBy(sql`item.baseline_id`, 'desc')
          .select(['item.itemId', 'item.startDate as start', 'item.endDate as end']),
      ).as('baselines'),
    ])
    .executeTakeFirst();
  return (row as PlanLinks | undefined) ?? NOTHING;
}
