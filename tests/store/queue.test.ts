import { randomBytes } from 'node:crypto';

import { sql } from 'kysely';
import { afterAll, describe, expect, inject, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { insertEmails } from '~/store/email';
import { migrate } from '~db/migrate';
import { openDatabase, type Database } from '~db/open';

import { administer, type Connection } from '../support/postgres';
import { newMail, startSender, until } from './mail';
import { startMailServer } from '../support/smtp';

const opened: Database[] = [];
const made: string[] = [];

afterAll(async () => {
  for (const db of opened) await db.destroy();
  for (const statement of made.toReversed()) await administer(inject('postgres'), statement);
});

async function emptyDatabase(owner?: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(inject('postgres'), `create database ${name} ${owner ? `owner ${owner}` : ''}`);
  made.push(`drop database ${name} with (force)`);
  return name;
}

function open(connection: Connection): Database {
  const db = openDatabase({ connection, onIdleError: () => undefined });
  opened.push(db);
  return db;
}

const actor = {
  userId: null,
  requestId: null,
  from: null,
  at: '2020-12-18T09:30:00.000Z',
  today: '2020-12-18' as CalendarDate,
};

describe('the queue', () => {
  test('is made once by several processes that start at once', async () => {
    const connection = { ...inject('postgres'), database: await emptyDatabase() };
    const processes = [1, 2, 3, 4].map(() => open(connection));
    await Promise.all(processes.map((db) => migrate(db)));
    const { rows } = await sql<{ id: number }>`select id from graphile_worker.migrations order by id`.execute(
      processes[0]!,
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.map(({ id }) => id)).toEqual(rows.map((_, at) => at + 1));
  });

  test('works for an ordinary owner of the database, who is no superuser', async () => {
    const role = `owner_${randomBytes(6).toString('hex')}`;
    await administer(inject('postgres'), `create role ${role} login nosuperuser password 'hemligt'`);
    made.push(`drop role ${role}`);
    const connection = {
      ...inject('postgres'),
      user: role,
      password: 'hemligt',
      database: await emptyDatabase(role),
    };
    const db = open(connection);
    await migrate(db);
    const server = await startMailServer();
    const worker = startSender(db, connection, server.url);
    await db.transaction().execute((trx) => insertEmails(trx, actor, [newMail()]));
    await until(
      () => db.selectFrom('email').select('state').executeTakeFirst(),
      (row) => row?.state === 'skickad',
    );
    await worker.stop();
    await server.stop();
    expect(server.received).toHaveLength(1);
  });
});
