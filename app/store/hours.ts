import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Actor } from '~/domain/actor';
import {
  cellsAfter,
  type BudgetedTime,
  type HourCell,
  type HourCategory,
  type StatedTotal,
  type YearFigure,
} from '~/domain/hour-budget';
import type { Hours } from '~/domain/hours';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { visibleTo } from './visible';

/** A row of a project's hour budget with its cells by year and month. */
export interface HourRow extends BudgetedTime {
  readonly id: number;
  readonly version: number;
  /** of full time, in whole per cent; null when not said */
  readonly percent: number | null;
  /** the person whose hours these are; null: whoever has the role */
  readonly userId: number | null;
  readonly userName: string | null;
  /** null too while the phase is removed */
  readonly phaseId: number | null;
  readonly phaseNumber: number | null;
}

function selectHourRows(db: Database, viewer: Viewer, projectId: number) {
  return db
    .selectFrom('hourBudgetRow')
    .innerJoin('project', 'project.id', 'hourBudgetRow.projectId')
    .leftJoin('party', 'party.id', 'hourBudgetRow.partyId')
    .leftJoin('appUser as person', 'person.id', 'hourBudgetRow.userId')
    .leftJoin('phase', (join) => join.onRef('phase.id', '=', 'hourBudgetRow.phaseId').on('phase.removedAt', 'is', null))
    .where(visibleTo(viewer))
    .where('hourBudgetRow.projectId', '=', projectId)
    .where('hourBudgetRow.removedAt', 'is', null)
    .select((eb) => [
      'hourBudgetRow.id',
      'hourBudgetRow.version',
      'hourBudgetRow.category',
      'hourBudgetRow.role',
      'hourBudgetRow.partyId',
      'party.name as partyName',
      'hourBudgetRow.percent',
      'hourBudgetRow.userId',
      'person.name as userName',
      'phase.id as phaseId',
      'phase.number as phaseNumber',
      jsonArrayFrom(
        eb
          .selectFrom('hourBudgetCell as cell')
          .whereRef('cell.rowId', '=', 'hourBudgetRow.id')
          .orderBy('cell.year')
          .orderBy('cell.month')
          .select(({ ref }) => [
            'cell.year',
            'cell.month',
            ref('cell.hoursHundredths').$castTo<Hours>().as('hours'),
            ref('cell.costOre').$castTo<Ore | null>().as('cost'),
          ]),
      ).as('cells'),
    ]);
}

/** The hour budget of a project in its own order; empty when there is none that this viewer may see. */
export async function listHourRows(db: Database, viewer: Viewer, projectId: number): Promise<HourRow[]> {
  return selectHourRows(db, viewer, projectId).orderBy('hourBudgetRow.position').orderBy('hourBudgetRow.id').execute();
}

/** What the source of an hour budget says beside its rows: the totals it prints, and where it contradicts itself. */
export interface HourSource {
  readonly totals: readonly StatedTotal[];
  readonly notes: readonly string[];
}

/** The stated totals of a project and the notes about its hours; none when this viewer may not see it. */
export async function listStatedTotals(db: Database, viewer: Viewer, projectId: number): Promise<HourSource> {
  const row = await db
    .selectFrom('project')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('hourBudgetStatedTotal as total')
          .whereRef('total.projectId', '=', 'project.id')
          .orderBy('total.category')
          .orderBy('total.year')
          .select(({ ref }) => [
            'total.category',
            'total.year',
            ref('total.hoursHundredths').$castTo<Hours>().as('hours'),
            ref('total.costOre').$castTo<Ore | null>().as('cost'),
          ]),
      ).as('totals'),
      jsonArrayFrom(
        eb
          .selectFrom('sourceNote as note')
          .whereRef('note.projectId', '=', 'project.id')
          .where('note.subject', '=', 'hours')
          .orderBy('note.id')
          .select('note.text'),
      ).as('notes'),
    ])
    .executeTakeFirst();
  return { totals: row?.totals ?? [], notes: row?.notes.map((note) => note.text) ?? [] };
}

/** Locks a row for a change, so that the version the person saw is compared with what is really there. */
export async function lockHourRow(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<HourRow | null> {
  // First the lock, then the row: a query that waited for the lock would show the cells as they were before the wait.
  const locked = await trx
    .selectFrom('hourBudgetRow')
    .select('id')
    .where('id', '=', id)
    .where('projectId', '=', projectId)
    .forUpdate()
    .executeTakeFirst();
  if (!locked) return null;
  const row = await selectHourRows(trx, viewer, projectId).where('hourBudgetRow.id', '=', id).executeTakeFirst();
  return row ?? null;
}

/** Whose row it is, removed ones too, for judging who may change it; undefined when it is not there to be seen. */
export async function findHourRowParty(
  db: Database,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<{ readonly partyId: number | null } | undefined> {
  return db
    .selectFrom('hourBudgetRow')
    .innerJoin('project', 'project.id', 'hourBudgetRow.projectId')
    .where(visibleTo(viewer))
    .where('hourBudgetRow.projectId', '=', projectId)
    .where('hourBudgetRow.id', '=', id)
    .select('hourBudgetRow.partyId')
    .executeTakeFirst();
}

/** What a form says of a row. Months, where there are any, are kept as {@link cellsAfter} tells. */
export interface HourRowInput {
  readonly category: HourCategory;
  readonly role: string;
  readonly partyId: number | null;
  readonly userId: number | null;
  readonly percent: number | null;
  readonly phaseId: number | null;
  readonly years: readonly YearFigure[];
}

/** Adds a row last in the hour budget, with its cells and its audit row. @returns its id */
export async function insertHourRow(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  input: HourRowInput,
): Promise<number> {
  const { years, ...columns } = input;
  const { id } = await trx
    .insertInto('hourBudgetRow')
    .values((eb) => ({
      ...columns,
      projectId,
      position: eb
        .selectFrom('hourBudgetRow')
        .where('projectId', '=', projectId)
        .select(({ fn, lit }) => eb(fn.coalesce(fn.max('position'), lit(0)), '+', 1).as('next')),
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertCells(trx, id, [], years);
  await insertAudit(trx, actor, {
    action: 'hourBudgetRow.create',
    entity: 'hourBudgetRow',
    entityId: id,
    projectId,
    after: input,
  });
  return id;
}

/**
 * Changes a locked row: its cells are replaced by those of the years given, a year that is left out is gone.
 * @param before what {@link lockHourRow} gave
 */
export async function updateHourRow(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: HourRow,
  input: HourRowInput,
): Promise<void> {
  const { years, ...columns } = input;
  await trx
    .updateTable('hourBudgetRow')
    .set({ ...columns, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await trx.deleteFrom('hourBudgetCell').where('rowId', '=', before.id).execute();
  await insertCells(trx, before.id, before.cells, years);
  await insertAudit(trx, actor, {
    action: 'hourBudgetRow.update',
    entity: 'hourBudgetRow',
    entityId: before.id,
    projectId,
    before,
    after: input,
  });
}

async function insertCells(
  trx: Transaction,
  rowId: number,
  before: HourRow['cells'],
  years: readonly YearFigure[],
): Promise<void> {
  await writeCells(trx, rowId, cellsAfter(before, years));
}

/** Writes cells of a row that is locked or new. */
export async function writeCells(trx: Transaction, rowId: number, cells: readonly HourCell[]): Promise<void> {
  if (cells.length === 0) return;
  await trx
    .insertInto('hourBudgetCell')
    .values(
      cells.map(({ year, month, hours, cost }) => ({ rowId, year, month, hoursHundredths: hours, costOre: cost })),
    )
    .execute();
}
