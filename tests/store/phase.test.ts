import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import { insertActivity, listActivities, lockActivity, updateActivity } from '~/store/activity';
import { listUnaskedPhases } from '~/store/approval';
import { listKeyChoices } from '~/store/cooperation';
import {
  findPhase,
  findPhaseDetail,
  insertPhase,
  listPhases,
  lockPhase,
  updatePhase,
  type PhaseDescription,
} from '~/store/phase';
import { listPhaseBudgets, phaseHindrance, phaseReturnHindrance } from '~/store/phase-budget';
import { setRemoved, type Removable } from '~/store/plan-item';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertEqualKey,
  insertMilestoneRow,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';
import { waitForLock } from './concurrency';

let db: Database;
let actor: Actor;
let member: Viewer;
let cooperationId: number;
let projectId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
});

/** Every test has a project of its own. */
beforeEach(async () => {
  cooperationId = await insertCooperation(db);
  member = viewerOf([cooperationId]);
  projectId = await insertProjectRow(db, cooperationId);
});

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

function described(number: number, known: Partial<PhaseDescription> = {}): PhaseDescription {
  return { number, name: `Fas ${number}`, kind: 'genomförande', startDate: null, endDate: null, note: '', ...known };
}

function add(number: number, known: Partial<PhaseDescription> = {}): Promise<number | null> {
  return write((trx) => insertPhase(trx, actor, projectId, described(number, known)));
}

function change(id: number, to: Parameters<typeof updatePhase>[4]): Promise<boolean> {
  return write(async (trx) => updatePhase(trx, actor, projectId, (await lockPhase(trx, member, projectId, id))!, to));
}

async function numbers(): Promise<number[]> {
  return (await listPhases(db, member, projectId)).map((phase) => phase.number);
}

function auditOf(entity: string, id: number) {
  return db
    .selectFrom('auditEntry')
    .select(['action', 'userId', 'before', 'after'])
    .where('entity', '=', entity)
    .where('entityId', '=', id)
    .orderBy('id')
    .execute();
}

describe('a new phase', () => {
  test('is found by its number and leaves an audit row', async () => {
    expect(
      await add(2, { name: 'Breddinförande', kind: 'breddinförande', endDate: '2021-06-01' as CalendarDate }),
    ).not.toBeNull();
    const phase = (await findPhase(db, member, projectId, 2))!;
    expect(phase).toMatchObject({
      version: 1,
      number: 2,
      name: 'Breddinförande',
      kind: 'breddinförande',
      startDate: null,
      endDate: '2021-06-01',
      externalBudget: null,
    });
    expect(await auditOf('phase', phase.id)).toMatchObject([
      { action: 'phase.create', userId: actor.userId, before: null, after: { number: 2 } },
    ]);
    expect(await findPhase(db, member, projectId, 3)).toBeNull();
  });

  test('of a number that is taken is refused and leaves nothing', async () => {
    await add(1);
    const items = () => db.selectFrom('planItem').select('id').where('projectId', '=', projectId).execute();
    const before = await items();
    expect(await add(1, { name: 'En till' })).toBeNull();
    expect((await listPhases(db, member, projectId)).map((phase) => phase.name)).toEqual(['Fas 1']);
    expect(await items()).toEqual(before);
  });

  test('of the same number by several at once is one', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => add(7)));
    expect(answers.filter((added) => added)).toHaveLength(1);
    expect(await numbers()).toEqual([7]);
  });
});

describe('a changed phase', () => {
  test('has a new version and an audit row with what it was', async () => {
    await add(1);
    const { id } = (await findPhase(db, member, projectId, 1))!;
    expect(await change(id, { name: 'Pilot', startDate: '2020-01-01' as CalendarDate })).toBe(true);
    expect(await findPhase(db, member, projectId, 1)).toMatchObject({
      name: 'Pilot',
      startDate: '2020-01-01',
      version: 2,
    });
    expect((await auditOf('phase', id))[1]).toMatchObject({
      action: 'phase.update',
      before: { name: 'Fas 1', version: 1 },
      after: { name: 'Pilot' },
    });
  });

  test('keeps its own number, takes a free one, and not one that is taken', async () => {
    await add(1);
    await add(2);
    const { id } = (await findPhase(db, member, projectId, 1))!;
    expect(await change(id, { number: 1, name: 'Samma' })).toBe(true);
    expect(await change(id, { number: 2 })).toBe(false);
    expect(await findPhase(db, member, projectId, 1)).toMatchObject({ name: 'Samma', version: 2 });
    expect(await change(id, { number: 3 })).toBe(true);
    expect(await numbers()).toEqual([2, 3]);
  });

  test('to the same free number by two at once is one', async () => {
    await add(1);
    await add(2);
    const phases = await listPhases(db, member, projectId);
    const answers = await Promise.all(phases.map((phase) => change(phase.id, { number: 9 })));
    expect(answers.toSorted()).toEqual([false, true]);
    expect((await numbers()).filter((number) => number === 9)).toHaveLength(1);
  });

  test('that waited for another sees the version that one left', async () => {
    await add(1);
    const { id } = (await findPhase(db, member, projectId, 1))!;
    let second: ReturnType<typeof lockPhase> | undefined;
    await write(async (trx) => {
      const locked = (await lockPhase(trx, member, projectId, id))!;
      second = write((other) => lockPhase(other, member, projectId, id));
      await waitForLock(db);
      await updatePhase(trx, actor, projectId, locked, { name: 'Först' });
    });
    expect(await second).toMatchObject({ version: 2, name: 'Först' });
  });
});

describe('the key of a phase', () => {
  const detail = async () => (await findPhaseDetail(db, member, projectId, 1))!;

  test("is the project's until it has one of its own", async () => {
    const [shared, own] = [await insertEqualKey(db, cooperationId), await insertEqualKey(db, cooperationId)];
    await db.updateTable('project').set({ keyId: shared.keyId }).where('id', '=', projectId).execute();
    const id = await insertPhaseRow(db, projectId);
    const names = new Map((await listKeyChoices(db, member, cooperationId)).map((key) => [key.id, key.name]));
    expect(await detail()).toMatchObject({ keyId: null, ownKeyName: null, projectKeyName: names.get(shared.keyId) });
    await change(id, { keyId: own.keyId });
    expect(await detail()).toMatchObject({ keyId: own.keyId, ownKeyName: names.get(own.keyId), version: 2 });
    await change(id, { keyId: null });
    expect(await detail()).toMatchObject({ keyId: null, ownKeyName: null, version: 3 });
    expect((await auditOf('phase', id)).map(({ after }) => after)).toEqual([{ keyId: own.keyId }, { keyId: null }]);
  });

  test('of another cooperation is refused by the database', async () => {
    const { keyId } = await insertEqualKey(db, await insertCooperation(db));
    const id = await insertPhaseRow(db, projectId);
    await expect(change(id, { keyId })).rejects.toMatchObject({ code: '23503' });
    expect(await detail()).toMatchObject({ keyId: null, version: 1 });
  });

  test('that changes leaves a submitted budget the version it was submitted with', async () => {
    const [before, after] = [await insertEqualKey(db, cooperationId), await insertEqualKey(db, cooperationId)];
    const id = await insertPhaseRow(db, projectId, { keyId: before.keyId });
    const { id: version } = await db
      .insertInto('budgetVersion')
      .values({ phaseId: id, version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .updateTable('budgetVersion')
      .set({ state: 'återtagen', keyVersionId: before.keyVersionId })
      .where('id', '=', version)
      .execute();
    await change(id, { keyId: after.keyId });
    expect(
      await db.selectFrom('budgetVersion').select('keyVersionId').where('id', '=', version).executeTakeFirst(),
    ).toEqual({ keyVersionId: before.keyVersionId });
  });
});

describe('removing a phase', () => {
  test('frees its number, and hinders its way back while another has it', async () => {
    const first = await insertPhaseRow(db, projectId, { number: 1 });
    await write((trx) => setRemoved(trx, actor, { table: 'phase', projectId, id: first, version: 1 }, true));
    expect(await numbers()).toEqual([]);
    expect(await write((trx) => phaseReturnHindrance(trx, projectId, first))).toBeUndefined();

    expect(await add(1, { name: 'Ny etta' })).not.toBeNull();
    expect(await write((trx) => phaseReturnHindrance(trx, projectId, first))).toBe(
      'Fasen kan inte komma tillbaka: nummer 1 har getts till en annan fas. Byt nummer på den först.',
    );
    const { id: second } = (await findPhase(db, member, projectId, 1))!;
    expect(await change(second, { number: 2 })).toBe(true);
    expect(await write((trx) => phaseReturnHindrance(trx, projectId, first))).toBeUndefined();
    expect(await write((trx) => setRemoved(trx, actor, { table: 'phase', projectId, id: first }, false))).toBe(true);
    expect(await numbers()).toEqual([1, 2]);
  });

  test('is hindered by a budget that is submitted, and says so', async () => {
    const { keyVersionId } = await insertEqualKey(db, cooperationId);
    const phaseId = await insertPhaseRow(db, projectId, { number: 1 });
    const hindrance = (project = projectId) => write((trx) => phaseHindrance(trx, project, phaseId));
    expect(await hindrance()).toBeUndefined();
    const { id: version } = await db
      .insertInto('budgetVersion')
      .values({ phaseId, version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('budgetLine')
      .values({ budgetVersionId: version, name: 'Rad', kind: 'extern', amountOre: 100 })
      .execute();
    expect(await hindrance()).toBeUndefined();

    await db
      .updateTable('budgetVersion')
      .set({
        state: 'inskickad',
        keyVersionId,
        roundingUnitOre: 1,
        roundingMode: 'plain',
        totalOre: 100,
      })
      .where('id', '=', version)
      .execute();
    const told = 'Fasen kan inte tas bort: dess budget är inskickad eller beslutad, och det som är beslutat står kvar.';
    expect(await hindrance()).toBe(told);
    await db.updateTable('budgetVersion').set({ state: 'godkänd' }).where('id', '=', version).execute();
    expect(await hindrance()).toBe(told);
    // From another project nothing is said of it: nobody is to learn that it exists.
    expect(await hindrance(await insertProjectRow(db, cooperationId))).toBeUndefined();
  });
});

describe('taking a row out of sight', () => {
  async function row(table: Removable): Promise<number> {
    const phaseId = await insertPhaseRow(db, projectId, { number: 1 });
    if (table === 'phase') return phaseId;
    if (table === 'milestone') return insertMilestoneRow(db, { projectId, phaseId });
    if (table === 'activity') {
      const work = { name: 'Arbete', startDate: null, endDate: null, responsible: '', percentComplete: 0 };
      return write((trx) => insertActivity(trx, actor, projectId, { ...work, phaseId }));
    }
    if (table === 'hourBudgetRow') {
      const { id } = await db
        .insertInto('hourBudgetRow')
        .values({ projectId, category: 'utveckling', role: 'Utvecklare' })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    }
    const scale = await db
      .insertInto('riskScale')
      .values({ cooperationId, name: 'Skala', rule: 'cells' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id } = await db
      .insertInto('risk')
      .values({ projectId, scaleId: scale.id, number: 1, title: 'Risk' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  describe.each<[Removable]>([['phase'], ['activity'], ['milestone'], ['risk'], ['hourBudgetRow']])('%s', (table) => {
    let id: number;
    const set = (removed: boolean, known: { version?: number; projectId?: number } = {}) =>
      write((trx) => setRemoved(trx, actor, { table, projectId, id, ...known }, removed));
    const stored = () =>
      db.selectFrom(table).select(['version', 'removedAt']).where('id', '=', id).executeTakeFirstOrThrow();

    beforeEach(async () => {
      id = await row(table);
    });

    test('is done once, and undone once', async () => {
      expect(await set(true, { version: 1 })).toBe(true);
      expect(await stored()).toEqual({ version: 2, removedAt: actor.at });
      expect(await set(true, { version: 2 })).toBe(false);
      expect(await set(true)).toBe(false);
      expect(await set(false)).toBe(true);
      expect(await stored()).toEqual({ version: 3, removedAt: null });
      expect(await set(false)).toBe(false);
      expect((await auditOf(table, id)).map((entry) => entry.action).slice(-2)).toEqual([
        `${table}.remove`,
        `${table}.restore`,
      ]);
    });

    test('is not done of a version that is no longer there, nor from another project', async () => {
      const before = await auditOf(table, id);
      expect(await set(true, { version: 2 })).toBe(false);
      expect(await set(true, { version: 1, projectId: await insertProjectRow(db, cooperationId) })).toBe(false);
      expect(await stored()).toEqual({ version: 1, removedAt: null });
      expect(await auditOf(table, id)).toEqual(before);
    });

    test('is done by one of two who click at once', async () => {
      const answers = await Promise.all([set(true, { version: 1 }), set(true, { version: 1 })]);
      expect(answers.toSorted()).toEqual([false, true]);
      expect(await stored()).toMatchObject({ version: 2 });
    });
  });

  test('does nothing to a row that is not there', async () => {
    expect(await write((trx) => setRemoved(trx, actor, { table: 'phase', projectId, id: 999_999 }, true))).toBe(false);
  });
});

describe('the sums of the phases', () => {
  test('are of the version that counts: what is submitted before a newer draft, nothing of what was rejected', async () => {
    const phaseId = await insertPhaseRow(db, projectId, { number: 1, startDate: '2020-01-01' });
    await insertPhaseRow(db, projectId, { number: 0 });
    const { id: version } = await db
      .insertInto('budgetVersion')
      .values({ phaseId, version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const line = { budgetVersionId: version, name: 'Rad', kind: 'extern' as const };
    await db
      .insertInto('budgetLine')
      .values([
        { ...line, amountOre: 500 },
        { ...line, amountOre: -100 },
        { ...line, amountOre: 7, removedAt: actor.at },
      ])
      .execute();
    const unasked = async () => [
      (await listPhaseBudgets(db, member, projectId)).map((phase) => phase.unasked),
      (await listUnaskedPhases(db, member, '2199-01-01' as CalendarDate, [projectId])).map(
        (phase) => phase.phaseNumber,
      ),
    ];
    const sums = async () =>
      (await listPhaseBudgets(db, member, projectId)).map((phase) => [
        phase.number,
        phase.budgetVersion,
        phase.budgetState,
        phase.total,
      ]);
    expect(await sums()).toEqual([
      [0, null, null, null],
      [1, 1, 'utkast', 400],
    ]);
    expect(await unasked()).toEqual([[false, true], [1]]);
    const { keyVersionId } = await insertEqualKey(db, cooperationId);
    await db
      .updateTable('budgetVersion')
      .set({ state: 'inskickad', keyVersionId, roundingUnitOre: 1, roundingMode: 'plain', totalOre: 400 })
      .where('id', '=', version)
      .execute();
    expect((await sums())[1]).toEqual([1, 1, 'inskickad', 400]);
    await db.insertInto('budgetVersion').values({ phaseId, version: 2 }).execute();
    expect((await sums())[1]).toEqual([1, 1, 'inskickad', 400]);
    await db.updateTable('budgetVersion').set({ state: 'avslagen' }).where('id', '=', version).execute();
    expect((await sums())[1]).toEqual([1, 2, 'utkast', 0]);
    expect(await unasked()).toEqual([[false, false], []]);
    await db
      .updateTable('budgetVersion')
      .set({ state: 'återtagen' })
      .where('phaseId', '=', phaseId)
      .where('version', '=', 2)
      .execute();
    expect((await sums())[1]).toEqual([1, 1, 'avslagen', null]);
  });
});

describe('an activity', () => {
  test('is added, changed under lock and listed in order of its start', async () => {
    const phaseId = await insertPhaseRow(db, projectId);
    const work = { endDate: null, responsible: '', percentComplete: 0, phaseId };
    const later = await write((trx) =>
      insertActivity(trx, actor, projectId, { ...work, name: 'Senare', startDate: '2020-06-01' as CalendarDate }),
    );
    const sooner = await write((trx) =>
      insertActivity(trx, actor, projectId, { ...work, name: 'Tidigare', startDate: '2020-01-01' as CalendarDate }),
    );
    await write(async (trx) => {
      const before = (await lockActivity(trx, member, projectId, later))!;
      await updateActivity(trx, actor, projectId, before, { percentComplete: 40, responsible: 'Bo' });
    });
    expect(await listActivities(db, member, projectId)).toMatchObject([
      { id: sooner, name: 'Tidigare', version: 1, percentComplete: 0 },
      { id: later, name: 'Senare', version: 2, percentComplete: 40, responsible: 'Bo' },
    ]);
    expect((await auditOf('activity', later)).map((entry) => entry.action)).toEqual([
      'activity.create',
      'activity.update',
    ]);
    await write((trx) => setRemoved(trx, actor, { table: 'phase', projectId, id: phaseId }, true));
    expect(await listActivities(db, member, projectId)).toEqual([]);
  });
});
