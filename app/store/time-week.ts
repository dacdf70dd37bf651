import { sql } from 'kysely';

import { addDays, type CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { isNewest, selectEntries, type TimeEntry } from './time-entry';

/** A person's own week over all projects, with the version that whoever writes in it has to know. */
export interface OwnWeek {
  readonly version: number;
  /** as they now stand */
  readonly entries: readonly TimeEntry[];
}

/** The viewer's own week; version 1 where nothing was written. */
export async function findOwnWeek(db: Database, viewer: Viewer, monday: CalendarDate): Promise<OwnWeek> {
  const [row, entries] = await Promise.all([
    db
      .selectFrom('timeWeek')
      .where('userId', '=', viewer.userId)
      .where('monday', '=', monday)
      .select('version')
      .executeTakeFirst(),
    listOwn(db, viewer, monday, addDays(monday, 6)),
  ]);
  return { version: row?.version ?? 1, entries };
}

/** The same for a change: who writes in a person's week comes one after the other. */
export async function lockOwnWeek(trx: Transaction, viewer: Viewer, monday: CalendarDate): Promise<OwnWeek> {
  const own = { userId: viewer.userId, monday };
  await trx
    .insertInto('timeWeek')
    .values(own)
    .onConflict((conflict) => conflict.columns(['userId', 'monday']).doNothing())
    .execute();
  const { version } = await trx
    .selectFrom('timeWeek')
    .where('userId', '=', own.userId)
    .where('monday', '=', own.monday)
    .select('version')
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { version, entries: await listOwn(trx, viewer, monday, addDays(monday, 6)) };
}

async function listOwn(db: Database, viewer: Viewer, from: CalendarDate, to: CalendarDate): Promise<TimeEntry[]> {
  const rows = await selectEntries(db, viewer)
    .where('entry.userId', '=', viewer.userId)
    .where('entry.onDate', '>=', from)
    .where('entry.onDate', '<=', to)
    .where(isNewest)
    .orderBy(sql`project.name collate "sv-SE-x-icu"`)
    .orderBy('phase.number')
    .orderBy('entry.role')
    .orderBy('entry.onDate')
    .execute();
  return rows as TimeEntry[];
}
