import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { compareStated, spreadOverMonths, sumRows, yearsOf, type HourCategory } from '~/domain/hour-budget';
import { hours } from '~/domain/hours';
import { ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import { spreadHourRow } from '~/store/hour-months';
import {
  insertHourRow,
  listHourRows,
  listStatedTotals,
  lockHourRow,
  updateHourRow,
  type HourRow,
  type HourRowInput,
} from '~/store/hours';
import { setRemoved } from '~/store/plan-item';
import type { Database } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';

const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA';

let db: Database;
let projectId: number;
let otherProjectId: number;
let member: Viewer;
let stranger: Viewer;
let actor: Actor;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash });
  const projects = await db.selectFrom('project').select(['id', 'slug', 'cooperationId']).execute();
  const own = projects.find((project) => project.slug === 'min-skolskjuts')!;
  const other = projects.find((project) => project.cooperationId !== own.cooperationId)!;
  projectId = own.id;
  otherProjectId = other.id;
  const user = await db.selectFrom('appUser').select('id').orderBy('id').executeTakeFirstOrThrow();
  member = viewerOf(user.id, own.cooperationId);
  stranger = viewerOf(user.id, other.cooperationId);
  actor = {
    userId: user.id,
    requestId: 'test',
    from: null,
    at: '2020-12-18T10:00:00.000Z',
    today: '2020-12-18' as CalendarDate,
  };
});

describe('the hour budget of Min skolskjuts', () => {
  test.each<[HourCategory, number, number | null]>([
    ['verksamhet', 3562, null],
    ['utveckling', 3320, null],
    ['extern', 1800, 2_159_760],
  ])('has in %s %i hours', async (category, time, cost) => {
    const rows = (await listHourRows(db, member, projectId)).filter((row) => row.category === category);
    expect(sumRows(rows, yearsOf(rows)).total).toEqual({ hours: time * 100, cost: cost && cost * 100 });
  });

  test('sums by year to what the source prints, in each category', async () => {
    const rows = await listHourRows(db, member, projectId);
    const { totals } = await listStatedTotals(db, member, projectId);
    const comparisons = compareStated(rows, totals);
    expect(comparisons).toHaveLength(12);
    expect(comparisons.filter((comparison) => !comparison.agrees)).toEqual([]);
    expect(sumRows(rows, [2019, 2020, 2021]).byYear.map((sum) => sum!.hours)).toEqual([1468_00, 5913_00, 1301_00]);
  });

  test('keeps the order of its source, with party and cells', async () => {
    const rows = await listHourRows(db, member, projectId);
    expect(rows).toHaveLength(20);
    expect(rows[0]).toMatchObject({
      role: 'Sakkunnig och delprojektledare, pilot',
      category: 'verksamhet',
      partyName: 'Borlänge',
      percent: null,
      phaseId: null,
      version: 1,
      cells: [
        { year: 2019, month: null, hours: 128_00, cost: null },
        { year: 2020, month: null, hours: 176_00, cost: null },
        { year: 2021, month: null, hours: 40_00, cost: null },
      ],
    });
  });

  test('comes with the notes of where its source contradicts itself', async () => {
    const { notes } = await listStatedTotals(db, member, projectId);
    expect(notes.some((note) => note.includes('1 790'))).toBe(true);
    expect(notes.some((note) => note.includes('Risk 18'))).toBe(false);
  });
});

describe('somebody of another cooperation', () => {
  test('gets no rows, no totals and no notes', async () => {
    expect(await listHourRows(db, stranger, projectId)).toEqual([]);
    expect(await listStatedTotals(db, stranger, projectId)).toEqual({ totals: [], notes: [] });
  });

  test('can not lock a row, and nobody can by way of another project', async () => {
    const id = (await listHourRows(db, member, projectId))[0]!.id;
    await db.transaction().execute(async (trx) => {
      expect(await lockHourRow(trx, stranger, projectId, id)).toBeNull();
      expect(await lockHourRow(trx, stranger, otherProjectId, id)).toBeNull();
      expect(await lockHourRow(trx, member, projectId, id)).not.toBeNull();
    });
  });
});

describe('a new row', () => {
  test('comes last with its cells, and leaves an audit row', async () => {
    const id = await add({ role: 'Testare', years: [year(2020, 7.5), year(2021, 0)] });
    const rows = await listHourRows(db, member, projectId);
    expect(rows.at(-1)).toMatchObject({
      id,
      role: 'Testare',
      percent: 25,
      cells: [
        { year: 2020, month: null, hours: 750, cost: null },
        { year: 2021, month: null, hours: 0, cost: null },
      ],
    });
    expect(await auditOf(id)).toEqual(['hourBudgetRow.create']);
  });

  test('with the phase of another project is refused by the database, and leaves nothing behind', async () => {
    const phase = await db
      .selectFrom('phase')
      .where('projectId', '<>', projectId)
      .select('id')
      .executeTakeFirstOrThrow();
    const before = await listHourRows(db, member, projectId);
    await expect(add({ phaseId: phase.id })).rejects.toThrow(/foreign key/);
    expect(await listHourRows(db, member, projectId)).toEqual(before);
  });
});

describe('a changed row', () => {
  test('has its cells replaced: a year left out is gone, and the version is one more', async () => {
    const id = await add({ years: [year(2019, 10), year(2020, 20)] });
    await change(id, { category: 'extern', role: 'Konsult', years: [year(2020, 30, 4500), year(2022, 5, 750)] });
    expect(await find(id)).toMatchObject({
      version: 2,
      category: 'extern',
      role: 'Konsult',
      cells: [
        { year: 2020, month: null, hours: 30_00, cost: 4500_00 },
        { year: 2022, month: null, hours: 5_00, cost: 750_00 },
      ],
    });
    expect(await auditOf(id)).toEqual(['hourBudgetRow.create', 'hourBudgetRow.update']);
  });

  test('keeps the months of a year whose sum is unchanged', async () => {
    const id = await add({ years: [year(2020, 10)] });
    await db
      .insertInto('hourBudgetCell')
      .values([
        { rowId: id, year: 2021, month: 1, hoursHundredths: 100 },
        { rowId: id, year: 2021, month: 2, hoursHundredths: 200 },
      ])
      .execute();
    await change(id, { years: [year(2020, 11), year(2021, 3)] });
    expect((await find(id))!.cells.map((cell) => [cell.year, cell.month, cell.hours])).toEqual([
      [2020, null, 1100],
      [2021, 1, 100],
      [2021, 2, 200],
    ]);
  });

  test('is seen in its new version, cells and all, by the one who waited for the lock', async () => {
    const id = await add({ years: [year(2020, 10)] });
    let waiting: Promise<HourRow | null> | undefined;
    await db.transaction().execute(async (trx) => {
      const before = await lockHourRow(trx, member, projectId, id);
      await updateHourRow(trx, actor, projectId, before!, input({ years: [year(2020, 99)] }));
      waiting = db.transaction().execute((second) => lockHourRow(second, member, projectId, id));
      await blocked();
    });
    expect(await waiting).toMatchObject({ version: 2, cells: [{ year: 2020, hours: 99_00 }] });
  });

  test('can not be removed in the version before, and comes back as it was', async () => {
    const id = await add({ years: [year(2020, 10)] });
    await change(id, { years: [year(2020, 12)] });
    const row = { table: 'hourBudgetRow', projectId, id } as const;
    const remove = (version: number) =>
      db.transaction().execute((trx) => setRemoved(trx, actor, { ...row, version }, true));
    expect(await remove(1)).toBe(false);
    expect(await remove(2)).toBe(true);
    expect(await find(id)).toBeUndefined();
    await db.transaction().execute(async (trx) => expect(await lockHourRow(trx, member, projectId, id)).toBeNull());
    await db.transaction().execute((trx) => setRemoved(trx, actor, row, false));
    expect((await find(id))!.cells).toMatchObject([{ year: 2020, hours: 12_00 }]);
  });
});

test('a year that is spread over months keeps its cost, and the other years stay', async () => {
  const id = await add({ category: 'extern', years: [year(2020, 10, 1000), year(2021, 5, 500)] });
  await db.transaction().execute(async (trx) => {
    const before = await lockHourRow(trx, member, projectId, id);
    const months = Array.from({ length: 12 }, (_, at) => (at < 3 ? hours(100) : null));
    await spreadHourRow(trx, actor, projectId, before!, 2020, spreadOverMonths(2020, months, ore(1000_00)));
  });
  const row = await find(id);
  expect(row!.version).toBe(2);
  expect(row!.cells.map(({ year, month, hours, cost }) => [year, month, hours, cost])).toEqual([
    [2020, 1, 100, 333_34],
    [2020, 2, 100, 333_33],
    [2020, 3, 100, 333_33],
    [2021, null, 500, 500_00],
  ]);
  expect(await auditOf(id)).toEqual(['hourBudgetRow.create', 'hourBudgetRow.spread']);
});

test('a row names a person, who is shown by name', async () => {
  const person = await db.selectFrom('appUser').select(['id', 'name']).limit(1).executeTakeFirstOrThrow();
  const id = await add({ userId: person.id, years: [year(2020, 1)] });
  expect(await find(id)).toMatchObject({ userId: person.id, userName: person.name });
});

test('a row whose phase is removed shows no phase', async () => {
  const phase = await db.selectFrom('phase').where('projectId', '=', projectId).select('id').executeTakeFirstOrThrow();
  const id = await add({ phaseId: phase.id });
  expect(await find(id)).toMatchObject({ phaseId: phase.id, phaseNumber: expect.any(Number) });
  await db.updateTable('phase').set({ removedAt: actor.at }).where('id', '=', phase.id).execute();
  expect(await find(id)).toMatchObject({ phaseId: null, phaseNumber: null });
  await db.updateTable('phase').set({ removedAt: null }).where('id', '=', phase.id).execute();
});

function viewerOf(userId: number, cooperationId: number): Viewer {
  return {
    userId,
    name: 'Någon',
    party: null,
    grants: [],
    cooperationIds: [cooperationId],
    trustedCooperationIds: [],
    seesAll: false,
  };
}

function year(number: number, time: number, cost: number | null = null) {
  return { year: number, hours: hours(time * 100), cost: cost === null ? null : ore(cost * 100) };
}

function input(values: Partial<HourRowInput>): HourRowInput {
  return {
    category: 'utveckling',
    role: 'Utvecklare',
    partyId: null,
    userId: null,
    percent: 25,
    phaseId: null,
    years: [],
    ...values,
  };
}

function add(values: Partial<HourRowInput>): Promise<number> {
  return db.transaction().execute((trx) => insertHourRow(trx, actor, projectId, input(values)));
}

function change(id: number, values: Partial<HourRowInput>): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const before = await lockHourRow(trx, member, projectId, id);
    await updateHourRow(trx, actor, projectId, before!, input(values));
  });
}

async function find(id: number): Promise<HourRow | undefined> {
  return (await listHourRows(db, member, projectId)).find((row) => row.id === id);
}

async function auditOf(id: number): Promise<string[]> {
  const entries = await db
    .selectFrom('auditEntry')
    .where('entity', '=', 'hourBudgetRow')
    .where('entityId', '=', id)
    .orderBy('id')
    .select('action')
    .execute();
  return entries.map((entry) => entry.action);
}

/** Returns when a session of this database waits for a lock. */
async function blocked(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows.length > 0) return;
  }
}
