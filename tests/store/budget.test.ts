import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { hours } from '~/domain/hours';
import { ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import { findBudget } from '~/store/budget';
import { findDraftLine, insertBudgetLine, updateBudgetLine, type BudgetLineInput } from '~/store/budget-line';
import { lockDraft } from '~/store/draft';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertEqualKey,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';
import { waitForLock } from './concurrency';

let db: Database;
let actor: Actor;
let member: Viewer;
let mora: number;
let cooperationId: number;
let projectId: number;
let phaseId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  mora = await insertParty(db, { name: 'Mora' });
});

/** Every test has a phase of its own. */
beforeEach(async () => {
  cooperationId = await insertCooperation(db, [mora]);
  member = viewerOf([cooperationId]);
  projectId = await insertProjectRow(db, cooperationId);
  phaseId = await insertPhaseRow(db, projectId);
});

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

function draft(): Promise<number | null> {
  return write((trx) => lockDraft(trx, actor, projectId, phaseId));
}

function line(known: Partial<BudgetLineInput> = {}): BudgetLineInput {
  return {
    name: 'Rad',
    kind: 'extern',
    year: null,
    hours: null,
    rate: null,
    amount: ore(100),
    performedById: null,
    carriedBy: null,
    ...known,
  };
}

/** Adds a line as a page does: locks the draft, makes it where there is none. */
function add(known: Partial<BudgetLineInput> = {}): Promise<number> {
  return write(async (trx) => {
    const id = await lockDraft(trx, actor, projectId, phaseId);
    return insertBudgetLine(trx, actor, projectId, id!, line(known));
  });
}

function change(id: number, to: Parameters<typeof updateBudgetLine>[4]): Promise<void> {
  return write((trx) => updateBudgetLine(trx, actor, projectId, id, to));
}

async function submit(versionId: number, total: number): Promise<void> {
  const { keyVersionId } = await insertEqualKey(db, cooperationId);
  await db
    .updateTable('budgetVersion')
    .set({ state: 'inskickad', keyVersionId, roundingUnitOre: 1, roundingMode: 'plain', totalOre: total })
    .where('id', '=', versionId)
    .execute();
}

function auditOf(entity: string, id: number) {
  return db
    .selectFrom('auditEntry')
    .select(['action', 'projectId', 'after'])
    .where('entity', '=', entity)
    .where('entityId', '=', id)
    .orderBy('id')
    .execute();
}

describe('the draft of a phase', () => {
  test('is made by the first who writes, and is the same for the next', async () => {
    expect(await findBudget(db, member, phaseId)).toBeNull();
    const id = await draft();
    expect(await draft()).toBe(id);
    expect(await findBudget(db, member, phaseId)).toEqual({
      id,
      version: 1,
      state: 'utkast',
      submittedOn: null,
      keyVersionId: null,
      roundingUnit: null,
      roundingMode: null,
      total: null,
      assumptions: null,
      asked: null,
      lines: [],
      inKind: [],
    });
    expect(await auditOf('budgetVersion', id!)).toEqual([{ action: 'budget.create', projectId, after: null }]);
  });

  test('is one, however many write the first line at once', async () => {
    await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => add({ name })));
    const versions = await db.selectFrom('budgetVersion').select('id').where('phaseId', '=', phaseId).execute();
    expect(versions).toHaveLength(1);
    const budget = await findBudget(db, member, phaseId);
    expect(budget?.lines.map((one) => one.name).toSorted()).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  });

  test('is held by one at a time', async () => {
    let second: Promise<number | null> | undefined;
    const first = await write(async (trx) => {
      const id = await lockDraft(trx, actor, projectId, phaseId);
      second = draft();
      await waitForLock(db);
      return id;
    });
    expect(await second).toBe(first);
  });

  test('is none where the newest version is frozen, and the next version once it is there', async () => {
    await add();
    const first = await draft();
    await submit(first!, 100);
    expect(await draft()).toBeNull();
    const { id: next } = await db
      .insertInto('budgetVersion')
      .values({ phaseId, version: 2 })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(await draft()).toBe(next);
    expect(await findBudget(db, member, phaseId)).toMatchObject({ id: next, version: 2, state: 'utkast', lines: [] });
  });

  test('of a phase that is not there is a fault', async () => {
    await expect(write((trx) => lockDraft(trx, actor, projectId, 999_999))).rejects.toThrow();
  });
});

describe('a budget line', () => {
  test('is added last, with all that was typed and its audit row', async () => {
    await add({ name: 'Första' });
    const id = await add({
      name: 'Utveckling',
      kind: 'intern tid',
      year: 2021,
      hours: hours(185_000),
      rate: ore(40_000),
      amount: ore(74_000_000),
      performedById: mora,
      carriedBy: mora,
    });
    const budget = await findBudget(db, member, phaseId);
    expect(budget?.lines.map((one) => one.name)).toEqual(['Första', 'Utveckling']);
    expect(budget?.lines[1]).toEqual({
      id,
      version: 1,
      name: 'Utveckling',
      kind: 'intern tid',
      year: 2021,
      hours: 185_000,
      rate: 40_000,
      amount: 74_000_000,
      performedById: mora,
      performedByName: 'Mora',
      carriedBy: mora,
      carriedByName: 'Mora',
      scenarioId: null,
    });
    expect(await auditOf('budgetLine', id)).toMatchObject([
      { action: 'budgetLine.create', projectId, after: { name: 'Utveckling', amount: 74_000_000 } },
    ]);
  });

  test('is changed as a whole, keeps its place and has a new version', async () => {
    const id = await add({ name: 'Första', hours: hours(100), rate: ore(100), amount: ore(100), carriedBy: mora });
    await add({ name: 'Andra' });
    await change(id, line({ name: 'Ändrad', amount: ore(-50) }));
    const budget = await findBudget(db, member, phaseId);
    expect(budget?.lines.map((one) => one.name)).toEqual(['Ändrad', 'Andra']);
    expect(budget?.lines[0]).toMatchObject({ version: 2, hours: null, rate: null, amount: -50, carriedBy: null });
    expect((await auditOf('budgetLine', id))[1]).toMatchObject({
      action: 'budgetLine.update',
      after: { name: 'Ändrad' },
    });
  });

  test('is taken out of sight and brought back to its place', async () => {
    const id = await add({ name: 'Första' });
    await add({ name: 'Andra' });
    const names = async () => (await findBudget(db, member, phaseId))!.lines.map((one) => one.name);
    await change(id, { removed: true });
    expect(await names()).toEqual(['Andra']);
    await change(id, { removed: false });
    expect(await names()).toEqual(['Första', 'Andra']);
    expect((await auditOf('budgetLine', id)).map((entry) => entry.after)).toMatchObject([
      { name: 'Första' },
      { removed: true },
      { removed: false },
    ]);
  });

  test('is found in its own draft, removed or not, and in no other', async () => {
    const id = await add({ name: 'Rad', amount: ore(700), carriedBy: mora });
    const found = { name: 'Rad', amount: 700, performedById: null, carriedBy: mora };
    const own = (await draft())!;
    const find = (version: number) => write((trx) => findDraftLine(trx, version, id));
    expect(await find(own)).toEqual({ version: 1, ...found, removed: false });
    await change(id, { removed: true });
    expect(await find(own)).toEqual({ version: 2, ...found, removed: true });
    const elsewhere = await insertPhaseRow(db, projectId, { number: 2 });
    const other = (await write((trx) => lockDraft(trx, actor, projectId, elsewhere)))!;
    expect(await find(other)).toBeNull();
  });

  test('of a frozen version is refused by the database, and nothing of the change stays', async () => {
    const id = await add();
    await submit((await draft())!, 100);
    const before = await findBudget(db, member, phaseId);
    await expect(change(id, line({ amount: ore(1) }))).rejects.toMatchObject({ code: '23001' });
    await expect(change(id, { removed: true })).rejects.toMatchObject({ code: '23001' });
    await expect(write((trx) => insertBudgetLine(trx, actor, projectId, before!.id, line()))).rejects.toMatchObject({
      code: '23001',
    });
    expect(await findBudget(db, member, phaseId)).toEqual(before);
    expect(await auditOf('budgetLine', id)).toHaveLength(1);
  });

  test('that is written while the version is submitted is in the sum or not in the version', async () => {
    await add();
    const version = (await draft())!;
    let submission: Promise<unknown> | undefined;
    // Without the lock of the draft, as a program that does not know of it would write.
    await write(async (trx) => {
      await insertBudgetLine(trx, actor, projectId, version, line());
      submission = submit(version, 100).catch((error: unknown) => error);
      await Promise.race([submission, waitForLock(db)]);
    }).catch((error: unknown) => error);
    await submission;
    const { state, total, lines } = (await findBudget(db, member, phaseId))!;
    if (state !== 'utkast') expect(lines.reduce((sum, one) => sum + one.amount, 0)).toBe(total);
    else expect(total).toBeNull();
  });
});
