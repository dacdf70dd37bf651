import { randomBytes } from 'node:crypto';

import { sql } from 'kysely';
import { afterAll, describe, expect, inject, test } from 'vitest';

import { isMigrated, migrate } from '~db/migrate';
import { migrations } from '~db/migrations/index';
import { openDatabase, type Database } from '~db/open';

import { administer } from '../support/postgres';

const opened: Database[] = [];
const created: string[] = [];

afterAll(async () => {
  for (const db of opened) await db.destroy();
  for (const name of created) await administer(inject('postgres'), `drop database ${name} with (force)`);
});

/** A database without any table. */
async function emptyDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(inject('postgres'), `create database ${name}`);
  created.push(name);
  return name;
}

/** A pool of its own, as another process would have. */
function open(name: string): Database {
  const db = openDatabase({ connection: { ...inject('postgres'), database: name }, onIdleError: () => undefined });
  opened.push(db);
  return db;
}

async function applied(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

describe('migrating', () => {
  test('an empty database applies every migration, once each', async () => {
    const db = open(await emptyDatabase());
    expect(await isMigrated(db)).toBe(false);
    await migrate(db);
    expect(await isMigrated(db)).toBe(true);
    expect(await applied(db)).toEqual(Object.keys(migrations));
    expect(await db.selectFrom('project').selectAll().execute()).toEqual([]);
  });

  test('again changes nothing and loses nothing', async () => {
    const db = open(await emptyDatabase());
    await migrate(db);
    await db.insertInto('party').values({ slug: 'mora', code: '2062', name: 'Mora', kind: 'kommun' }).execute();
    const before = await sql`select name, timestamp from kysely_migration order by name`.execute(db);
    await migrate(db);
    expect((await sql`select name, timestamp from kysely_migration order by name`.execute(db)).rows).toEqual(
      before.rows,
    );
    expect(await db.selectFrom('party').select('slug').execute()).toEqual([{ slug: 'mora' }]);
  });

  test('by several processes that start at once applies each once', async () => {
    const name = await emptyDatabase();
    const processes = [open(name), open(name), open(name), open(name)];
    await Promise.all(processes.map((db) => migrate(db)));
    for (const db of processes) expect(await isMigrated(db)).toBe(true);
    expect(await applied(processes[0]!)).toEqual(Object.keys(migrations));
  });

  test('keeps the names in the order they are applied', () => {
    const names = Object.keys(migrations);
    expect(names).toEqual(names.toSorted());
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, at) => at + 1));
  });

  test('that fails leaves the database as it was and says why', async () => {
    const db = open(await emptyDatabase());
    // Somebody else's table stands where the second migration makes one.
    await sql`create table app_user (id int)`.execute(db);
    await expect(migrate(db)).rejects.toMatchObject({ message: expect.stringContaining('app_user') as string });
    expect(await isMigrated(db)).toBe(false);
    await sql`drop table app_user`.execute(db);
    await migrate(db);
    expect(await isMigrated(db)).toBe(true);
  });
});

describe('what the driver reads', () => {
  test('is dates as they are written, moments in UTC and numbers that are exact', async () => {
    const name = await emptyDatabase();
    const db = open(name);
    const { rows } = await sql`select date '2020-03-29' as day, timestamptz '2020-03-29 03:30+02' as moment,
      9007199254740991::bigint as most, null::date as none`.execute(db);
    expect(rows).toEqual([{ day: '2020-03-29', moment: '2020-03-29T01:30:00.000Z', most: 2 ** 53 - 1, none: null }]);
    await expect(sql`select 9007199254740992::bigint`.execute(db)).rejects.toThrow(RangeError);
  });
});
