import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { findEmail, insertEmails, listEmails, resendEmail } from '~/store/email';
import { claimEmail, settleEmail, type Outcome } from '~/store/email-queue';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertActor, viewerOf } from '../support/rows';
import { emailRow, makeOlder, newMail, queueMail } from './mail';

let db: Database;
let actor: Actor;
const coordinator = viewerOf([], { seesAll: true });

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
});

function inTransaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

const claim = (id: number) => inTransaction((trx) => claimEmail(trx, actor, id, 'samplan.test'));

/** A mail whose first attempt ended so. */
async function attempted(outcome: Outcome): Promise<number> {
  const id = await queueMail(db, actor);
  const claimed = await claim(id);
  await inTransaction((trx) => settleEmail(trx, actor, claimed!, outcome));
  return id;
}

async function jobsOf(id: number): Promise<number> {
  const { rows } = await sql<{ jobs: number }>`
    select count(*)::int as jobs from graphile_worker.jobs where key = ${`email ${id}`}`.execute(db);
  return rows[0]!.jobs;
}

function auditOf(id: number) {
  return db
    .selectFrom('auditEntry')
    .select(['action', 'userId', 'before', 'after'])
    .where('entity', '=', 'email')
    .where('entityId', '=', id)
    .orderBy('id')
    .execute();
}

describe('queueing mails', () => {
  test('keeps each with a job and an audit row that names no address', async () => {
    const mail = newMail({ userId: actor.userId, address: 'nagon.annan@samplan.test' });
    await inTransaction((trx) => insertEmails(trx, actor, [mail]));
    const row = await db.selectFrom('email').selectAll().where('key', '=', mail.key).executeTakeFirstOrThrow();
    const { userId, address, subject, text: body } = mail;
    expect(row).toMatchObject({ userId, address, subject, body, state: 'väntar', attempts: 0, messageId: null });
    expect(await jobsOf(row.id)).toBe(1);
    const audit = await auditOf(row.id);
    expect(audit).toEqual([{ action: 'email.create', userId: actor.userId, before: null, after: { key: mail.key } }]);
    expect(JSON.stringify(audit)).not.toContain('nagon.annan');
  });

  test('announces the same thing once, in one write and in two', async () => {
    const mail = newMail();
    await inTransaction((trx) => insertEmails(trx, actor, [mail, { ...mail, subject: 'En gång till' }]));
    await inTransaction((trx) => insertEmails(trx, actor, [{ ...mail, text: 'Och igen' }]));
    const rows = await db.selectFrom('email').select(['id', 'subject']).where('key', '=', mail.key).execute();
    expect(rows).toEqual([{ id: expect.any(Number) as number, subject: mail.subject }]);
    expect(await jobsOf(rows[0]!.id)).toBe(1);
    expect(await auditOf(rows[0]!.id)).toHaveLength(1);
  });

  test('makes one line of a subject, and never a header more', async () => {
    const id = await queueMail(db, actor, { subject: 'Projekt\r\nBcc: alla@samplan.test\tslut' });
    expect((await emailRow(db, id)).subject).toBe('Projekt Bcc: alla@samplan.test slut');
    const long = await queueMail(db, actor, { subject: 'å'.repeat(600) });
    expect((await emailRow(db, long)).subject).toBe('å'.repeat(500));
  });

  test('of nothing does nothing', async () => {
    const count = () => db.selectFrom('email').select('id').execute();
    const before = await count();
    await inTransaction((trx) => insertEmails(trx, actor, []));
    expect(await count()).toEqual(before);
  });
});

describe('the database refuses', () => {
  test.each([
    ['a line break in an address', { address: 'a@samplan.test\nBcc: b@samplan.test' }],
    ['two addresses', { address: 'a@samplan.test, b@samplan.test' }],
    ['a name around an address', { address: 'A <a@samplan.test>' }],
    ['what is no address', { address: 'samplan.test' }],
    ['an empty text', { text: '' }],
    ['an empty key', { key: '' }],
  ])('%s', async (_what, known) => {
    await expect(queueMail(db, actor, known)).rejects.toThrow(/violates check constraint/);
  });

  test('a line break in a subject', async () => {
    const { address, text: body } = newMail();
    const insert = db.insertInto('email').values({ key: 'rubrik', userId: null, address, subject: 'a\nb', body });
    await expect(insert.execute()).rejects.toThrow(/violates check constraint/);
  });

  test('that what a mail says is changed', async () => {
    const id = await queueMail(db, actor);
    const change = sql`update email set body = 'Ett annat brev.', state = 'sparad', last_error = 'x' where id = ${id}`;
    await expect(change.execute(db)).rejects.toThrow(/is kept as it was written/);
  });

  test('that a mail that was sent waits again, or is sent without being claimed', async () => {
    const sent = await attempted({ state: 'skickad' });
    const again = db.updateTable('email').set({ state: 'väntar', sentAt: null }).where('id', '=', sent);
    await expect(again.execute()).rejects.toThrow(/cannot go from skickad to väntar/);
    const waiting = await queueMail(db, actor);
    const skipped = db
      .updateTable('email')
      .set({ state: 'skickad', sentAt: '2020-12-18T10:00:00Z', attempts: 1, messageId: '<a@b>' })
      .where('id', '=', waiting);
    await expect(skipped.execute()).rejects.toThrow(/cannot go from väntar to skickad/);
  });

  test('a refused mail that does not say why, and a sent one without its moment', async () => {
    const id = await queueMail(db, actor);
    await claim(id);
    const update = (set: object) => db.updateTable('email').set(set).where('id', '=', id).execute();
    await expect(update({ state: 'avvisad', claimedAt: null })).rejects.toThrow(/said_why/);
    await expect(update({ state: 'skickad', claimedAt: null })).rejects.toThrow(/sent_at_some_time/);
  });
});

describe('claiming', () => {
  test('is for one at a time: the second finds a mail that may have been sent', async () => {
    const id = await queueMail(db, actor);
    const first = await claim(id);
    expect(first).toMatchObject({ id, attempt: 1 });
    expect(await claim(id)).toBeNull();
    expect(await emailRow(db, id)).toMatchObject({ state: 'oklar', attempts: 1 });
    expect(await claim(id)).toBeNull();
  });

  test('of what is not there is nothing', async () => {
    expect(await claim(987_654)).toBeNull();
  });

  test('tells how it went, once', async () => {
    const id = await attempted({ state: 'avvisad', error: '550 Nej\r\ntack' });
    expect(await emailRow(db, id)).toMatchObject({ state: 'avvisad', lastError: '550 Nej tack', claimedAt: null });
    const actions = (await auditOf(id)).map(({ action, after }) => [action, after]);
    expect(actions[1]).toEqual(['email.settle', { state: 'avvisad' }]);
    await inTransaction((trx) => settleEmail(trx, actor, { id, attempt: 1 }, { state: 'skickad' }));
    expect(await emailRow(db, id)).toMatchObject({ state: 'avvisad' });
  });

  test('an answer that comes late still counts, if nothing has followed', async () => {
    const id = await queueMail(db, actor);
    const first = await claim(id);
    await claim(id);
    await inTransaction((trx) => settleEmail(trx, actor, first!, { state: 'skickad' }));
    expect(await emailRow(db, id)).toMatchObject({ state: 'skickad', lastError: null });

    const other = await queueMail(db, actor);
    const lost = await claim(other);
    await claim(other);
    await inTransaction((trx) => resendEmail(trx, actor, coordinator, other));
    await claim(other);
    await inTransaction((trx) => settleEmail(trx, actor, lost!, { state: 'skickad' }));
    expect(await emailRow(db, other)).toMatchObject({ state: 'skickas', attempts: 2 });
  });
});

describe('having a mail sent again', () => {
  const resend = (id: number, viewer = coordinator) => inTransaction((trx) => resendEmail(trx, actor, viewer, id));

  test.each(['avvisad', 'oklar'] as const)(
    'is for one that is %s, with the state it had in its audit row',
    async (state) => {
      const id = await attempted({ state, error: '550 Nej' });
      expect(await resend(id)).toBe(true);
      expect(await emailRow(db, id)).toMatchObject({ state: 'väntar', attempts: 1 });
      expect(await jobsOf(id)).toBe(1);
      expect((await auditOf(id)).at(-1)).toEqual({
        action: 'email.resend',
        userId: actor.userId,
        before: { state },
        after: null,
      });
      expect(await resend(id)).toBe(false);
    },
  );

  test('is not for one that waits, is being sent or was sent, nor for what is not there', async () => {
    const waiting = await queueMail(db, actor);
    const sending = await queueMail(db, actor);
    await claim(sending);
    const sent = await attempted({ state: 'skickad' });
    for (const id of [waiting, sending, sent, 987_654]) expect(await resend(id)).toBe(false);
    expect(await emailRow(db, sent)).toMatchObject({ state: 'skickad' });
  });

  test('is for the samordnare only', async () => {
    const id = await attempted({ state: 'avvisad', error: '550 Nej' });
    expect(await resend(id, viewerOf([1]))).toBe(false);
    expect(await emailRow(db, id)).toMatchObject({ state: 'avvisad' });
  });
});

describe('reading mails', () => {
  const all = { state: null, page: 1, size: 1000 };

  test('is for the samordnare: newest first, by state and by page', async () => {
    const first = await queueMail(db, actor);
    const second = await attempted({ state: 'avvisad', error: '550 Nej' });
    const { rows, counts } = await listEmails(db, coordinator, all);
    expect(rows.slice(0, 2).map(({ id }) => id)).toEqual([second, first]);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    const refused = await listEmails(db, coordinator, { ...all, state: 'avvisad' });
    expect(refused.rows.length).toBe(counts.avvisad);
    expect(new Set(refused.rows.map(({ state }) => state))).toEqual(new Set(['avvisad']));
    expect(refused.counts).toEqual(counts);
    const page = await listEmails(db, coordinator, { ...all, page: 2, size: 1 });
    expect(page.rows.map(({ id }) => id)).toEqual([first]);
    expect(await findEmail(db, coordinator, second)).toMatchObject({ body: 'Ett brev.', lastError: '550 Nej' });
    expect(await findEmail(db, coordinator, 987_654)).toBeNull();
  });

  test('shows nobody else anything, not even how many there are', async () => {
    const id = await queueMail(db, actor, { userId: actor.userId });
    for (const viewer of [viewerOf([]), viewerOf([1, 2, 3]), viewerOf([1], { userId: actor.userId! })]) {
      expect(await listEmails(db, viewer, all)).toEqual({ rows: [], counts: {} });
      expect(await findEmail(db, viewer, id)).toBeNull();
    }
  });

  test('keeps what became too old', async () => {
    const id = await queueMail(db, actor, { text: 'Gammalt.' });
    await makeOlder(db, id, 'queued_at', '4 days');
    await claim(id);
    expect(await findEmail(db, coordinator, id)).toMatchObject({ state: 'sparad', body: 'Gammalt.', attempts: 0 });
  });
});
