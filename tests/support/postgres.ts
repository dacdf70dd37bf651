import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { startEmbedded } from '~db/embedded';
import { migrate } from '~db/migrate';
import { openDatabase, type OpenOptions } from '~db/open';

export type Connection = Exclude<OpenOptions['connection'], string>;

/** The name of the migrated, empty database that every test database is copied from. */
export const TEMPLATE = 'samplan_template';

/** A PostgreSQL server for tests. */
export interface TestPostgres {
  /** Settings for `pg`, of a role that may create databases. */
  readonly adminConnection: Connection;
  /** Stops the server and removes its data; leaves a server from TEST_DATABASE_URL alone. */
  stop(): Promise<void>;
}

/**
 * The server that TEST_DATABASE_URL names, or a new and empty one in a temporary directory, made
 * fast by giving up safety at a crash.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const address = process.env['TEST_DATABASE_URL'];
  if (address) return { adminConnection: connectionOf(new URL(address)), stop: async () => {} };
  const directory = await createDataDirectory();
  try {
    const server = await startEmbedded({ dataDirectory: directory, durable: false });
    const stop = async () => {
      await server.stop();
      await removeDataDirectory(directory);
    };
    return { adminConnection: server.connection, stop };
  } catch (error) {
    await removeDataDirectory(directory);
    throw error;
  }
}

/** A temporary data directory that other accounts may pass through, as one in a project is. */
export async function createDataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'samplan-test-'));
  await chmod(directory, 0o755);
  return directory;
}

/** Removes a data directory, and the one it was relocated to when an account could not reach it. */
export async function removeDataDirectory(directory: string): Promise<void> {
  const relocated = await realpath(join(directory, 'relocated')).catch(() => null);
  if (relocated !== null) await rm(relocated, { recursive: true, force: true });
  await rm(directory, { recursive: true, force: true });
}

function connectionOf(address: URL): Connection {
  const part = (text: string) => decodeURIComponent(text);
  return {
    host: part(address.hostname),
    port: Number(address.port || 5432),
    user: part(address.username),
    ...(address.password ? { password: part(address.password) } : {}),
    database: part(address.pathname.slice(1)),
  };
}

/** Makes the template once a run: copying it is a hundred times faster than migrating again. */
export async function createTemplate(connection: Connection): Promise<void> {
  await administer(connection, `drop database if exists ${TEMPLATE}`, `create database ${TEMPLATE}`);
  const db = openDatabase({ connection: { ...connection, database: TEMPLATE }, onIdleError: () => undefined });
  await migrate(db);
  await db.destroy();
}

/** Runs statements that no pool of a test database can run: creating and dropping databases. */
export async function administer(connection: Connection, ...statements: string[]): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
