import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import { maySendAgain, type EmailState } from '~/domain/email';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';

/** A mail that follows from a write. */
export interface NewEmail {
  /** What it announces and to whom, at most 300 characters. The same key is never announced twice. */
  readonly key: string;
  /** the account it goes to; null where the address is no account's */
  readonly userId: number | null;
  readonly address: string;
  /** one line; line breaks and other control characters become spaces, and what is over 500 characters is cut */
  readonly subject: string;
  /** plain text, never read as HTML */
  readonly text: string;
}

/** A mail as a row of the list. Moments are ISO, by the real clock also where the product's day is fixed. */
export interface Email {
  readonly id: number;
  readonly address: string;
  readonly subject: string;
  readonly state: EmailState;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

export interface EmailDetail extends Email {
  readonly body: string;
  /** how many times sending began */
  readonly attempts: number;
  /** what stood in the way the last time, in the mail server's own words where it gave any */
  readonly lastError: string | null;
  readonly messageId: string | null;
}

const COLUMNS = ['id', 'address', 'subject', 'state', 'createdAt', 'sentAt'] as const;

/**
 * Keeps mails and puts them in the queue, in the transaction of what they tell about: of a change that is rolled
 * back nothing is sent. A key that is known is left out, whatever became of that mail.
 * @returns how many were new
 */
export async function insertEmails(trx: Transaction, actor: Actor, emails: readonly NewEmail[]): Promise<number> {
  if (emails.length === 0) return 0;
  const inserted = await trx
    .insertInto('email')
    .values(
      emails.map(({ key, userId, address, subject, text }) => ({
        key,
        userId,
        address,
        subject: oneLine(subject),
        body: text,
      })),
    )
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning(['id', 'key'])
    .execute();
  await queue(
    trx,
    inserted.map(({ id }) => id),
  );
  for (const { id, key } of inserted) {
    await insertAudit(trx, actor, { action: 'email.create', entity: 'email', entityId: id, after: { key } });
  }
  return inserted.length;
}

/** A line break in a subject would begin a header of its own; the database refuses it too. */
function oneLine(subject: string): string {
  return subject.replace(/\p{Cc}+/gu, ' ').slice(0, 500);
}

/** One job a mail: the key lets a later job for the same mail take the place of one that waits. */
async function queue(trx: Transaction, ids: readonly number[]): Promise<void> {
  await sql`
    select graphile_worker.add_job('send-email', json_build_object('id', id), job_key => 'email ' || id)
    from unnest(${[...ids]}::bigint[]) as id`.execute(trx);
}

export interface EmailList {
  /** newest first */
  readonly rows: readonly Email[];
  /** how many there are in each state, whatever the filter; a state without any is missing */
  readonly counts: Readonly<Partial<Record<EmailState, number>>>;
}

/**
 * One page of all mails, for the samordnare; nobody else sees any, since a mail tells one person what waits for them.
 * @param page from 1
 */
export async function listEmails(
  db: Database,
  viewer: Viewer,
  { state, page, size }: { readonly state: EmailState | null; readonly page: number; readonly size: number },
): Promise<EmailList> {
  const [rows, counted] = await Promise.all([
    db
      .selectFrom('email')
      .select(COLUMNS)
      .where(sql.lit(viewer.seesAll))
      .$if(state !== null, (query) => query.where('state', '=', state!))
      .orderBy('id', 'desc')
      .limit(size)
      .offset((page - 1) * size)
      .execute(),
    db
      .selectFrom('email')
      .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
      .where(sql.lit(viewer.seesAll))
      .groupBy('state')
      .execute(),
  ]);
  return { rows, counts: Object.fromEntries(counted.map((row) => [row.state, row.count])) };
}

/** One mail with its text, for the samordnare; null when there is none or the viewer is somebody else. */
export async function findEmail(db: Database, viewer: Viewer, id: number): Promise<EmailDetail | null> {
  const row = await db
    .selectFrom('email')
    .select([...COLUMNS, 'body', 'attempts', 'lastError', 'messageId'])
    .where(sql.lit(viewer.seesAll))
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Puts a mail in the queue again because somebody asked for it.
 * @returns false when it is on its way or was sent, or the viewer may not see it; nothing is changed then.
 */
export async function resendEmail(trx: Transaction, actor: Actor, viewer: Viewer, id: number): Promise<boolean> {
  const before = await trx
    .selectFrom('email')
    .select('state')
    .where(sql.lit(viewer.seesAll))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!before || !maySendAgain(before.state)) return false;
  await trx
    .updateTable('email')
    .set({ state: 'väntar', queuedAt: sql<string>`now()` })
    .where('id', '=', id)
    .execute();
  await queue(trx, [id]);
  await insertAudit(trx, actor, { action: 'email.resend', entity: 'email', entityId: id, before });
  return true;
}
