import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { sql } from 'kysely';

import type { NEW_MEMBER_RISKS, OverallAssessment } from '~/domain/new-member';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { insertRisk } from './risk-change';
import { openTo } from './secrecy';
import { visibleTo } from './visible';

/** An assessment of what it would mean that somebody joins (DOMAIN.md 4.6). */
export interface NewMemberAssessment extends OverallAssessment {
  readonly id: number;
  readonly version: number;
  /** who would join */
  readonly newcomer: string;
  readonly scaleId: number;
  readonly assessedOn: CalendarDate;
  /** of its risks that are not removed */
  readonly riskCount: number;
}

function selectAssessments(db: Database, viewer: Viewer, projectId: number) {
  return db
    .selectFrom('newMemberAssessment as a')
    .innerJoin('project', 'project.id', 'a.projectId')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .select([
      'a.id',
      'a.version',
      'a.newcomer',
      'a.scaleId',
      'a.assessedOn',
      'a.summary',
      'a.otherFactors',
      'a.opportunity',
      'a.riskLevel',
      'a.recommendation',
      'a.conditions',
      sql<number>`(select count(*)::int from risk
        where risk.assessment_id = a.id and risk.removed_at is null and ${openTo(viewer, 'risk')})`.as('riskCount'),
    ]);
}

/** The assessments of a project, newest first. */
export async function listAssessments(db: Database, viewer: Viewer, projectId: number): Promise<NewMemberAssessment[]> {
  const rows = await selectAssessments(db, viewer, projectId)
    .orderBy('a.assessedOn', 'desc')
    .orderBy('a.id', 'desc')
    .execute();
  return rows as NewMemberAssessment[];
}

/** One assessment of a project; null when it is not there to be seen. */
export async function findAssessment(
  db: Database,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<NewMemberAssessment | null> {
  const row = await selectAssessments(db, viewer, projectId).where('a.id', '=', id).executeTakeFirst();
  return (row as NewMemberAssessment | undefined) ?? null;
}

/** Locks an assessment for a change; null when it is not there to be seen. */
export async function lockAssessment(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<NewMemberAssessment | null> {
  await trx
    .selectFrom('newMemberAssessment')
    .select('id')
    .where('id', '=', id)
    .where('projectId', '=', projectId)
    .forUpdate()
    .execute();
  return findAssessment(trx, viewer, projectId, id);
}

/** Begins an assessment with risks of its own on a scale. @returns its id */
export async function insertAssessment(
  trx: Transaction,
  actor: Actor,
  at: { readonly projectId: number; readonly scaleId: number },
  newcomer: string,
  risks: typeof NEW_MEMBER_RISKS,
): Promise<number> {
  const { projectId, scaleId } = at;
  const { id } = await trx
    .insertInto('newMemberAssessment')
    .values({ ...at, newcomer, assessedOn: actor.today })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'newMemberAssessment.create',
    entity: 'newMemberAssessment',
    entityId: id,
    projectId,
    after: { newcomer, scaleId },
  });
  for (const { category, title, rating } of risks) {
    await insertRisk(trx, actor, projectId, {
      title,
      category,
      rating,
      scaleId,
      threat: '',
      vulnerability: '',
      consequenceText: '',
      owner: '',
      treatment: 'bevaka',
      after: null,
      number: null,
      assessmentId: id,
    });
  }
  return id;
}

/** Changes what is thought of a new member as a whole, of a locked assessment. */
export async function updateAssessment(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: NewMemberAssessment,
  change: OverallAssessment & Pick<NewMemberAssessment, 'newcomer' | 'assessedOn'>,
): Promise<void> {
  await trx
    .updateTable('newMemberAssessment')
    .set({ ...change, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'newMemberAssessment.update',
    entity: 'newMemberAssessment',
    entityId: before.id,
    projectId,
    before,
    after: change,
  });
}
