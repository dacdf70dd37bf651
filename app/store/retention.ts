import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { RetainedKind } from '~/domain/retention';
import type { Transaction } from '~db/open';

import { insertAudit, type Actor } from './audit';

/** What of a kind is from before a day, taken away. A moment counts by its day in Sweden. */
const SWEEPS: Record<RetainedKind, (trx: Transaction, before: CalendarDate) => Promise<number>> = {
  session: (trx, before) =>
    countOf(sql`delete from session where expires_at < now() and expires_at < ${startOf(before)}`, trx),
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
