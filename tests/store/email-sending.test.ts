import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { insertEmails, resendEmail } from '~/store/email';
import { settleLeftEmails } from '~/store/email-queue';
import type { Database } from '~db/open';

import { freshDatabase } from '../support/database';
import type { Connection } from '../support/postgres';
import { insertActor, viewerOf } from '../support/rows';
import { startMailServer, type MailServer } from '../support/smtp';
import {
  emailRow,
  letTimePass,
  makeOlder,
  newMail,
  queueMail,
  startSender,
  until,
  untilIdle,
  untilState,
} from './mail';

let db: Database;
let connection: Connection;
let actor: Actor;
/** What a test has started, ended after it in the opposite order. */
const started: { stop(): Promise<void> }[] = [];
const coordinator = viewerOf([], { seesAll: true });

beforeAll(async () => {
  ({ db, connection } = await freshDatabase());
  actor = await insertActor(db);
});

afterEach(async () => {
  for (const each of started.splice(0).toReversed()) await each.stop();
  await sql`delete from graphile_worker._private_jobs`.execute(db);
});

async function mailServer(options?: Parameters<typeof startMailServer>[0]): Promise<MailServer> {
  const server = await startMailServer(options);
  started.push(server);
  return server;
}

function sender(url: string | null) {
  const worker = startSender(db, connection, url);
  started.push(worker);
  return worker;
}

const resend = (id: number) => db.transaction().execute((trx) => resendEmail(trx, actor, coordinator, id));
const settle = () => db.transaction().execute((trx) => settleLeftEmails(trx, actor));

describe('a mail that is queued', () => {
  test('is sent once, as it was written', async () => {
    const server = await mailServer();
    sender(server.url);
    const text = 'Älvdalens andel är 1 234 kr.\n\nLäs: https://samplan.test/beslut/1\n';
    const id = await queueMail(db, actor, { subject: 'Påminnelse: Älvdalen', text });
    const row = await untilState(db, id, 'skickad');
    await untilIdle(db);
    expect(server.received).toHaveLength(1);
    const { from, to, raw } = server.received[0]!;
    expect({ from, to }).toEqual({ from: 'samplan@samplan.test', to: ['direktor@samplan.test'] });
    expect(raw).toContain('From: samplan@samplan.test\r\n');
    expect(raw).toContain('To: direktor@samplan.test\r\n');
    expect(raw).toMatch(/^Subject: =\?UTF-8\?Q\?P=C3=A5minnelse=3A_=C3=84lvdalen\?=\r$/m);
    expect(raw).toContain('Auto-Submitted: auto-generated\r\n');
    expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
    // Quoted-printable folds its lines.
    expect(raw.replaceAll('=\r\n', '')).toContain(
      '=C3=84lvdalens andel =C3=A4r 1 234 kr.\r\n\r\nL=C3=A4s: https://samplan.test/beslut/1',
    );
    expect(raw).toContain(`Message-ID: ${row.messageId}\r\n`);
    expect(row).toMatchObject({ attempts: 1, lastError: null, claimedAt: null, sentAt: expect.any(String) as string });
    expect(row.messageId).toMatch(/^<samplan\.\d+\.\d+@samplan\.test>$/);
  });

  test('is sent when its change is committed, and never when that is rolled back', async () => {
    const server = await mailServer();
    sender(server.url);
    const undone = newMail();
    const change = db.transaction().execute(async (trx) => {
      await insertEmails(trx, actor, [undone]);
      throw new Error('changed my mind');
    });
    await expect(change).rejects.toThrow('changed my mind');
    const id = await queueMail(db, actor);
    await untilState(db, id, 'skickad');
    await untilIdle(db);
    expect(server.received).toHaveLength(1);
    expect(await db.selectFrom('email').select('id').where('key', '=', undone.key).execute()).toEqual([]);
  });

  test('is sent once by two processes that both send', async () => {
    const server = await mailServer();
    sender(server.url);
    sender(server.url);
    const mails = Array.from({ length: 20 }, (_, at) => newMail({ address: `nr${at}@samplan.test` }));
    await db.transaction().execute((trx) => insertEmails(trx, actor, mails));
    await untilIdle(db);
    expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual(mails.map(({ address }) => address).toSorted());
  });
});

describe('when the mail server', () => {
  test('is down, the mail waits and is sent once when it is up', async () => {
    const first = await startMailServer();
    await first.stop();
    sender(first.url);
    const id = await queueMail(db, actor);
    const waiting = await until(
      () => emailRow(db, id),
      ({ state, attempts }) => state === 'väntar' && attempts === 1,
    );
    expect(waiting.lastError).toContain('ECONNREFUSED');
    const server = await mailServer({ port: first.port });
    await letTimePass(db);
    expect(await untilState(db, id, 'skickad')).toMatchObject({ attempts: 2, lastError: null });
    await untilIdle(db);
    expect(server.received).toHaveLength(1);
  });

  test('asks to wait, the mail is sent the next time, under the same id', async () => {
    const server = await mailServer({
      answer: (_mail, nth) => (nth === 1 ? { code: 451, words: 'Come back later' } : 'accept'),
    });
    sender(server.url);
    const id = await queueMail(db, actor);
    const waiting = await until(
      () => emailRow(db, id),
      ({ state, attempts }) => state === 'väntar' && attempts === 1,
    );
    expect(waiting.lastError).toContain('451');
    await letTimePass(db);
    await untilState(db, id, 'skickad');
    await untilIdle(db);
    const ids = server.received.map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1]);
    expect(ids).toEqual([waiting.messageId, waiting.messageId]);
  });

  test.each([
    ['the receiver', { recipient: () => ({ code: 550, words: 'No such user' }) }, 0],
    ['the mail', { answer: () => ({ code: 554, words: 'No such user' }) }, 1],
  ] as const)('refuses %s for good, nothing more is tried', async (_what, options, received) => {
    const server = await mailServer(options);
    sender(server.url);
    const id = await queueMail(db, actor);
    const row = await untilState(db, id, 'avvisad');
    expect(row).toMatchObject({ attempts: 1, lastError: expect.stringContaining('No such user') as string });
    await untilIdle(db);
    expect(server.received).toHaveLength(received);
  });

  test.each([
    ['does not want to talk', { greeting: { code: 554, words: 'Not now' } }],
    ['breaks the line before it has the text', { recipient: () => 'break' }],
  ] as const)('%s, the mail waits', async (_what, options) => {
    const server = await mailServer(options);
    sender(server.url);
    const id = await queueMail(db, actor);
    const row = await until(
      () => emailRow(db, id),
      ({ state, attempts }) => state === 'väntar' && attempts === 1,
    );
    expect(row.lastError).not.toBeNull();
    expect(server.received).toEqual([]);
  });

  test('breaks the line after it has the text, nobody knows, and it is not sent again', async () => {
    const server = await mailServer({ answer: () => 'break' });
    sender(server.url);
    const id = await queueMail(db, actor);
    expect(await untilState(db, id, 'oklar')).toMatchObject({ attempts: 1, sentAt: null });
    await untilIdle(db);
    expect(server.received).toHaveLength(1);
  });

  test('is silent when the product is stopped, the stop does not wait for it', async () => {
    const server = await mailServer({ answer: () => 'be silent' });
    const worker = startSender(db, connection, server.url);
    const id = await queueMail(db, actor);
    await until(
      () => server.received.length,
      (count) => count === 1,
    );
    await worker.stop();
    expect(await emailRow(db, id)).toMatchObject({ state: 'oklar', attempts: 1 });
  });
});

describe('a process that is killed when the server has the mail', () => {
  /** Sends from a process of its own, which dies before it has seen the answer. */
  async function sendAndDie(): Promise<{ id: number; server: MailServer }> {
    let kill = () => {};
    const server = await mailServer({
      answer: () => {
        kill();
        return 'accept';
      },
    });
    const options = JSON.stringify({ connection, url: server.url });
    const script = join(import.meta.dirname, '../support/mail-process.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, options], { stdio: ['ignore', 'ignore', 2] });
    kill = () => void child.kill('SIGKILL');
    const dead = once(child, 'exit');
    const id = await queueMail(db, actor);
    expect(await dead).toEqual([null, 'SIGKILL']);
    expect(server.received).toHaveLength(1);
    expect(await emailRow(db, id)).toMatchObject({ state: 'skickas', attempts: 1 });
    return { id, server };
  }

  test('leaves a mail that may have been sent, and that another process does not send again', async () => {
    const { id, server } = await sendAndDie();
    // What the queue does by itself when hours have passed.
    await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null`.execute(db);
    sender(server.url);
    expect(await untilState(db, id, 'oklar')).toMatchObject({ attempts: 1, lastError: expect.any(String) as string });
    await untilIdle(db);
    expect(server.received).toHaveLength(1);
  });

  test('is noticed without waiting for the queue, once no attempt can last so long', async () => {
    const { id, server } = await sendAndDie();
    await settle();
    expect(await emailRow(db, id)).toMatchObject({ state: 'skickas' });
    await makeOlder(db, id, 'claimed_at', '20 minutes');
    await settle();
    expect(await emailRow(db, id)).toMatchObject({ state: 'oklar', attempts: 1 });

    sender(server.url);
    expect(await resend(id)).toBe(true);
    expect(await untilState(db, id, 'skickad')).toMatchObject({ attempts: 2 });
    const ids = server.received.map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('without a mail server', () => {
  test('a mail is kept, and sent when there is one', async () => {
    sender(null);
    const id = await queueMail(db, actor);
    await settle();
    expect(await emailRow(db, id)).toMatchObject({ state: 'väntar', attempts: 0, body: 'Ett brev.' });
    const server = await mailServer();
    sender(server.url);
    await untilState(db, id, 'skickad');
    expect(server.received).toHaveLength(1);
  });

  test('a mail that becomes too old is only kept, and not sent when there is one', async () => {
    const id = await queueMail(db, actor);
    await makeOlder(db, id, 'queued_at', '73 hours');
    await settle();
    expect(await emailRow(db, id)).toMatchObject({ state: 'sparad', attempts: 0 });
    const server = await mailServer();
    sender(server.url);
    const later = await queueMail(db, actor);
    await untilState(db, later, 'skickad');
    await untilIdle(db);
    expect(server.received).toHaveLength(1);
    expect(await emailRow(db, id)).toMatchObject({ state: 'sparad' });
  });
});

describe('the age of a mail', () => {
  test('is judged when its turn comes', async () => {
    const old = await queueMail(db, actor);
    await makeOlder(db, old, 'queued_at', '73 hours');
    const young = await queueMail(db, actor);
    await makeOlder(db, young, 'queued_at', '71 hours');
    const server = await mailServer();
    sender(server.url);
    await untilState(db, young, 'skickad');
    await untilState(db, old, 'sparad');
    expect(server.received).toHaveLength(1);
  });

  test('begins anew when somebody has it sent again', async () => {
    const id = await queueMail(db, actor);
    await makeOlder(db, id, 'queued_at', '30 days');
    await settle();
    expect(await resend(id)).toBe(true);
    const server = await mailServer();
    sender(server.url);
    await untilState(db, id, 'skickad');
    expect(server.received).toHaveLength(1);
  });
});
