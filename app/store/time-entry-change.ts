import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Hours } from '~/domain/hours';
import { mondayOf } from '~/domain/iso-week';
import type { StandingEntry } from '~/domain/time-entry';
import type { WeekChange } from '~/domain/time-week';
import type { Transaction } from '~db/open';
import type { TimeState } from '~db/tables/time';

import { insertAudit } from './audit';
import { checkDaysOf24Hours, inOpenMonth } from './month-guard';
import type { TimeEntry } from './time-entry';

/** A row to add, before it is anybody's. */
export interface NewEntry {
  readonly projectId: number;
  readonly phaseId: number;
  /** null: hours of a role, without a name */
  readonly userId: number | null;
  readonly partyId: number | null;
  readonly role: string;
  readonly date: CalendarDate;
  readonly hours: Hours;
}

/**
 * Carries out what a saved week does, and counts its version up. The week is locked by `lockOwnWeek`.
 * @param partyOf for which party the person works in a project
 * @throws Refusal when a month was locked meanwhile or a day gets more than 24 hours
 */
export async function saveWeek(
  trx: Transaction,
  actor: Actor,
  monday: CalendarDate,
  changes: readonly WeekChange[],
  partyOf: (projectId: number) => number | null,
): Promise<void> {
  for (const change of changes) {
    if (change.kind === 'add') {
      const { phase, role, date, hours } = change;
      const { projectId, phaseId } = phase;
      const entry = { projectId, phaseId, userId: actor.userId, partyId: partyOf(projectId), role, date, hours };
      await insertEntry(trx, actor, entry, 'utkast');
    } else if (change.kind === 'change') {
      await updateEntry(trx, actor, change.entry, { hoursHundredths: change.hours, state: 'utkast' });
    } else {
      const removed = trx
        .deleteFrom('timeEntry')
        .where('id', '=', change.entry.id)
        .returning('projectId')
        .executeTakeFirstOrThrow();
      const { projectId } = await inOpenMonth(removed);
      await insertAudit(trx, actor, {
        action: 'timeEntry.remove',
        entity: 'timeEntry',
        entityId: change.entry.id,
        projectId,
        before: change.entry,
      });
    }
  }
  await checkDaysOf24Hours(trx);
  if (changes.length > 0) await touchWeeks(trx, [{ userId: actor.userId, date: monday }]);
}

/** Adds rows that are sent in at once, as from a file. Their weeks are claimed by {@link touchWeeks}. */
export async function insertSubmitted(trx: Transaction, actor: Actor, entries: readonly NewEntry[]): Promise<void> {
  for (const entry of entries) await insertEntry(trx, actor, entry, 'inskickad');
  await checkDaysOf24Hours(trx);
}

/** Sends in those of the person's own entries that are still open. */
export async function submitEntries(trx: Transaction, actor: Actor, entries: readonly StandingEntry[]): Promise<void> {
  for (const entry of entries) {
    await updateEntry(trx, actor, entry, { state: 'inskickad', submittedOn: actor.today, returnReason: '' });
  }
}

/** Takes back what waits, so that the person can write in it again. */
export async function withdrawEntries(
  trx: Transaction,
  actor: Actor,
  entries: readonly StandingEntry[],
): Promise<void> {
  for (const entry of entries) await updateEntry(trx, actor, entry, { state: 'utkast', submittedOn: null });
}

/** Approves locked entries that wait, or sends them back with a reason. */
export async function decideEntries(
  trx: Transaction,
  actor: Actor,
  entries: readonly TimeEntry[],
  answer: { readonly state: 'godkänd' } | { readonly state: 'återsänd'; readonly reason: string },
): Promise<void> {
  const decided = { decidedOn: actor.today, decidedBy: actor.userId };
  const returnReason = answer.state === 'återsänd' ? answer.reason : '';
  for (const entry of entries) await updateEntry(trx, actor, entry, { ...decided, state: answer.state, returnReason });
  await touchWeeks(trx, entries);
}

/** Adds what shall replace an approved entry once it is approved itself. @returns its id */
export async function insertCorrection(
  trx: Transaction,
  actor: Actor,
  before: TimeEntry,
  hours: Hours,
  reason: string,
): Promise<number> {
  const { projectId, phaseId, userId, partyId, role, date } = before;
  const id = await insertEntry(trx, actor, { projectId, phaseId, userId, partyId, role, date, hours }, 'inskickad', {
    correctsId: before.id,
    reason,
  });
  await checkDaysOf24Hours(trx);
  await touchWeeks(trx, [before]);
  return id;
}

async function insertEntry(
  trx: Transaction,
  actor: Actor,
  { date, hours, ...entry }: NewEntry,
  state: TimeState,
  correction?: { readonly correctsId: number; readonly reason: string },
): Promise<number> {
  const values = { ...entry, ...correction, onDate: date, hoursHundredths: hours, state };
  const added = trx
    .insertInto('timeEntry')
    .values({ ...values, enteredBy: actor.userId, submittedOn: state === 'inskickad' ? actor.today : null })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await inOpenMonth(added);
  await insertAudit(trx, actor, {
    action: correction ? 'timeEntry.correct' : 'timeEntry.create',
    entity: 'timeEntry',
    entityId: id,
    projectId: entry.projectId,
    after: values,
  });
  return id;
}

async function updateEntry(
  trx: Transaction,
  actor: Actor,
  before: StandingEntry,
  change: {
    readonly state: TimeState;
    readonly hoursHundredths?: number;
    readonly submittedOn?: string | null;
    readonly decidedOn?: string;
    readonly decidedBy?: number | null;
    readonly returnReason?: string;
  },
): Promise<void> {
  const changed = trx
    .updateTable('timeEntry')
    .set({ ...change, version: before.version + 1 })
    .where('id', '=', before.id)
    .returning('projectId')
    .executeTakeFirstOrThrow();
  const { projectId } = await inOpenMonth(changed);
  await insertAudit(trx, actor, {
    action: 'timeEntry.update',
    entity: 'timeEntry',
    entityId: before.id,
    projectId,
    before: { state: before.state, hours: before.hours },
    after: change,
  });
}

/** Counts up the weeks that entries are in: a page that shows them has become old. In the same order for everybody. */
export async function touchWeeks(
  trx: Transaction,
  entries: readonly { readonly userId: number | null; readonly date: CalendarDate }[],
): Promise<void> {
  const weeks = entries.flatMap(({ userId, date }) => (userId === null ? [] : [`${userId} ${mondayOf(date)}`]));
  for (const week of [...new Set(weeks)].sort()) {
    const [userId, monday] = week.split(' ');
    await trx
      .insertInto('timeWeek')
      .values({ userId: Number(userId), monday: monday!, version: 2 })
      .onConflict((conflict) =>
        conflict.columns(['userId', 'monday']).doUpdateSet({ version: sql`time_week.version + 1` }),
      )
      .execute();
  }
}
