import { sql, type ExpressionBuilder, type Expression, type SqlBool } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { Hours } from '~/domain/hours';
import { firstDay, lastDay, type Month } from '~/domain/month';
import type { StandingEntry } from '~/domain/time-entry';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';
import type { Tables } from '~db/tables/index';

import { visibleTo } from './visible';

/** A time entry with what it belongs to. */
export interface TimeEntry extends StandingEntry {
  readonly projectId: number;
  readonly projectSlug: string;
  readonly projectName: string;
  readonly phaseNumber: number;
  readonly phaseName: string;
  /** null: hours of a role, imported without a name */
  readonly userId: number | null;
  readonly userName: string | null;
  readonly partyId: number | null;
  readonly partyName: string | null;
  readonly decidedOn: CalendarDate | null;
  readonly decidedBy: string | null;
  readonly returnReason: string;
  /** the approved entry that this one replaces */
  readonly correctsId: number | null;
  /** why, for a correction */
  readonly reason: string;
}

/** What an entry said before it was corrected. */
export interface EarlierEntry {
  readonly id: number;
  readonly hours: Hours;
  readonly decidedOn: CalendarDate | null;
  readonly decidedBy: string | null;
}

const columns = [
  'entry.id',
  'entry.version',
  'entry.projectId',
  'project.slug as projectSlug',
  'project.name as projectName',
  'entry.phaseId',
  'phase.number as phaseNumber',
  'phase.name as phaseName',
  'entry.userId',
  'person.name as userName',
  'entry.partyId',
  'party.name as partyName',
  'entry.role',
  'entry.onDate as date',
  'entry.hoursHundredths as hours',
  'entry.state',
  'entry.decidedOn',
  'decider.name as decidedBy',
  'entry.returnReason',
  'entry.correctsId',
  'entry.reason',
] as const;

/** The entries that can be seen; the start of every read of them. */
export function selectEntries(db: Database, viewer: Viewer) {
  return db
    .selectFrom('timeEntry as entry')
    .innerJoin('project', 'project.id', 'entry.projectId')
    .innerJoin('phase', 'phase.id', 'entry.phaseId')
    .leftJoin('appUser as person', 'person.id', 'entry.userId')
    .leftJoin('appUser as decider', 'decider.id', 'entry.decidedBy')
    .leftJoin('party', 'party.id', 'entry.partyId')
    .where(visibleTo(viewer))
    .select(columns);
}

/** Nothing corrects it: the newest of those that replace each other. */
export function isNewest(eb: ExpressionBuilder<Tables & { entry: Tables['timeEntry'] }, 'entry'>): Expression<SqlBool> {
  return eb.not(
    eb.exists(eb.selectFrom('timeEntry as newer').whereRef('newer.correctsId', '=', 'entry.id').select('newer.id')),
  );
}

/** What of a project's time is asked for; null stands for all. */
export interface TimeFilter {
  readonly month: Month | null;
  readonly phaseNumber: number | null;
}

/** An entry in the list of a project. */
export interface ListedEntry extends TimeEntry {
  /** what it said before, the newest first */
  readonly earlier: readonly EarlierEntry[];
}

/** The time of a project that is sent in or approved, newest day first, each with what it said before. */
export async function listProjectEntries(
  db: Database,
  viewer: Viewer,
  projectId: number,
  { month, phaseNumber }: TimeFilter,
): Promise<ListedEntry[]> {
  const rows = await selectEntries(db, viewer)
    .where('entry.projectId', '=', projectId)
    .where('entry.state', 'in', ['inskickad', 'godkänd'])
    .where((eb) =>
      // A correction that waits stands beside what it would replace; one that is approved replaces it.
      eb.not(
        eb.exists(
          eb
            .selectFrom('timeEntry as newer')
            .whereRef('newer.correctsId', '=', 'entry.id')
            .where('newer.state', '=', 'godkänd')
            .select('newer.id'),
        ),
      ),
    )
    .$if(month !== null, (query) =>
      query.where('entry.onDate', '>=', firstDay(month!)).where('entry.onDate', '<=', lastDay(month!)),
    )
    .$if(phaseNumber !== null, (query) => query.where('phase.number', '=', phaseNumber))
    .select(
      sql<EarlierEntry[]>`(
        with recursive chain as (
          select before.* from time_entry before where before.id = entry.corrects_id
          union
          select before.* from time_entry before join chain on before.id = chain.corrects_id
        )
        select coalesce(json_agg(json_build_object('id', chain.id, 'hours', chain.hours_hundredths,
          'decidedOn', chain.decided_on, 'decidedBy', app_user.name) order by chain.id desc), '[]')
        from chain left join app_user on app_user.id = chain.decided_by
      )`.as('earlier'),
    )
    .orderBy('entry.onDate', 'desc')
    .orderBy('entry.id')
    .execute();
  return rows as unknown as ListedEntry[];
}

/** Every entry of a project as it now stands, drafts too: what a file is compared with. */
export async function listEntriesToCompare(db: Database, viewer: Viewer, projectId: number): Promise<TimeEntry[]> {
  const rows = await selectEntries(db, viewer).where('entry.projectId', '=', projectId).where(isNewest).execute();
  return rows as TimeEntry[];
}

/** Time that waits to be approved in those projects, by person and day. */
export async function listWaitingTime(
  db: Database,
  viewer: Viewer,
  projectIds: readonly number[],
): Promise<(TimeEntry & { readonly before: Hours | null })[]> {
  if (projectIds.length === 0) return [];
  const rows = await selectEntries(db, viewer)
    .leftJoin('timeEntry as replaced', 'replaced.id', 'entry.correctsId')
    .where('entry.projectId', 'in', [...projectIds])
    .where('entry.state', '=', 'inskickad')
    .select('replaced.hoursHundredths as before')
    .orderBy(sql`person.name collate "sv-SE-x-icu"`)
    .orderBy('entry.userId')
    .orderBy(sql`project.name collate "sv-SE-x-icu"`)
    .orderBy('entry.projectId')
    .orderBy('entry.onDate')
    .orderBy('phase.number')
    .orderBy('entry.role')
    .execute();
  return rows as unknown as (TimeEntry & { before: Hours | null })[];
}

/** Locks entries of a project that wait, so that each is answered once; those that do not wait any longer are left out. */
export async function lockWaitingEntries(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  ids: readonly number[],
): Promise<TimeEntry[]> {
  if (ids.length === 0) return [];
  const rows = await selectEntries(trx, viewer)
    .where('entry.projectId', '=', projectId)
    .where('entry.id', 'in', [...ids])
    .where('entry.state', '=', 'inskickad')
    .orderBy('entry.id')
    .forUpdate('entry')
    .execute();
  return rows as TimeEntry[];
}
