import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { RetainedKind } from '~/domain/retention';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';

/** What protects a sign-in goes by the real clock too: the product's day can be fixed ahead of it. */
const COUNTED = sql.lit('2 days');
const KNOWN = sql.lit('180 days');

/** What of a kind is from before a day, taken away. A moment counts by its day in Sweden. */
const SWEEPS: Record<RetainedKind, (trx: Transaction, before: CalendarDate) => Promise<number>> = {
  session: (trx, before) =>
    countOf(
      sql`delete from session where least(expires_at, last_seen_at + make_interval(secs =>
        (select idle_seconds from session_limits))) < least(now(), ${startOf(before)})`,
      trx,
    ),
  'oidc-flow': (trx, before) =>
    countOf(sql`delete from oidc_flow where expires_at < least(now(), ${startOf(before)})`, trx),
  'sign-in-attempt': (trx, before) =>
    countOf(
      sql`delete from sign_in_attempt where last_at < least(now() - ${COUNTED}::interval, ${startOf(before)})`,
      trx,
    ),
  'logout-token': (trx, before) =>
    countOf(
      sql`delete from spent_logout_token where spent_at < least(now() - ${COUNTED}::interval, ${startOf(before)})`,
      trx,
    ),
  'one-time-link': (trx, before) =>
    countOf(sql`delete from one_time_link where coalesce(used_at, expires_at) < least(now(), ${startOf(before)})`, trx),
  'known-browser': (trx, before) =>
    countOf(sql`delete from known_browser where seen_at < least(now() - ${KNOWN}::interval, ${startOf(before)})`, trx),
  email: (trx, before) =>
    countOf(sql`delete from email where state not in ('väntar', 'skickas') and created_at < ${startOf(before)}`, trx),
  scenario: (trx, before) =>
    countOf(
      sql`delete from scenario where removed_at < ${startOf(before)}
        and not exists (select from budget_line where budget_line.scenario_id = scenario.id)`,
      trx,
    ),
  'audit-address': (trx, before) =>
    countOf(
      sql`update audit_entry set from_address = null where from_address is not null and at < ${startOf(before)}`,
      trx,
    ),
};

const startOf = (day: CalendarDate) => sql`(${day}::date::timestamp at time zone 'Europe/Stockholm')`;

async function countOf(statement: ReturnType<typeof sql>, trx: Transaction): Promise<number> {
  const { numAffectedRows } = await statement.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/**
 * Takes away what is from before a day (DOMAIN.md 7: deletion is by gallring rule), with one audit row that says how
 * much. Nothing to take leaves no row.
 * @returns how many rows it was
 */
export async function sweepRetained(
  trx: Transaction,
  actor: Actor,
  kind: RetainedKind,
  before: CalendarDate,
): Promise<number> {
  const count = await SWEEPS[kind](trx, before);
  if (count > 0) {
    await insertAudit(trx, actor, {
      action: 'retention.sweep',
      entity: 'installation',
      entityId: 1,
      after: { kind, before, count },
    });
  }
  return count;
}
