import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { AS_TODAY } from '~/domain/assumptions';
import type { CalendarDate } from '~/domain/calendar';
import { listBasisSeries, lockFigure } from '~/store/basis';
import { insertBasisFigures } from '~/store/basis-change';
import { correctFigure, withdrawFigure } from '~/store/basis-correction';
import { findPhaseKey } from '~/store/phase-key';
import { findShareBasis } from '~/store/share-basis';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';
import { waitForLock } from './concurrency';

const TODAY = '2020-12-18' as CalendarDate;
const DAY = '2019-12-31' as CalendarDate;

let db: Database;
let actor: Actor;
let cooperationId: number;
let seriesId: number;
let mora: number;
let phaseId: number;
let keyVersionId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
});

beforeEach(async () => {
  mora = await insertParty(db);
  cooperationId = await insertCooperation(db, [mora]);
  seriesId = await idOf('basisSeries', { slug: `elever-${mora}`, name: 'Antal elever', kind: 'driver', cooperationId });
  const keyId = await idOf('allocationKey', { cooperationId, name: 'Efter elever' });
  keyVersionId = await idOf('keyVersion', { keyId, version: 1 });
  await db
    .insertInto('keyComponent')
    .values({ keyVersionId, position: 1, kind: 'driver', seriesId, weightNumerator: 1, weightDenominator: 1 })
    .execute();
  const projectId = await insertProjectRow(db, cooperationId, { keyId });
  await db.insertInto('projectParticipant').values({ projectId, partyId: mora }).execute();
  phaseId = await insertPhaseRow(db, projectId);
  await store(100);
});

async function idOf(table: 'basisSeries' | 'allocationKey' | 'keyVersion', row: object): Promise<number> {
  const { id } = await db
    .insertInto(table)
    .values(row as never)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

function store(value: number, date = DAY) {
  const figures = [{ partyId: mora, unitId: null, date, value }];
  return write((trx) => insertBasisFigures(trx, actor, { cooperationId, seriesId, source: 'Skolkontoret', figures }));
}

async function series() {
  const all = await listBasisSeries(db, viewerOf([cooperationId]), cooperationId, TODAY);
  return all.find(({ id }) => id === seriesId)!;
}

const lock = (trx: Transaction, id: number, cooperation = cooperationId) =>
  lockFigure(trx, viewerOf([cooperation]), cooperation, id, TODAY);

async function correct(value: number): Promise<number> {
  const [figure] = (await series()).figures;
  const right = { value, source: 'Skolkontoret, rättad', reason: 'Skrivfel' };
  return write(async (trx) => correctFigure(trx, actor, (await lock(trx, figure!.id))!, right));
}

/** A frozen share that stands on a figure. */
async function useFigure(basisFigureId: number): Promise<void> {
  await write(async (trx) => {
    const { id } = await trx
      .insertInto('budgetVersion')
      .values({ phaseId, version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('budgetLine')
      .values({ budgetVersionId: id, name: 'Rad', kind: 'övrigt', amountOre: 100 })
      .execute();
    await trx
      .insertInto('costShare')
      .values({ budgetVersionId: id, partyId: mora, componentPosition: 1, basisFigureId, amountOre: 100 })
      .execute();
    const frozen = { keyVersionId, roundingUnitOre: 100, roundingMode: 'exact', totalOre: 100 } as const;
    await trx
      .updateTable('budgetVersion')
      .set({ state: 'inskickad', ...frozen })
      .where('id', '=', id)
      .execute();
  });
}

/** The figure that a draft of the phase would be shared by. */
async function drafted() {
  const viewer = viewerOf([cooperationId]);
  const key = (await findPhaseKey(db, viewer, phaseId, { today: TODAY, keyId: null }))!;
  const basis = await findShareBasis(db, viewer, phaseId, key, { assumptions: AS_TODAY, today: TODAY });
  return basis.figures[0]![0]?.value ?? null;
}

const auditOf = (action: string, entityId: number) =>
  db
    .selectFrom('auditEntry')
    .select(['before', 'after'])
    .where('action', '=', action)
    .where('entityId', '=', entityId)
    .execute();

describe('a correction', () => {
  test('stands in place of the old figure, which is kept with its reason, and is audited', async () => {
    const [old] = (await series()).figures;
    await correct(120);
    const { figures, past } = await series();
    expect(figures).toMatchObject([{ date: DAY, value: 120, source: 'Skolkontoret, rättad', used: false }]);
    expect(past).toMatchObject([{ id: old!.id, value: 100, replacedBy: 120, reason: 'Skrivfel', on: TODAY }]);
    expect(await auditOf('basisFigure.correct', old!.id)).toMatchObject([
      { before: { value: 100 }, after: { value: 120, reason: 'Skrivfel' } },
    ]);
    expect(await drafted()).toBe(120);
  });

  test('of a figure that a submitted calculation stands on leaves that as it was', async () => {
    const [old] = (await series()).figures;
    await useFigure(old!.id);
    await correct(130);
    expect(await drafted()).toBe(130);
    const share = await db.selectFrom('costShare').selectAll().where('basisFigureId', '=', old!.id).execute();
    expect(share).toHaveLength(1);
  });

  test('can be corrected again, and the last one counts', async () => {
    await correct(120);
    await correct(125);
    const { figures, past } = await series();
    expect(figures.map(({ value }) => value)).toEqual([125]);
    expect(past.map(({ value, replacedBy }) => [value, replacedBy])).toEqual([
      [120, 125],
      [100, 120],
    ]);
  });

  test('by two at once: the second sees that the figure no longer stands', async () => {
    const [old] = (await series()).figures;
    let second: Promise<{ standing: boolean } | null> | undefined;
    await write(async (trx) => {
      const before = (await lock(trx, old!.id))!;
      second = write((other) => lock(other, old!.id));
      await waitForLock(db);
      await correctFigure(trx, actor, before, { value: 1, source: 'A', reason: 'Fel' });
    });
    expect(await second).toMatchObject({ standing: false });
  });

  test('of another day, or of one that was corrected before, the database refuses', async () => {
    const [old] = (await series()).figures;
    const row = { seriesId, partyId: mora, value: 1, source: 'A', reason: 'Fel', enteredOn: TODAY };
    const insert = (more: { supersedesId: number; referenceDate: string }) =>
      db
        .insertInto('basisFigure')
        .values({ ...row, unitId: null, referencePrecision: 'day', ...more })
        .execute();
    await expect(insert({ supersedesId: old!.id, referenceDate: '2018-12-31' })).rejects.toThrow(/same series/);
    await correct(120);
    await expect(insert({ supersedesId: old!.id, referenceDate: DAY })).rejects.toThrow(/unique/);
  });
});

describe('a figure that is taken back', () => {
  const takeBack = async () => {
    const [figure] = (await series()).figures;
    await write(async (trx) => withdrawFigure(trx, actor, (await lock(trx, figure!.id))!, 'Fel kommun'));
    return figure!.id;
  };

  test('counts no more, is kept with its reason, and is audited', async () => {
    const id = await takeBack();
    expect(await series()).toMatchObject({
      figures: [],
      past: [{ id, value: 100, replacedBy: null, reason: 'Fel kommun', on: TODAY }],
    });
    expect(await auditOf('basisFigure.withdraw', id)).toMatchObject([{ after: { reason: 'Fel kommun' } }]);
    expect(await drafted()).toBeNull();
  });

  test('leaves room for a new one of the same day', async () => {
    await takeBack();
    expect(await store(90)).toEqual({ stored: 1, kept: 0 });
    expect(await drafted()).toBe(90);
    expect(await store(90), 'the same again').toEqual({ stored: 0, kept: 1 });
    await expect(store(91)).rejects.toThrow('har redan värdet 90');
  });

  test('is none that a submitted calculation stands on, nor one that was corrected', async () => {
    const [figure] = (await series()).figures;
    await useFigure(figure!.id);
    expect(await write((trx) => lock(trx, figure!.id))).toMatchObject({ used: true, standing: true });
    await expect(takeBack()).rejects.toThrow(/is used or was corrected/);
    await correct(5);
    const row = { figureId: figure!.id, reason: 'x', withdrawnOn: TODAY, withdrawnBy: null };
    await expect(db.insertInto('basisWithdrawal').values(row).execute()).rejects.toThrow(/is used or was corrected/);
  });

  test('stays taken back: nobody changes or removes that', async () => {
    const id = await takeBack();
    await expect(db.deleteFrom('basisWithdrawal').where('figureId', '=', id).execute()).rejects.toThrow(/never/);
  });
});

test('a figure is not found through a cooperation that does not use it', async () => {
  const [figure] = (await series()).figures;
  const elsewhere = await insertCooperation(db, [mora]);
  expect(await write((trx) => lock(trx, figure!.id, elsewhere))).toBeNull();
  expect(await write((trx) => lockFigure(trx, viewerOf([elsewhere]), cooperationId, figure!.id, TODAY))).toBeNull();
});
