import { sql } from 'kysely';

import { Refusal } from '~/domain/refusal';
import type { Transaction } from '~db/open';

/** What of the database's refusal says which rule it was. */
interface Violation {
  readonly constraint?: string;
  readonly detail?: string;
}

/**
 * Writes something that is dated. The month may have been locked after it was looked at; the database then has the last
 * word, and the transaction is of no more use.
 * @param field of the form that the day stands in; left out where there are several days
 * @throws Refusal when the month is locked by now
 */
export async function inOpenMonth<T>(work: Promise<T>, field?: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { constraint, detail } = error as Violation;
    if (constraint !== 'month_is_locked') throw error;
    throw new Refusal(`${detail} låstes nyss. Månaden måste öppnas först.`, field);
  }
}

/**
 * Looks now, and not when the transaction ends, whether some day has more than 24 hours: hours that the person's page
 * does not show, of a project that is no longer seen, count too.
 * @throws Refusal when one has; the transaction is then of no more use
 */
export async function checkDaysOf24Hours(trx: Transaction): Promise<void> {
  try {
    await sql`set constraints day_has_24_hours immediate`.execute(trx);
  } catch (error) {
    if ((error as Violation).constraint !== 'day_has_24_hours') throw error;
    throw new Refusal('En dag får högst 24 timmar, räknat över alla projekt.');
  }
}
