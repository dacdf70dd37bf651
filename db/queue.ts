import { runMigrations } from 'graphile-worker';
import pg from 'pg';

import type { OpenOptions } from './open';

/** Any number that nothing else in the database locks on. */
const LOCK = 7_264_001;

/**
 * A pool for the queue of jobs. Its own and not the pages': one connection listens all the time, and graphile-worker
 * reads moments as the driver gives them. The caller owns it and ends it with `end()`.
 */
export function openQueuePool({ connection, poolSize, onIdleError }: OpenOptions): pg.Pool {
  const pool = new pg.Pool({
    ...(typeof connection === 'string' ? { connectionString: connection } : connection),
    max: poolSize ?? 4,
    options: '-c TimeZone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=15000',
  });
  pool.on('error', onIdleError);
  return pool;
}

/**
 * Brings graphile-worker's schema to the version that this program uses. One process at a time: two that create the
 * schema at once would collide.
 */
export async function migrateQueue(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await runMigrations({ pgPool: pool });
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
    client.release();
  } catch (error) {
    // Ending the connection gives the lock back.
    client.release(true);
    throw error;
  }
}
