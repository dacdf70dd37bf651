import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import { AREAS } from '~/domain/report';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { openTo } from './secrecy';
import { visibleTo } from './visible';

/** What the lights of a cooperation's reports judge, in order; the usual three where it has not chosen. */
export async function listReportAreas(db: Database, viewer: Viewer, cooperationId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('reportArea as area')
    .where('area.cooperationId', '=', cooperationId)
    .$if(!viewer.seesAll, (query) =>
      query.where('area.cooperationId', '=', sql<number>`any(${[...viewer.cooperationIds]}::bigint[])`),
    )
    .orderBy('area.position')
    .select('area.name')
    .execute();
  return rows.length > 0 ? rows.map(({ name }) => name) : [...AREAS];
}

/** A milestone whose forecast moved in a period: from where it was first to where it is last, and every reason given. */
export interface ForecastMove {
  readonly milestoneId: number;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly reason: string;
}

/** The forecasts of a project that moved in a period, both days included; one that moved there and back, or got its first day, is none. */
export async function listForecastMoves(
  db: Database,
  viewer: Viewer,
  projectId: number,
  period: { readonly start: CalendarDate; readonly end: CalendarDate },
): Promise<ForecastMove[]> {
  const rows = await db
    .selectFrom('milestoneChange as change')
    .innerJoin('milestone', 'milestone.id', 'change.milestoneId')
    .innerJoin('project', 'project.id', 'milestone.projectId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'milestone'))
    .where('milestone.projectId', '=', projectId)
    .where('milestone.removedAt', 'is', null)
    .where('change.field', '=', 'forecast')
    .where('change.onDate', '>=', period.start)
    .where('change.onDate', '<=', period.end)
    .groupBy('change.milestoneId')
    .orderBy('change.milestoneId')
    .select([
      'change.milestoneId',
      sql<string | null>`(array_agg(change.from_value order by change.id))[1]`.as('from'),
      sql<string | null>`(array_agg(change.to_value order by change.id desc))[1]`.as('to'),
      sql<string>`coalesce(string_agg(change.reason, '; ' order by change.id), '')`.as('reason'),
    ])
    .execute();
  return rows.filter(({ from, to }) => from !== null && from !== to) as ForecastMove[];
}
