import { sql } from 'kysely';

import type { Database } from '~db/open';

/** Until a statement in this database waits for another's lock: the second of two has come to its lock. */
export async function waitForLock(db: Database): Promise<void> {
  for (let tries = 0; tries < 1000; tries++) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows[0]!.waiting > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nothing waited for the lock');
}
