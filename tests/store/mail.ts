import { setTimeout as delay } from 'node:timers/promises';

import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import { createClock } from '~/platform/clock';
import { createLog } from '~/platform/log';
import { startWorker, type Worker, type WorkerOptions } from '~/platform/mail/worker';
import { insertEmails, type NewEmail } from '~/store/email';
import type { Database, OpenOptions } from '~db/open';

let made = 0;

/** A mail that no other test has. */
export function newMail(known: Partial<NewEmail> = {}): NewEmail {
  made += 1;
  return {
    key: `test ${made}`,
    userId: null,
    address: 'direktor@samplan.test',
    subject: `Att besluta ${made}`,
    text: 'Ett brev.',
    ...known,
  };
}

/** Queues a mail in a transaction of its own. @returns its id */
export async function queueMail(db: Database, actor: Actor, known: Partial<NewEmail> = {}): Promise<number> {
  const mail = newMail(known);
  await db.transaction().execute((trx) => insertEmails(trx, actor, [mail]));
  const { id } = await db.selectFrom('email').select('id').where('key', '=', mail.key).executeTakeFirstOrThrow();
  return id;
}

export function emailRow(db: Database, id: number) {
  return db.selectFrom('email').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** A sender as the server of the product starts it. */
export function startSender(
  db: Database,
  connection: OpenOptions['connection'],
  url: string | null,
  known: Partial<WorkerOptions> = {},
): Worker {
  return startWorker({
    db,
    connection,
    clock: createClock(null),
    log: createLog('silent'),
    address: 'https://samplan.test',
    mail: url === null ? null : { url, from: 'samplan@samplan.test' },
    reminders: [],
    pollInterval: 100,
    ...known,
  });
}

/** Until something is so; the test fails with what it was last when it never is. */
export async function until<T>(read: () => Promise<T> | T, holds: (value: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 600; tries++) {
    const value = await read();
    if (holds(value)) return value;
    await delay(25);
  }
  throw new Error(`never came about; it is ${JSON.stringify(await read())}`);
}

/** Until a mail is in a state. */
export async function untilState(db: Database, id: number, state: string) {
  return until(
    () => emailRow(db, id),
    (row) => row.state === state,
  );
}

/** Until no job is left, so that nothing more will be sent by itself. */
export async function untilIdle(db: Database): Promise<void> {
  const jobs = async () => {
    const { rows } = await sql<{ jobs: number }>`
      select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'send-email'`.execute(db);
    return rows[0]!.jobs;
  };
  await until(jobs, (count) => count === 0);
}

/** The time that a failed job waits has passed. */
export async function letTimePass(db: Database): Promise<void> {
  await sql`select graphile_worker.reschedule_jobs(array(
    select id from graphile_worker.jobs where task_identifier = 'send-email' and locked_at is null), now())`.execute(
    db,
  );
}

/** Changes a mail to what only time could make it, past the rule on what may follow what. */
export async function makeOlder(db: Database, id: number, column: 'queued_at' | 'claimed_at', age: string) {
  await db.transaction().execute(async (trx) => {
    await sql`alter table email disable trigger email_keeps_its_course`.execute(trx);
    const created = column === 'queued_at' ? sql`, created_at = now() - ${age}::interval` : sql``;
    await sql`update email set ${sql.ref(column)} = now() - ${age}::interval ${created} where id = ${id}`.execute(trx);
    await sql`alter table email enable trigger email_keeps_its_course`.execute(trx);
  });
}
