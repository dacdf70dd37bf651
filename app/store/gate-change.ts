import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { GateStep } from '~/domain/gate-model';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';
import type { GateContent } from './gate';
import { insertPlanItem } from './plan-item';

export interface NewGate extends GateStep {
  readonly phaseId: number | null;
  readonly plannedOn: CalendarDate | null;
  readonly papers: string;
}

/** Adds a gate last in its project. What a model says of it is copied: a later change of the model does not reach it. */
export async function insertGate(trx: Transaction, actor: Actor, projectId: number, gate: NewGate): Promise<number> {
  const id = await insertPlanItem(trx, projectId, 'gate');
  const { criteria, ...columns } = gate;
  await trx
    .insertInto('gate')
    .values((eb) => ({
      ...columns,
      id,
      projectId,
      position: eb
        .selectFrom('gate')
        .where('projectId', '=', projectId)
        .select(({ fn, lit }) => eb(fn.coalesce(fn.max('position'), lit(0)), '+', lit(1)).as('next')),
    }))
    .execute();
  await writeCriteria(trx, id, [], criteria);
  await insertAudit(trx, actor, { action: 'gate.create', entity: 'gate', entityId: id, projectId, after: gate });
  return id;
}

/**
 * Changes a locked gate that is not decided. A moved day is kept in its history with the reason; a criterion that is
 * written as before keeps its tick.
 */
export async function updateGate(
  trx: Transaction,
  actor: Actor,
  before: GateContent,
  { criteria, ...columns }: NewGate,
  reason: string,
): Promise<void> {
  const { id, projectId, version, plannedOn } = before;
  await trx
    .updateTable('gate')
    .set({ ...columns, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await writeCriteria(trx, id, before.checklist, criteria);
  if (plannedOn !== columns.plannedOn) {
    await trx
      .insertInto('gateChange')
      .values({
        gateId: id,
        at: actor.at,
        onDate: actor.today,
        userId: actor.userId,
        fromDate: plannedOn,
        toDate: columns.plannedOn,
        reason,
      })
      .execute();
  }
  const after = { ...columns, criteria, reason };
  await insertAudit(trx, actor, { action: 'gate.update', entity: 'gate', entityId: id, projectId, before, after });
}

async function writeCriteria(
  trx: Transaction,
  gateId: number,
  before: GateContent['checklist'],
  criteria: readonly string[],
): Promise<void> {
  const gone = before.filter(({ text }) => !criteria.includes(text)).map(({ id }) => id);
  if (gone.length > 0) await trx.deleteFrom('gateCriterion').where('id', 'in', gone).execute();
  for (const [at, text] of criteria.entries()) {
    await trx
      .insertInto('gateCriterion')
      .values({ gateId, position: at + 1, text })
      .onConflict((conflict) => conflict.columns(['gateId', 'text']).doUpdateSet({ position: at + 1 }))
      .execute();
  }
}

/** What was ticked off, or no longer is, in a checklist; `note` says on what ground. */
export interface Tick {
  readonly id: number;
  readonly met: boolean;
  readonly note: string;
}

/**
 * Ticks criteria of a locked gate off, or takes the tick away. One that stays as it was keeps who ticked it and when.
 * @param ticks of criteria of the gate; others are left out
 */
export async function tickCriteria(
  trx: Transaction,
  actor: Actor,
  { id, projectId, version, checklist }: GateContent,
  ticks: readonly Tick[],
): Promise<void> {
  const changed = checklist.flatMap((before) => {
    const tick = ticks.find((each) => each.id === before.id);
    if (!tick || (tick.met === (before.metOn !== null) && tick.note === before.note)) return [];
    return [{ before, tick }];
  });
  for (const { before, tick } of changed) {
    const turned = tick.met !== (before.metOn !== null);
    const mark = tick.met ? { metAt: actor.at, metOn: actor.today, metBy: actor.userId } : NO_MARK;
    await trx
      .updateTable('gateCriterion')
      .set({ note: tick.note, ...(turned ? mark : {}) })
      .where('id', '=', before.id)
      .execute();
  }
  await trx
    .updateTable('gate')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'gate.tick',
    entity: 'gate',
    entityId: id,
    projectId,
    before: changed.map(({ before }) => before),
    after: changed.map(({ tick }) => tick),
  });
}

const NO_MARK = { metAt: null, metOn: null, metBy: null };
