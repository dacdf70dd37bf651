import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { insertPlanItem } from './plan-item';
import { markOf, openTo, type SecrecyMark } from './secrecy';
import { visibleTo } from './visible';

export interface ActivityDescription {
  readonly name: string;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
  readonly responsible: string;
  readonly percentComplete: number;
}

/** Work with a beginning and an end inside a phase. */
export interface Activity extends ActivityDescription {
  readonly id: number;
  readonly version: number;
  readonly phaseId: number;
  /** null: open to every member of the cooperation */
  readonly secrecy: SecrecyMark | null;
}

function selectActivities(db: Database, viewer: Viewer, projectId: number) {
  return db
    .selectFrom('activity')
    .innerJoin('project', 'project.id', 'activity.projectId')
    .innerJoin('phase', 'phase.id', 'activity.phaseId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'activity'))
    .where('activity.projectId', '=', projectId)
    .where('activity.removedAt', 'is', null)
    .where('phase.removedAt', 'is', null)
    .select([
      'activity.id',
      'activity.version',
      'activity.phaseId',
      'activity.name',
      'activity.startDate',
      'activity.endDate',
      'activity.responsible',
      'activity.percentComplete',
      markOf('activity').as('secrecy'),
    ])
    .$castTo<Activity>();
}

/** The activities of a project, in the order they start. */
export async function listActivities(db: Database, viewer: Viewer, projectId: number): Promise<Activity[]> {
  return selectActivities(db, viewer, projectId)
    .orderBy('phase.number')
    .orderBy('activity.startDate')
    .orderBy('activity.id')
    .execute();
}

/** Locks an activity for a change, so that the version the person saw is compared with what is really there. */
export async function lockActivity(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<Activity | null> {
  const row = await selectActivities(trx, viewer, projectId)
    .where('activity.id', '=', id)
    .forUpdate('activity')
    .executeTakeFirst();
  return row ?? null;
}

export async function insertActivity(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  activity: ActivityDescription & { readonly phaseId: number },
): Promise<number> {
  const id = await insertPlanItem(trx, projectId, 'activity');
  await trx
    .insertInto('activity')
    .values({ ...activity, id, projectId })
    .execute();
  await insertAudit(trx, actor, {
    action: 'activity.create',
    entity: 'activity',
    entityId: id,
    projectId,
    after: activity,
  });
  return id;
}

/** Changes an activity that {@link lockActivity} gave. @param reason of a move that follows from another's */
export async function updateActivity(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: Activity,
  change: Partial<ActivityDescription>,
  reason?: string,
): Promise<void> {
  await trx
    .updateTable('activity')
    .set({ ...change, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'activity.update',
    entity: 'activity',
    entityId: before.id,
    projectId,
    before,
    after: { ...change, reason },
  });
}
