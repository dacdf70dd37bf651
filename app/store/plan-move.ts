import { sql, type RawBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { MilestoneStatus } from '~/domain/milestone';
import type { Viewer } from '~/domain/viewer';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';
import { batches } from './batches';
import { openTo } from './secrecy';
import { visibleTo } from './visible';

/** What else than dates a change gave a row, and only that; the name of a milestone is its title. */
export interface PlanValues {
  readonly name?: string;
  readonly label?: string;
  readonly responsible?: string;
  /** 0 to 100 */
  readonly percentComplete?: number;
  readonly status?: MilestoneStatus;
  readonly actual?: CalendarDate | null;
  /** out of sight */
  readonly removed?: boolean;
}

/** New dates or values of one item. A milestone has its forecast at both ends. */
export interface MovedItem {
  readonly itemId: number;
  /** the item that it followed; null for what was changed by hand */
  readonly causeId: number | null;
  readonly fromStart: CalendarDate | null;
  readonly fromEnd: CalendarDate | null;
  readonly toStart: CalendarDate | null;
  readonly toEnd: CalendarDate | null;
  /** the same values before and after; left out where only dates were changed */
  readonly fromValues?: PlanValues;
  readonly toValues?: PlanValues;
}

/** What kind of change it was, for whoever takes it back. */
export type PlanMoveKind = 'move' | 'edit' | 'bulk' | 'add' | 'remove';

/**
 * Makes moves in a project come one after the other: what a move brings with it is worked out from all its rows.
 * @returns false when the viewer may not see the project
 */
export async function lockPlan(trx: Transaction, viewer: Viewer, projectId: number): Promise<boolean> {
  const row = await trx
    .selectFrom('project')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .select('project.id')
    .forUpdate('project')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps what was changed and why, so that it can be taken back. Items must be ordered so that causes come first. */
export async function insertPlanMove(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  items: readonly MovedItem[],
  kind: PlanMoveKind = 'move',
): Promise<void> {
  const { id: moveId } = await trx
    .insertInto('planMove')
    .values({ projectId, kind, at: actor.at, userId: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const values = items.map((item) => ({ ...item, moveId, projectId }));
  for (const batch of batches(values)) await trx.insertInto('planMoveItem').values(batch).execute();
  await insertAudit(trx, actor, {
    action: 'planMove.create',
    entity: 'planMove',
    entityId: moveId,
    projectId,
    after: { kind, items: items.length },
  });
}

/** A move as it was kept, with the kind of each item. */
export interface KeptMove {
  readonly id: number;
  readonly items: readonly (Required<MovedItem> & { readonly kind: 'phase' | 'activity' | 'milestone' | 'gate' })[];
}

/** Sekretess on a change, of a query on `move` and its project: one that any marked row was part of is as hidden. */
export function moveOpenTo(viewer: Viewer): RawBuilder<boolean> {
  return sql<boolean>`not exists (select from plan_move_item moved
    where moved.move_id = move.id and not ${openTo(viewer, 'milestone', 'moved.itemId')})`;
}

/** Locks the newest change that was not taken back; null when there is none, or another than the asked. */
export async function lockLastMove(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<KeptMove | null> {
  const row = await trx
    .selectFrom('planMove as move')
    .innerJoin('project', 'project.id', 'move.projectId')
    .where(visibleTo(viewer))
    .where('move.projectId', '=', projectId)
    .where('move.undoneAt', 'is', null)
    .where(moveOpenTo(viewer))
    .orderBy('move.id', 'desc')
    .limit(1)
    .select((eb) => [
      'move.id',
      jsonArrayFrom(
        eb
          .selectFrom('planMoveItem as item')
          .innerJoin('planItem', 'planItem.id', 'item.itemId')
          .whereRef('item.moveId', '=', 'move.id')
          .orderBy('item.itemId')
          .select([
            'item.itemId',
            'item.causeId',
            'item.fromStart',
            'item.fromEnd',
            'item.toStart',
            'item.toEnd',
            'item.fromValues',
            'item.toValues',
            'planItem.kind',
          ]),
      ).as('items'),
    ])
    .forUpdate('move')
    .executeTakeFirst();
  return row?.id === id ? (row as KeptMove) : null;
}

/** Marks a locked change as taken back. What it did to forecasts without a word has its explanation in that. */
export async function markUndone(trx: Transaction, actor: Actor, projectId: number, move: KeptMove): Promise<void> {
  const { at } = await trx
    .updateTable('planMove')
    .set({ undoneAt: actor.at })
    .where('id', '=', move.id)
    .returning('at')
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('milestoneChange')
    .set({ reason: UNDONE })
    .where('reason', 'is', null)
    .where('field', '=', 'forecast')
    .where('at', '=', at)
    .where(
      'milestoneId',
      'in',
      move.items.map(({ itemId }) => itemId),
    )
    .execute();
  await insertAudit(trx, actor, {
    action: 'planMove.undo',
    entity: 'planMove',
    entityId: move.id,
    projectId,
    after: { items: move.items.length },
  });
}

/** The reason of a forecast that goes back where it was, and of the one that took it away. */
export const UNDONE = 'Ändringen togs tillbaka';
