import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { ActualCost, ActualKind } from '~/domain/actual';
import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { inOpenMonth } from './month-guard';
import { visibleTo } from './visible';

/** A cost as it stands. `partyId` and `date` are null where a source does not say. */
export interface Actual {
  readonly id: number;
  readonly phaseId: number;
  readonly phaseNumber: number;
  readonly partyId: number | null;
  readonly partyName: string | null;
  readonly date: CalendarDate | null;
  readonly amount: Ore;
  readonly kind: ActualKind;
  readonly text: string;
  readonly voucher: string;
  readonly enteredOn: CalendarDate;
  readonly enteredBy: string | null;
  /** why it took the place of another; '' where it did not */
  readonly reason: string;
  /** the rows it took the place of, the newest first */
  readonly earlier: readonly EarlierActual[];
}

/** What a cost said before it was corrected. */
export interface EarlierActual {
  readonly id: number;
  readonly date: CalendarDate | null;
  readonly amount: Ore;
  readonly text: string;
  readonly enteredOn: CalendarDate;
  readonly enteredBy: string | null;
}

function selectActuals(db: Database, viewer: Viewer, projectId: number) {
  return db
    .selectFrom('costActual as cost')
    .innerJoin('project', 'project.id', 'cost.projectId')
    .innerJoin('phase', 'phase.id', 'cost.phaseId')
    .leftJoin('party', 'party.id', 'cost.partyId')
    .leftJoin('appUser as author', 'author.id', 'cost.enteredBy')
    .where(visibleTo(viewer))
    .where('cost.projectId', '=', projectId)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('costActual as newer').whereRef('newer.correctsId', '=', 'cost.id').select('newer.id')),
      ),
    )
    .select([
      'cost.id',
      'cost.phaseId',
      'phase.number as phaseNumber',
      'cost.partyId',
      'party.name as partyName',
      'cost.onDate as date',
      'cost.amountOre as amount',
      'cost.kind',
      'cost.text',
      'cost.voucher',
      'cost.enteredOn',
      'author.name as enteredBy',
      'cost.reason',
      sql<EarlierActual[]>`(
        with recursive chain as (
          select before.* from cost_actual before where before.id = cost.corrects_id
          union
          select before.* from cost_actual before join chain on before.id = chain.corrects_id
        )
        select coalesce(json_agg(json_build_object('id', chain.id, 'date', chain.on_date, 'amount', chain.amount_ore,
          'text', chain.text, 'enteredOn', chain.entered_on, 'enteredBy', app_user.name) order by chain.id desc), '[]')
        from chain left join app_user on app_user.id = chain.entered_by
      )`.as('earlier'),
    ]);
}

/** The costs of a project as they stand, the newest day first, those without a day last; corrected ones as history. */
export async function listActuals(db: Database, viewer: Viewer, projectId: number): Promise<Actual[]> {
  const rows = await selectActuals(db, viewer, projectId)
    .orderBy('cost.onDate', (order) => order.desc().nullsLast())
    .orderBy('cost.id', 'desc')
    .execute();
  return rows as unknown as Actual[];
}

/** Locks a cost for its correction; null when it was corrected meanwhile or is not there to be seen. */
export async function lockActual(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<Actual | null> {
  // First the lock, then the row: a query that waited would show it as it was before the wait.
  await trx.selectFrom('costActual').select('id').where('id', '=', id).forUpdate().execute();
  const row = await selectActuals(trx, viewer, projectId).where('cost.id', '=', id).executeTakeFirst();
  return (row as unknown as Actual | undefined) ?? null;
}

/**
 * Adds a cost, or what takes the place of one. @returns its id
 * @param correction the row that it replaces, and why
 * @throws Refusal when the month was locked meanwhile
 */
export async function insertActual(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  { date, amount, ...cost }: ActualCost,
  correction?: { readonly correctsId: number; readonly reason: string },
): Promise<number> {
  const values = { ...cost, onDate: date, amountOre: amount, correctsId: null, reason: '', ...correction };
  const added = trx
    .insertInto('costActual')
    .values({ ...values, projectId, enteredAt: actor.at, enteredOn: actor.today, enteredBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await inOpenMonth(added, 'date');
  await insertAudit(trx, actor, {
    action: correction ? 'costActual.correct' : 'costActual.create',
    entity: 'costActual',
    entityId: id,
    projectId,
    after: values,
  });
  return id;
}
