import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { Verdict } from '~/domain/approval';
import type { CalendarDate } from '~/domain/calendar';
import type { SteeringDecision } from '~/domain/report-answer';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { visibleTo } from './visible';

/** Somebody who sits in the styrgrupp of a project, by the name of the role. */
export interface SteeringMember {
  readonly userId: number;
  readonly name: string;
}

/** The styrgrupp of a project as it is now, by name; closed accounts are not in it. */
export async function listSteeringMembers(db: Database, viewer: Viewer, projectId: number): Promise<SteeringMember[]> {
  return db
    .selectFrom('userRole')
    .innerJoin('appUser', 'appUser.id', 'userRole.userId')
    .innerJoin('project', 'project.id', 'userRole.projectId')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .where('userRole.role', '=', 'styrgrupp')
    .where('appUser.disabledAt', 'is', null)
    .groupBy('appUser.id')
    .orderBy(sql`app_user.name collate "sv-SE-x-icu"`)
    .orderBy('appUser.id')
    .select(['appUser.id as userId', 'appUser.name'])
    .execute();
}

/** A decision that was taken on a report. */
export interface ReportDecision {
  readonly number: number;
  /** of the report that was read when it was taken */
  readonly edition: number;
  readonly decidedOn: CalendarDate | null;
  readonly subject: string;
  readonly outcome: Verdict | null;
  readonly motivation: string;
  readonly deciders: string | null;
  readonly diaryNumber: string | null;
  readonly directiveBefore: string | null;
  readonly directiveAfter: string | null;
}

/** The decisions on a report of a project in all its editions, in the order of the register. */
export async function listReportDecisions(
  db: Database,
  viewer: Viewer,
  projectId: number,
  reportNumber: number,
): Promise<ReportDecision[]> {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('statusReport as report', 'report.id', 'decision.reportId')
    .innerJoin('project', 'project.id', 'decision.projectId')
    .where(visibleTo(viewer))
    .where('decision.projectId', '=', projectId)
    .where('report.number', '=', reportNumber)
    .orderBy('decision.number')
    .select([
      'decision.number',
      'report.edition',
      'decision.decidedOn',
      'decision.subject',
      'decision.outcome',
      'decision.motivation',
      'decision.deciders',
      'decision.diaryNumber',
      'decision.directiveBefore',
      'decision.directiveAfter',
    ])
    .execute();
  return rows as ReportDecision[];
}

/** What a decision of the styrgrupp is about, and the form that it came from: a report, or a gate. */
export type DecisionSubject = { readonly projectId: number; readonly requestToken: string } & (
  | { readonly reportId: number }
  /** `corrects` is the number of the decision that it replaces */
  | { readonly gateId: number; readonly corrects: number | null }
);

/**
 * Writes a decision of the styrgrupp on a locked report or gate into the register; the database numbers it and chains
 * it to the one before.
 * @returns its number
 */
export async function insertSteeringDecision(
  trx: Transaction,
  actor: Actor,
  about: DecisionSubject,
  decision: SteeringDecision,
): Promise<number> {
  const { number } = await trx
    .insertInto('decision')
    .values({
      ...decision,
      ...about,
      forum: 'Styrgrupp',
      recordedAt: actor.at,
      recordedBy: actor.userId,
    })
    .returning('number')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'decision.create',
    entity: 'decision',
    entityId: number,
    projectId: about.projectId,
    after: { ...decision, ...about },
  });
  return number;
}
