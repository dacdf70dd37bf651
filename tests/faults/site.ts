import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { sql } from 'kysely';
import { expect, inject, onTestFinished } from 'vitest';

import { openDatabase, type Database } from '~db/open';

import { addressOf, startProgram, type RunningProgram } from '../support/program';

import { TODAY } from './asked';
import { send, type Attempt, type Sent } from './attempts';
import type { FragilePostgres } from './postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    program: string;
  }
}

/** Two processes of the product on one database. */
export interface Site {
  readonly db: Database;
  readonly servers: readonly [RunningProgram, RunningProgram];
  /** how many connections a process has to the database: 0 or 1 for the first or second */
  readonly countConnections: (server: 0 | 1) => Promise<number>;
  /** what `npm run verify-log` prints, without its build step */
  readonly verifyLog: () => Promise<string>;
}

/** Starts them on a new database for one test. */
export async function startTwo(postgres: FragilePostgres): Promise<Site> {
  const connection = await postgres.createDatabase();
  const db = openDatabase({ connection, onIdleError: () => undefined });
  onTestFinished(() => db.destroy());
  const program = inject('program');
  const start = async (name: string) => {
    const server = await startProgram(program, connection, { SAMPLAN_TODAY: TODAY, PGAPPNAME: name });
    onTestFinished(server.stop);
    return server;
  };
  const servers = await Promise.all([start('server 0'), start('server 1')]);
  return {
    db,
    servers,
    countConnections: async (server) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from pg_stat_activity where datname = current_database()
          and application_name = ${`server ${server}`}`.execute(db);
      return rows[0]!.count;
    },
    verifyLog: async () => {
      const env = { ...process.env, DATABASE_URL: addressOf(connection) };
      return (await promisify(execFile)(process.execPath, [join(program, 'verify-log.js')], { env })).stdout;
    },
  };
}

/**
 * Sends forms at the same moment, every other one to the other process.
 * @param answered told of each answer as it comes, and how many there are by then
 */
export function sendAll(
  { servers }: Site,
  attempts: readonly Attempt[],
  answered: (count: number) => void = () => undefined,
): Promise<Sent[]> {
  let count = 0;
  return Promise.all(
    attempts.map(async (attempt, at) => {
      const sent = await send(servers[at % 2]!.address, attempt);
      if (sent.answer) answered(++count);
      return sent;
    }),
  );
}

/** What the two processes have logged as errors since they were last asked. */
export const loggedErrors = ({ servers }: Site): string[] => servers.flatMap(({ takeErrors }) => takeErrors());

/** Waits until something holds, for half a minute at most. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  await expect.poll(holds, { timeout: 30_000, interval: 50, message: what }).toBe(true);
}
