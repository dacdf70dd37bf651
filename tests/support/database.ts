import { randomBytes } from 'node:crypto';

import { afterAll, inject } from 'vitest';

import { openDatabase, type Database } from '~db/open';

import { administer, TEMPLATE, type Connection } from './postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: Connection;
  }
}

/** An empty, migrated database of the test file's own; dropped when the file is done. */
export async function freshDatabase(): Promise<{ db: Database; connection: Connection }> {
  const server = inject('postgres');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${name} template ${TEMPLATE}`);
  const connection = { ...server, database: name };
  const db = openDatabase({ connection, onIdleError: () => undefined });
  afterAll(async () => {
    await db.destroy();
    await administer(server, `drop database ${name} with (force)`);
  });
  return { db, connection };
}
