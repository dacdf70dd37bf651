import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { ReportablePhase } from '~/domain/time-entry';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { isNewest } from './time-entry';
import { visibleTo } from './visible';

/**
 * The phases that hours can be put on in those projects, with the roles of their hour budgets and the months that are
 * locked between two days. A project without an hour budget has no roles here.
 */
export async function listReportablePhases(
  db: Database,
  viewer: Viewer,
  projectIds: readonly number[],
  from: CalendarDate,
  to: CalendarDate,
): Promise<ReportablePhase[]> {
  if (projectIds.length === 0) return [];
  const { rows } = await sql<ReportablePhase>`
    select phase.id as phase_id, phase.project_id, project.name as project_name, phase.number, phase.name,
           phase.start_date as start, phase.end_date as "end",
           (select coalesce(json_agg(distinct budgeted.role), '[]') from hour_budget_row budgeted
              where budgeted.project_id = project.id and budgeted.removed_at is null) as roles,
           (select coalesce(json_agg(to_char(held.month, 'YYYY-MM')), '[]') from period_lock held
              where held.project_id = project.id and held.unlocked_on is null
                and (held.phase_id is null or held.phase_id = phase.id)
                and held.month between date_trunc('month', ${from}::date) and ${to}::date) as locked_months
    from phase join project on project.id = phase.project_id
    where project.id = any(${[...projectIds]}::bigint[])
      and (${viewer.seesAll} or project.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[]))
      and phase.removed_at is null
    order by project.name collate "sv-SE-x-icu", project.id, phase.number
  `.execute(db);
  return rows;
}

/** Somebody whose time can be entered in a project: who leads it or a part of it. */
export interface TimePerson {
  readonly userId: number;
  readonly email: string;
  readonly name: string;
  readonly partyId: number | null;
}

/** The people of a project whose time can be entered, by name. */
export async function listTimePeople(db: Database, viewer: Viewer, projectId: number): Promise<TimePerson[]> {
  return db
    .selectFrom('userRole')
    .innerJoin('appUser', 'appUser.id', 'userRole.userId')
    .innerJoin('project', 'project.id', 'userRole.projectId')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .where('userRole.role', 'in', ['projektledare', 'delprojektledare'])
    .where('appUser.disabledAt', 'is', null)
    .groupBy('appUser.id')
    .orderBy(sql`app_user.name collate "sv-SE-x-icu"`)
    .orderBy('appUser.id')
    .select(({ fn }) => [
      'appUser.id as userId',
      'appUser.email',
      'appUser.name',
      sql<number | null>`coalesce(${fn.max('userRole.partyId')}, app_user.party_id)`.as('partyId'),
    ])
    .execute();
}

/** What the people of a project have on each day, over all projects: for days that would have more than 24 hours. */
export async function listDayTotals(
  db: Database,
  viewer: Viewer,
  projectId: number,
  from: CalendarDate,
  to: CalendarDate,
): Promise<{ readonly userId: number; readonly date: CalendarDate; readonly hours: number }[]> {
  const people = (await listTimePeople(db, viewer, projectId)).map(({ userId }) => userId);
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('timeEntry as entry')
    .where('entry.userId', 'in', people)
    .where('entry.onDate', '>=', from)
    .where('entry.onDate', '<=', to)
    .where(isNewest)
    .groupBy(['entry.userId', 'entry.onDate'])
    .select(({ fn }) => ['entry.userId', 'entry.onDate as date', fn.sum<string>('entry.hoursHundredths').as('hours')])
    .execute();
  return rows.map(({ userId, date, hours }) => ({ userId: userId!, date: date as CalendarDate, hours: Number(hours) }));
}
