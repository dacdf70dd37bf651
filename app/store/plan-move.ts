import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Transaction } from '~db/open';

import { insertAudit, type Actor } from './audit';
import { visibleTo } from './visible';

/** New dates of one item. A milestone has its forecast at both ends. */
export interface MovedItem {
  readonly itemId: number;
  /** the item that it followed; null for the one that was moved by hand */
  readonly causeId: number | null;
  readonly fromStart: CalendarDate | null;
  readonly fromEnd: CalendarDate | null;
  readonly toStart: CalendarDate | null;
  readonly toEnd: CalendarDate | null;
}

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

/** Keeps what was moved and why, so that it can be taken back. Items must be ordered so that causes come first. */
export async function insertPlanMove(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  items: readonly MovedItem[],
): Promise<void> {
  const { id: moveId } = await trx
    .insertInto('planMove')
    .values({ projectId, at: actor.at, userId: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const values = items.map((item) => ({ ...item, moveId, projectId }));
  // Postgres takes 65 535 parameters in one statement.
  for (let from = 0; from < values.length; from += 1000) {
    await trx
      .insertInto('planMoveItem')
      .values(values.slice(from, from + 1000))
      .execute();
  }
  await insertAudit(trx, actor, {
    action: 'planMove.create',
    entity: 'planMove',
    entityId: moveId,
    projectId,
    after: { items: items.length },
  });
}

/** A move as it was kept, with the kind of each item. */
export interface KeptMove {
  readonly id: number;
  readonly items: readonly (MovedItem & { readonly kind: 'phase' | 'activity' | 'milestone' | 'gate' })[];
}

/** Locks the newest move that was not taken back; null when there is none, or another than the asked. */
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
            'planItem.kind',
          ]),
      ).as('items'),
    ])
    .forUpdate('move')
    .executeTakeFirst();
  return row?.id === id ? (row as KeptMove) : null;
}

/** Marks a locked move as taken back. What it did to forecasts without a word has its explanation in that. */
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
export const UNDONE = 'Flytten togs tillbaka';
