import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { SCALE_PATTERNS, type ScaleDraft } from '~/domain/risk-scale';
import type { Viewer } from '~/domain/viewer';
import { findRisk, lockRisk } from '~/store/risk';
import { insertRisk, unchanged, updateRisk } from '~/store/risk-change';
import { findPortfolioRiskCounts, listPortfolioRisks, listUsedScales } from '~/store/risk-portfolio';
import { findRiskScale, listRiskScales, lockRiskScale } from '~/store/risk-scale';
import { insertRiskScale, insertRiskScaleVersion, setStandardScale, updateRiskScale } from '~/store/risk-scale-change';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertProjectRow, viewerOf } from '../support/rows';

let db: Database;
let actor: Actor;
let cooperationId: number;
let projectId: number;
let member: Viewer;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
});

beforeEach(async () => {
  cooperationId = await insertCooperation(db);
  projectId = await insertProjectRow(db, cooperationId);
  member = viewerOf([cooperationId]);
});

const draftOf = (code: string) => SCALE_PATTERNS.find((each) => each.code === code)!.draft;
const write = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);
const add = async (draft: ScaleDraft) => (await write((trx) => insertRiskScale(trx, actor, cooperationId, draft)))!;
const locked = (trx: Transaction, id: number) => lockRiskScale(trx, member, cooperationId, id);

async function addRisk(scaleId: number): Promise<number> {
  const texts = { threat: '', vulnerability: '', consequenceText: '', category: '', owner: '' };
  const rating = { probability: 3, consequence: 3 };
  const risk = { ...texts, title: 'Risk', treatment: 'bevaka' as const, scaleId, rating, after: null, number: null };
  return (await write((trx) => insertRisk(trx, actor, projectId, risk)))!;
}

describe('a scale', () => {
  test('is kept with its levels, meanings, colours and mandates; the first is what new risks are rated on', async () => {
    const draft = draftOf('5x5');
    const probability = draft.probability.map((level) => ({ ...level, definition: `Betyder ${level.name}` }));
    const id = await add({ ...draft, probability });
    const [scale] = await listRiskScales(db, member, cooperationId);
    expect(scale).toMatchObject({ id, name: 'Riskskala 5x5', version: 1, standard: true, used: false, risks: 0 });
    expect(scale!.probabilityDefinitions[4]).toBe('Betyder 5');
    expect(scale!.cells.find((cell) => cell.probability === 5 && cell.consequence === 4)).toMatchObject({
      colour: 'röd',
      mandate: 'uppdragsbeställare',
    });
    const second = await add(draftOf('3x3'));
    expect((await findRiskScale(db, member, cooperationId))?.id).toBe(id);
    expect((await findRiskScale(db, member, cooperationId, second))?.name).toBe('Riskskala 3x3');
  });

  test('has a name of its own in its cooperation, however it is written', async () => {
    await add(draftOf('3x3'));
    const again = await write((trx) =>
      insertRiskScale(trx, actor, cooperationId, { ...draftOf('3x3'), name: 'RISKSKALA 3x3' }),
    );
    expect(again).toBeNull();
  });

  test('that nothing is rated on is written anew in place', async () => {
    const id = await add(draftOf('4x4'));
    await write(async (trx) => updateRiskScale(trx, actor, (await locked(trx, id))!, draftOf('3x3')));
    const scales = await listRiskScales(db, member, cooperationId);
    expect(scales).toHaveLength(1);
    expect(scales[0]).toMatchObject({ id, revision: 2, rule: 'product', probabilityNames: ['Låg', 'Medel', 'Hög'] });
  });

  test('in use gets a new version; what was rated keeps the old one until it is rated anew on the new', async () => {
    const first = await add(draftOf('4x4'));
    const risk = await addRisk(first);
    const draft = draftOf('5x5');
    const second = await write(async (trx) => {
      const before = (await locked(trx, first))!;
      expect(before.used).toBe(true);
      return insertRiskScaleVersion(trx, actor, cooperationId, before, draft);
    });
    expect(
      (await listRiskScales(db, member, cooperationId)).map((scale) => [scale.id, scale.version, scale.standard]),
    ).toEqual([
      [second, 2, true],
      [first, 1, false],
    ]);
    expect(await findRisk(db, member, projectId, risk)).toMatchObject({ scaleId: first, derivedColour: 'röd' });

    await write(async (trx) => {
      const before = (await lockRisk(trx, member, projectId, risk))!;
      const rating = { probability: 2, consequence: 4 };
      await updateRisk(trx, actor, projectId, before, {
        ...unchanged(before),
        scaleId: second,
        rating,
        note: 'Ny skala',
      });
    });
    const now = await findRisk(db, member, projectId, risk);
    expect(now).toMatchObject({ scaleId: second, derivedColour: 'gul', mandate: 'styrgrupp' });
    expect(now!.valuations.map(({ scaleId, scaleVersion, colour }) => [scaleId, scaleVersion, colour])).toEqual([
      [second, 2, 'gul'],
      [first, 1, 'röd'],
    ]);
    expect(now!.escalation).toMatchObject({ to: 'styrgrupp', answer: null });
  });

  test("in use is frozen by the database, and a valuation on another scale than the risk's refused", async () => {
    const id = await add(draftOf('4x4'));
    await addRisk(id);
    await expect(sql`update risk_scale_cell set colour = 'röd' where scale_id = ${id}`.execute(db)).rejects.toThrow(
      /in use and frozen/,
    );
    await expect(sql`delete from risk_scale_level where scale_id = ${id}`.execute(db)).rejects.toThrow(/in use/);
    await expect(sql`insert into risk_scale_cell values (${id}, 9, 9, 'röd', null, null)`.execute(db)).rejects.toThrow(
      /in use/,
    );
  });

  test('is chosen for new risks, one at a time', async () => {
    const first = await add(draftOf('4x4'));
    const second = await add(draftOf('3x3'));
    await write(async (trx) => setStandardScale(trx, actor, cooperationId, (await locked(trx, second))!));
    expect((await findRiskScale(db, member, cooperationId))?.id).toBe(second);
    await expect(db.updateTable('riskScale').set({ standard: true }).where('id', '=', first).execute()).rejects.toThrow(
      /risk_scale_one_standard/,
    );
  });
});

describe('the portfolio', () => {
  test('counts each open risk in the cell of its own scale, and lists those that fit', async () => {
    const four = await add(draftOf('4x4'));
    const five = await add(draftOf('5x5'));
    await addRisk(four);
    await addRisk(four);
    const raised = await addRisk(five);
    const closed = await addRisk(five);
    await db.updateTable('risk').set({ status: 'stängd' }).where('id', '=', closed).execute();
    const every = { cooperation: null, colour: null, mandate: null, waiting: false, cell: null };
    const counts = await findPortfolioRiskCounts(db, member, every);
    expect(counts).toMatchObject({ fitting: 3, waiting: 1 });
    expect(counts.cells.toSorted((a, b) => a.scaleId - b.scaleId)).toEqual([
      { scaleId: four, probability: 3, consequence: 3, count: 2 },
      { scaleId: five, probability: 3, consequence: 3, count: 1 },
    ]);
    const ids = async (change: object) =>
      (await listPortfolioRisks(db, member, { ...every, ...change }, { page: 1, size: 10 })).map(({ id }) => id);
    expect((await ids({}))[0]).toBe(raised);
    const values = (await listPortfolioRisks(db, member, every, null)).map(({ value }) => value);
    expect(values).toEqual([9, null, null]);
    expect(await ids({ waiting: true })).toEqual([raised]);
    expect(await ids({ mandate: 'styrgrupp' })).toEqual([raised]);
    expect(await ids({ colour: 'grön' })).toEqual([]);
    expect(await ids({ cooperation: 'finns-inte' })).toEqual([]);
    expect(await ids({ cell: { probability: 3, consequence: 3, scaleIds: [four] } })).toHaveLength(2);
    expect((await listUsedScales(db, member)).map(({ scale }) => scale.id)).toEqual([five, four]);
  });
});
