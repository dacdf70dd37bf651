import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { Level } from '~/domain/report';
import type { Standing, StandingLight } from '~/domain/report-portfolio';
import { openText } from '~/domain/report-secrecy';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { withheldFrom } from './report-secrecy';
import { visibleTo } from './visible';

/** A light with why it is as it is. */
export interface ReportedLight extends StandingLight {
  /** the projektledare's words, else the deviation, cut to what fits a table; '' when nothing is written */
  readonly text: string;
}

/** A project with its newest published report, as a row of the portfolio report. */
export interface ReportStanding extends Standing {
  readonly projectId: number;
  readonly projectSlug: string;
  readonly cooperationName: string;
  readonly report: {
    readonly number: number;
    readonly edition: number;
    readonly periodStart: CalendarDate;
    readonly periodEnd: CalendarDate;
    readonly publishedOn: CalendarDate;
    readonly lights: readonly ReportedLight[];
  } | null;
}

/** So much of a light's text is read side by side; the whole of it is in the report. */
const LONGEST_TEXT = 160;

/**
 * Every project in sight with its newest published report, in no order. What is written but not published is not in
 * it, nor an edition that another has replaced.
 * @param cooperation slug; null: all
 */
export async function listReportStandings(
  db: Database,
  viewer: Viewer,
  cooperation: string | null,
): Promise<ReportStanding[]> {
  const rows = await db
    .selectFrom('project')
    .innerJoin('cooperation', 'cooperation.id', 'project.cooperationId')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('statusReport')
          .whereRef('statusReport.projectId', '=', 'project.id')
          .where('statusReport.state', '=', 'publicerad')
          .orderBy('statusReport.number', 'desc')
          .limit(1)
          .select(
            // Text is cut when what is marked sekretess is out of it: half of a name would be let through.
            sql<ReportStanding['report']>`json_build_object(
              'number', number, 'edition', edition, 'periodStart', period_start, 'periodEnd', period_end,
              'publishedOn', published_on, 'lights', (
                select coalesce(json_agg(json_build_object('area', light ->> 'area', 'level', light ->> 'level',
                  'text', coalesce(nullif(light ->> 'text', ''), light ->> 'deviation', '')
                ) order by at), '[]')
                from jsonb_array_elements(snapshot -> 'draft' -> 'lights') with ordinality as lit (light, at)))`.as(
              'content',
            ),
          )
          .select(withheldFrom(viewer, 'statusReport').as('withheld'))
          .as('newest'),
      (join) => join.onTrue(),
    )
    .where(visibleTo(viewer))
    .$if(cooperation !== null, (query) => query.where('cooperation.slug', '=', cooperation))
    .select([
      'project.id as projectId',
      'project.slug as projectSlug',
      'project.name as projectName',
      'cooperation.name as cooperationName',
      'newest.content as report',
      'newest.withheld',
    ])
    .execute();
  return rows.map(({ withheld, report, ...row }) => ({
    ...row,
    report: report && {
      ...report,
      lights: report.lights.map((light) => ({
        ...light,
        text: openText(light.text, withheld ?? []).slice(0, LONGEST_TEXT),
      })),
    },
  }));
}

/** The newest report of a project in a month. */
export interface MonthlyReport {
  readonly projectId: number;
  /** 2020-12 */
  readonly month: string;
  readonly number: number;
  readonly lights: readonly { readonly area: string; readonly level: Level | null }[];
}

/**
 * The newest published report of each month for some projects. A report belongs to the month in which its period
 * ends, so that a later edition of it does not move.
 * @param from the first month, as 2020-01
 */
export async function listMonthlyReports(
  db: Database,
  viewer: Viewer,
  projectIds: readonly number[],
  from: string,
): Promise<MonthlyReport[]> {
  if (projectIds.length === 0) return [];
  const month = sql<string>`to_char(report.period_end, 'YYYY-MM')`;
  return db
    .selectFrom('statusReport as report')
    .innerJoin('project', 'project.id', 'report.projectId')
    .where(visibleTo(viewer))
    .where('report.projectId', 'in', [...projectIds])
    .where('report.state', '=', 'publicerad')
    .where('report.periodEnd', '>=', `${from}-01`)
    .distinctOn(['report.projectId', month])
    .orderBy('report.projectId')
    .orderBy(month)
    .orderBy('report.number', 'desc')
    .select([
      'report.projectId',
      month.as('month'),
      'report.number',
      sql<MonthlyReport['lights']>`(
        select coalesce(json_agg(json_build_object('area', light ->> 'area', 'level', light ->> 'level') order by at), '[]')
        from jsonb_array_elements(report.snapshot -> 'draft' -> 'lights') with ordinality as lit (light, at))`.as(
        'lights',
      ),
    ])
    .execute();
}
