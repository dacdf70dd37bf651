import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import type { Level, ReportDraft, ReportSnapshot } from '~/domain/report';
import { withoutMarked } from '~/domain/report-secrecy';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';
import type { AnswerKind, ReportState } from '~db/tables/reports';

import { withheldFrom } from './report-secrecy';
import { visibleTo } from './visible';

/** A report in the list of a project's reports. */
export interface ReportRow {
  readonly id: number;
  readonly number: number;
  readonly edition: number;
  readonly state: ReportState;
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
  readonly publishedOn: CalendarDate | null;
  /** why this edition took the place of the one before; null: the first */
  readonly replaceReason: string | null;
  readonly lights: readonly { readonly area: string; readonly level: Level | null }[];
  /** how many have answered, and how many of the answers are questions without one */
  readonly answers: number;
  readonly openQuestions: number;
}

/** What somebody has answered to a published report; an answer to a question names it. */
export interface ReportAnswer {
  readonly id: number;
  readonly answersId: number | null;
  readonly kind: AnswerKind;
  readonly text: string;
  readonly onDate: CalendarDate;
  readonly userId: number;
  readonly by: string;
}

/** One report with all that is said of it. */
export interface Report {
  readonly id: number;
  readonly version: number;
  readonly number: number;
  readonly edition: number;
  readonly state: ReportState;
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
  /** of the edition that this one replaces */
  readonly replaces: number | null;
  readonly replaceReason: string | null;
  readonly draft: ReportDraft;
  /** null: a draft */
  readonly snapshot: ReportSnapshot | null;
  readonly answers: readonly ReportAnswer[];
}

const COLUMNS = [
  'report.id',
  'report.version',
  'report.number',
  'report.edition',
  'report.state',
  'report.periodStart',
  'report.periodEnd',
  'report.replaces',
  'report.replaceReason',
  'report.draft',
  'report.snapshot',
] as const;

function selectReports(db: Database, viewer: Viewer) {
  return db
    .selectFrom('statusReport as report')
    .innerJoin('project', 'project.id', 'report.projectId')
    .where(visibleTo(viewer));
}

/**
 * The reports of a project, the newest first.
 * @param drafts whether the one that is being written is among them: it is nobody's but its writers'
 */
export async function listReports(
  db: Database,
  viewer: Viewer,
  projectId: number,
  drafts: boolean,
): Promise<ReportRow[]> {
  const rows = await selectReports(db, viewer)
    .where('report.projectId', '=', projectId)
    .$if(!drafts, (query) => query.where('report.state', '<>', 'utkast'))
    .orderBy('report.number', 'desc')
    .orderBy('report.edition', 'desc')
    .select([
      'report.id',
      'report.number',
      'report.edition',
      'report.state',
      'report.periodStart',
      'report.periodEnd',
      'report.publishedOn',
      'report.replaceReason',
      lights.as('lights'),
      sql<number>`(select count(*) from report_answer answer where answer.report_id = report.id
        and answer.kind <> 'svar')`.as('answers'),
      sql<number>`(select count(*) from report_answer question where question.report_id = report.id
        and question.kind = 'fråga' and not exists (
          select from report_answer answer where answer.answers_id = question.id))`.as('openQuestions'),
    ])
    .execute();
  return rows as ReportRow[];
}

const lights = sql<ReportRow['lights']>`(
  select coalesce(json_agg(json_build_object('area', light ->> 'area', 'level', light ->> 'level') order by at), '[]')
  from jsonb_array_elements(coalesce(report.snapshot -> 'draft', report.draft) -> 'lights') with ordinality as lit (light, at)
)`;

/**
 * One edition of a report with its answers; null when there is none in sight.
 * @param edition null: the newest
 */
export async function findReport(
  db: Database,
  viewer: Viewer,
  projectId: number,
  number: number,
  edition: number | null = null,
): Promise<Report | null> {
  const row = await selectReports(db, viewer)
    .where('report.projectId', '=', projectId)
    .where('report.number', '=', number)
    .$if(edition !== null, (query) => query.where('report.edition', '=', edition))
    .orderBy('report.edition', 'desc')
    .limit(1)
    .select((eb) => [
      ...COLUMNS,
      withheldFrom(viewer, 'report').as('withheld'),
      jsonArrayFrom(
        eb
          .selectFrom('reportAnswer as answer')
          .innerJoin('appUser', 'appUser.id', 'answer.userId')
          .whereRef('answer.reportId', '=', 'report.id')
          .orderBy('answer.id')
          .select([
            'answer.id',
            'answer.answersId',
            'answer.kind',
            'answer.text',
            'answer.onDate',
            'answer.userId',
            'appUser.name as by',
          ]),
      ).as('answers'),
    ])
    .executeTakeFirst();
  if (!row) return null;
  const { withheld, ...report } = row as typeof row & Report;
  return { ...report, snapshot: report.snapshot && withoutMarked(report.snapshot, withheld) };
}

/** The newest published report of a project before a number, as it was published; null when there is none. */
export async function findReportBefore(
  db: Database,
  viewer: Viewer,
  projectId: number,
  number: number,
): Promise<ReportSnapshot | null> {
  const row = await selectReports(db, viewer)
    .where('report.projectId', '=', projectId)
    .where('report.state', '=', 'publicerad')
    .where('report.number', '<', number)
    .orderBy('report.number', 'desc')
    .limit(1)
    .select(['report.snapshot', withheldFrom(viewer, 'report').as('withheld')])
    .executeTakeFirst();
  return row?.snapshot ? withoutMarked(row.snapshot as unknown as ReportSnapshot, row.withheld) : null;
}

/** Locks a report for a change, and reads it under the lock; null when it is not there to be seen. */
export async function lockReport(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<Omit<Report, 'answers'> | null> {
  const row = await selectReports(trx, viewer)
    .where('report.projectId', '=', projectId)
    .where('report.id', '=', id)
    .forUpdate('report')
    .select(COLUMNS)
    .executeTakeFirst();
  return (row as Omit<Report, 'answers'> | undefined) ?? null;
}

/** A published report that waits for somebody in a styrgrupp. */
export interface WaitingReport {
  readonly id: number;
  readonly number: number;
  readonly projectName: string;
  readonly projectSlug: string;
  readonly publishedOn: CalendarDate;
}

/** The newest published report of each of these projects, if the viewer has not answered it. */
export async function listWaitingReports(
  db: Database,
  viewer: Viewer,
  projectIds: readonly number[],
): Promise<WaitingReport[]> {
  if (projectIds.length === 0) return [];
  const rows = await selectReports(db, viewer)
    .where('report.projectId', 'in', [...projectIds])
    .where('report.state', '=', 'publicerad')
    .where(
      sql<boolean>`not exists (select from status_report newer where newer.project_id = report.project_id
      and newer.number > report.number and newer.state = 'publicerad')`,
    )
    .where(
      sql<boolean>`not exists (select from report_answer answer where answer.report_id = report.id
      and answer.user_id = ${viewer.userId} and answer.kind <> 'svar')`,
    )
    .orderBy('report.publishedOn')
    .select([
      'report.id',
      'report.number',
      'report.publishedOn',
      'project.name as projectName',
      'project.slug as projectSlug',
    ])
    .execute();
  return rows as WaitingReport[];
}
