import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import type { Constraint, Dependency } from '~/domain/schedule';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

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

/** The newest change of dates that was not taken back. */
export interface LastMove {
  readonly id: number;
  readonly at: string;
  readonly by: string | null;
  /** what was moved by hand */
  readonly itemId: number;
  /** how many came along */
  readonly following: number;
}

/** What joins the rows of a plan. */
export interface PlanLinks {
  /** those of rows out of sight too: they still make circles */
  readonly dependencies: readonly Dependency[];
  readonly constraints: readonly ItemConstraint[];
  readonly lastMove: LastMove | null;
  /** of each phase and activity: its dates in the newest baseline that has it */
  readonly baselines: readonly {
    readonly itemId: number;
    readonly start: CalendarDate | null;
    readonly end: CalendarDate | null;
  }[];
}

const NOTHING: PlanLinks = { dependencies: [], constraints: [], lastMove: null, baselines: [] };

/** Dependencies, constraints, the last move and the newest baseline dates of a project, in one query. */
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
          .orderBy('predecessorId')
          .orderBy('successorId')
          .select(['predecessorId', 'successorId', 'type', 'lagDays as lag']),
      ).as('dependencies'),
      jsonArrayFrom(
        eb
          .selectFrom('planItem')
          .whereRef('planItem.projectId', '=', 'project.id')
          .where((or) => or('constraintKind', 'is not', null).or('version', '>', 1))
          .orderBy('id')
          .select(['id as itemId', 'version', 'constraintKind as kind', 'constraintDate as date']),
      ).as('constraints'),
      jsonObjectFrom(
        eb
          .selectFrom('planMove as move')
          .innerJoin('planMoveItem as hand', (join) =>
            join.onRef('hand.moveId', '=', 'move.id').on('hand.causeId', 'is', null),
          )
          .leftJoin('appUser', 'appUser.id', 'move.userId')
          .whereRef('move.projectId', '=', 'project.id')
          .where('move.undoneAt', 'is', null)
          .orderBy('move.id', 'desc')
          .limit(1)
          .select((move) => [
            'move.id',
            'move.at',
            'appUser.name as by',
            'hand.itemId',
            move
              .selectFrom('planMoveItem as along')
              .whereRef('along.moveId', '=', 'move.id')
              .where('along.causeId', 'is not', null)
              .select(({ fn }) => fn.countAll<number>().as('count'))
              .as('following'),
          ]),
      ).as('lastMove'),
      jsonArrayFrom(
        eb
          .selectFrom('baselineItem as item')
          .innerJoin('planItem', 'planItem.id', 'item.itemId')
          .whereRef('item.projectId', '=', 'project.id')
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
