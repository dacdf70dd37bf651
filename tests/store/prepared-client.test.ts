import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';

import type { Database } from '~db/open';

import { freshDatabase } from '../support/database';

const { db } = await freshDatabase();

async function preparedOf(one: Database, mark: string): Promise<number> {
  const like = `%${mark}%`;
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_prepared_statements where statement like ${like} and name like 'read %'
  `.execute(one);
  return rows[0]!.count;
}

describe('a connection', () => {
  test('has a read prepared when it is asked again, and its answer is the same', async () => {
    await db.connection().execute(async (one) => {
      const read = (id: number) => one.selectFrom('party').select('id as once_more').where('id', '>', id).execute();
      const first = await read(0);
      expect(await preparedOf(one, 'once_more')).toBe(0);
      expect(await read(0)).toEqual(first);
      expect(await preparedOf(one, 'once_more')).toBe(1);
      expect(await read(1_000_000)).toEqual([]);
    });
  });

  test('has no write prepared', async () => {
    await db.connection().execute(async (one) => {
      const write = () => one.updateTable('party').set({ name: 'Ingen' }).where('slug', '=', 'finns inte').execute();
      for (let time = 0; time < 3; time++) await write();
      expect(await preparedOf(one, 'update')).toBe(0);
    });
  });

  test('keeps no more than so many, and answers what comes later all the same', async () => {
    await db.connection().execute(async (one) => {
      for (let length = 1; length <= 300; length++) {
        const ids = Array.from({ length }, (_, at) => -at);
        const read = () => one.selectFrom('party').select('id as of_many').where('id', 'in', ids).execute();
        await read();
        expect(await read()).toEqual([]);
      }
      const kept = await preparedOf(one, 'of_many');
      expect(kept).toBeGreaterThan(200);
      expect(kept).toBeLessThanOrEqual(256);
    });
  });
});
