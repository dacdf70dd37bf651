import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { EmailState } from '~/domain/email';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';

/*
 * What the sender does with a mail. No viewer: it sends what others have written and shows it to nobody.
 *
 * A mail is marked as being sent before it is, and the mark is committed. Whoever finds the mark left by an attempt
 * that ended without an answer cannot know whether the mail went out, and so does not send it: twice is worse than
 * a mail that somebody is told of.
 */

/** Longer than any attempt can last (see the sender's limits); a mark this old is left by a process that died. */
const LONGEST_ATTEMPT = sql.lit('15 minutes');

/** A reminder or a question that comes later than this misleads more than it helps. */
const TOO_OLD = sql.lit('3 days');

const DIED = 'Programmet avslutades medan brevet skickades.';
const BECAME_OLD = 'Brevet hann bli äldre än tre dygn innan det kunde skickas.';

/** A mail that is now to be sent, once. */
export interface ClaimedEmail {
  readonly id: number;
  /** the number of this attempt, from 1: who reports how it went says which one it was */
  readonly attempt: number;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  /** with its angle brackets; the same in every attempt, so that a receiver can see that two are one */
  readonly messageId: string;
}

/**
 * Takes a mail for sending, if it still is to be sent; commit before sending. One that is too old is kept and not
 * sent, and one whose earlier attempt left no answer becomes 'oklar'.
 * @param domain of the Message-ID, the sender's
 * @returns null when there is nothing to send
 */
export async function claimEmail(
  trx: Transaction,
  actor: Actor,
  id: number,
  domain: string,
): Promise<ClaimedEmail | null> {
  const row = await trx
    .selectFrom('email')
    .select(['state', sql<boolean>`queued_at < now() - ${TOO_OLD}::interval`.as('tooOld')])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state === 'skickas') await leave(trx, actor, [id], 'oklar', DIED);
  if (row?.state !== 'väntar') return null;
  if (row.tooOld) {
    await leave(trx, actor, [id], 'sparad', BECAME_OLD);
    return null;
  }
  return trx
    .updateTable('email')
    .set({
      state: 'skickas',
      attempts: sql<number>`attempts + 1`,
      claimedAt: sql<string>`now()`,
      messageId: sql<string>`coalesce(message_id,
        '<samplan.' || id || '.' || floor(extract(epoch from created_at) * 1000)::bigint || '@' || ${domain}::text || '>')`,
    })
    .where('id', '=', id)
    .returning(['id', 'attempts as attempt', 'address', 'subject', 'body', sql<string>`message_id`.as('messageId')])
    .executeTakeFirstOrThrow();
}

/** How an attempt ended. */
export type Outcome =
  | { readonly state: 'skickad' }
  /** not accepted, and may be tried again; or accepted by nobody knows; or refused for good */
  | { readonly state: 'väntar' | 'oklar' | 'avvisad'; readonly error: string };

/**
 * Marks how an attempt ended. An answer that comes after the attempt was given up as 'oklar' still counts; one for an
 * attempt that another has followed changes nothing.
 */
export async function settleEmail(
  trx: Transaction,
  actor: Actor,
  { id, attempt }: Pick<ClaimedEmail, 'id' | 'attempt'>,
  outcome: Outcome,
): Promise<void> {
  const sent = outcome.state === 'skickad';
  const changed = await trx
    .updateTable('email')
    .set({
      state: outcome.state,
      claimedAt: null,
      sentAt: sent ? sql<string>`now()` : null,
      lastError: outcome.state === 'skickad' ? null : outcome.error.replace(/\p{Cc}+/gu, ' ').slice(0, 1000),
    })
    .where('id', '=', id)
    .where('attempts', '=', attempt)
    .where('state', 'in', sent ? ['skickas', 'oklar'] : ['skickas'])
    .returning('id')
    .execute();
  await tell(trx, actor, changed, outcome.state);
}

/** Takes care of mails that nobody else will: left by a process that died, or too old where nothing sends. */
export async function settleLeftEmails(trx: Transaction, actor: Actor): Promise<void> {
  const left = await trx
    .selectFrom('email')
    .select('id')
    .where('state', '=', 'skickas')
    .where('claimedAt', '<', sql<string>`now() - ${LONGEST_ATTEMPT}::interval`)
    .forUpdate()
    .skipLocked()
    .execute();
  await leave(trx, actor, idsOf(left), 'oklar', DIED);
  const old = await trx
    .selectFrom('email')
    .select('id')
    .where('state', '=', 'väntar')
    .where('queuedAt', '<', sql<string>`now() - ${TOO_OLD}::interval`)
    .forUpdate()
    .skipLocked()
    .execute();
  await leave(trx, actor, idsOf(old), 'sparad', BECAME_OLD);
  await sql`select graphile_worker.remove_job('email ' || id) from unnest(${idsOf(old)}::bigint[]) as id`.execute(trx);
}

const idsOf = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

async function leave(
  trx: Transaction,
  actor: Actor,
  ids: readonly number[],
  state: 'oklar' | 'sparad',
  reason: string,
): Promise<void> {
  if (ids.length === 0) return;
  const changed = await trx
    .updateTable('email')
    .set({ state, claimedAt: null, lastError: reason })
    .where('id', 'in', ids)
    .returning('id')
    .execute();
  await tell(trx, actor, changed, state);
}

async function tell(
  trx: Transaction,
  actor: Actor,
  changed: readonly { readonly id: number }[],
  state: EmailState,
): Promise<void> {
  for (const { id } of changed) {
    await insertAudit(trx, actor, { action: 'email.settle', entity: 'email', entityId: id, after: { state } });
  }
}
