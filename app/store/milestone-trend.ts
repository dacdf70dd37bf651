import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import type { ForecastChange } from '~/domain/milestone-trend';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { openTo } from './secrecy';
import { visibleTo } from './visible';

/** What the milestone trend of a project is drawn from, beside its milestones. */
export interface TrendHistory {
  /** in the order they were made */
  readonly changes: readonly (ForecastChange & { readonly reason: string | null })[];
  /** published reports, each edition */
  readonly reports: readonly { readonly on: CalendarDate; readonly number: number }[];
  /** the days on which baselines of the plan were taken */
  readonly baselines: readonly CalendarDate[];
  /** of what was added after the plan was laid down, and of what was reported as done */
  readonly milestones: readonly {
    readonly id: number;
    readonly addedOn: CalendarDate | null;
    readonly doneOn: CalendarDate | null;
  }[];
}

const NOTHING: TrendHistory = { changes: [], reports: [], baselines: [], milestones: [] };

/** The history of a project's forecasts, in one query; nothing of what the viewer may not see. */
export async function findTrendHistory(db: Database, viewer: Viewer, projectId: number): Promise<TrendHistory> {
  const row = await db
    .selectFrom('project')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('milestoneChange as change')
          .innerJoin('milestone', 'milestone.id', 'change.milestoneId')
          .whereRef('milestone.projectId', '=', 'project.id')
          .where(openTo(viewer, 'milestone'))
          .where('milestone.removedAt', 'is', null)
          .where('change.field', '=', 'forecast')
          .orderBy('change.onDate')
          .orderBy('change.id')
          .select([
            'change.milestoneId',
            'change.onDate',
            'change.fromValue as from',
            'change.toValue as to',
            'change.reason',
          ]),
      ).as('changes'),
      jsonArrayFrom(
        eb
          .selectFrom('statusReport as report')
          .whereRef('report.projectId', '=', 'project.id')
          .where('report.publishedOn', 'is not', null)
          .orderBy('report.publishedOn')
          .orderBy('report.id')
          .select(['report.publishedOn as on', 'report.number']),
      ).as('reports'),
      sql<CalendarDate[]>`array(select to_char(taken_on, 'YYYY-MM-DD') from baseline
        where baseline.project_id = project.id order by taken_on)`.as('baselines'),
      jsonArrayFrom(
        eb
          .selectFrom('milestone')
          .whereRef('milestone.projectId', '=', 'project.id')
          .where(openTo(viewer, 'milestone'))
          .where('milestone.removedAt', 'is', null)
          .select([
            'milestone.id',
            // The audit row of its making; what came with the plan as a whole has none. Its day is that of Sweden.
            sql<string | null>`(select to_char(min(entry.at) at time zone 'Europe/Stockholm', 'YYYY-MM-DD')
              from audit_entry entry where entry.entity = 'milestone' and entry.entity_id = milestone.id
                and entry.action = 'milestone.create')`.as('addedOn'),
            sql<string | null>`(select to_char(max(done.on_date), 'YYYY-MM-DD') from milestone_change done
              where done.milestone_id = milestone.id and done.field = 'status' and done.to_value = 'klar')`.as(
              'doneOn',
            ),
          ]),
      ).as('milestones'),
    ])
    .executeTakeFirst();
  return (row as TrendHistory | undefined) ?? NOTHING;
}
