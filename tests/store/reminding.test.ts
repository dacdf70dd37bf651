import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import { createClock } from '~/platform/clock';
import { remind, type Reminder } from '~/platform/mail/remind';
import type { Database } from '~db/open';

import { freshDatabase } from '../support/database';
import type { Connection } from '../support/postgres';
import { newMail, startSender, until } from './mail';

let db: Database;
let connection: Connection;
const clock = createClock('2020-12-18');
const address = 'https://samplan.test';

beforeAll(async () => {
  ({ db, connection } = await freshDatabase());
});

const mailsLike = (pattern: string) =>
  db.selectFrom('email').select(['key', 'body', 'state']).where('key', 'like', pattern).orderBy('id').execute();

/** Reminds of one thing, once a day. */
const daily: Reminder = async (_trx, { today, address: own }) => [
  newMail({ key: `daily ${today}`, text: `Läs: ${own}/projekt` }),
];

describe('reminding', () => {
  test('is once a day, with the product’s own address', async () => {
    await remind(db, clock, address, [daily]);
    await remind(db, clock, address, [daily]);
    const first = { key: 'daily 2020-12-18', body: 'Läs: https://samplan.test/projekt', state: 'väntar' };
    expect(await mailsLike('daily %')).toEqual([first]);
    await remind(db, createClock('2020-12-19'), address, [daily]);
    expect(await mailsLike('daily %')).toEqual([first, { ...first, key: 'daily 2020-12-19' }]);
    const { rows } = await sql`select user_id, request_id from audit_entry where action = 'email.create'`.execute(db);
    expect(rows).toEqual([
      { userId: null, requestId: null },
      { userId: null, requestId: null },
    ]);
  });

  test('of one thing fails without stopping another, and says so', async () => {
    const broken: Reminder = async () => Promise.reject(new Error('no such thing'));
    const other: Reminder = async () => [newMail({ key: 'other' })];
    await expect(remind(db, clock, address, [broken, other])).rejects.toThrow('no such thing');
    expect(await mailsLike('other')).toHaveLength(1);
  });

  test('is done once by several processes, also when the hour passed while none was up', async () => {
    const asked: string[] = [];
    const counted: Reminder = async () => {
      const key = `asked ${randomUUID()}`;
      asked.push(key);
      return [newMail({ key })];
    };
    // Due an hour ago, by processes that know the crontab since two days.
    const hour = new Date(Date.now() - 3_600_000).getUTCHours();
    const crontab = `0 ${hour} * * * remind ?fill=3h`;
    await sql`
      insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
      values ('remind', now() - interval '2 days', now() - interval '1 day')`.execute(db);
    const workers = [1, 2, 3].map(() => startSender(db, connection, null, { crontab, reminders: [counted] }));
    await until(
      () => asked.length,
      (count) => count > 0,
    );
    const listening = sql<{ count: number }>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and query ilike 'listen%'`;
    await until(
      async () => (await listening.execute(db)).rows[0]!.count,
      (count) => count === workers.length,
    );
    for (const worker of workers) await worker.stop();
    const { rows } = await sql`select 1 from graphile_worker.jobs where task_identifier = 'remind'`.execute(db);
    expect(rows).toEqual([]);
    expect(asked).toHaveLength(1);
    expect(await mailsLike('asked %')).toHaveLength(1);
  });
});
