import type { CalendarDate } from '~/domain/calendar';
import type { ExchangedPlan } from '~/domain/exchange-plan';
import { standingPlan, type PlanRows } from '~/domain/standing-plan';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { listActivities } from './activity';
import { listMilestones } from './milestone';
import { listPhases } from './phase';
import { openTo } from './secrecy';
import { visibleTo } from './visible';

/** The plan of a project as it is exchanged: phases, activities and milestones with their ids; empty out of sight. */
export async function findStandingPlan(db: Database, viewer: Viewer, projectId: number): Promise<ExchangedPlan> {
  const [phases, activities, milestones, dependencies, constraints, baselines, outline] = await Promise.all([
    listPhases(db, viewer, projectId),
    listActivities(db, viewer, projectId),
    listMilestones(db, viewer, projectId),
    db
      .selectFrom('dependency')
      .innerJoin('project', 'project.id', 'dependency.projectId')
      .where(visibleTo(viewer))
      .where('dependency.projectId', '=', projectId)
      .where(openTo(viewer, 'milestone', 'dependency.predecessorId'))
      .where(openTo(viewer, 'milestone', 'dependency.successorId'))
      .select(['predecessorId', 'successorId', 'type', 'lagDays'])
      .orderBy('predecessorId')
      .orderBy('successorId')
      .execute(),
    db
      .selectFrom('planItem')
      .innerJoin('project', 'project.id', 'planItem.projectId')
      .where(visibleTo(viewer))
      .where('planItem.projectId', '=', projectId)
      .where(openTo(viewer, 'milestone', 'planItem.id'))
      .where('constraintKind', 'is not', null)
      .select(['planItem.id as itemId', 'constraintKind as kind', 'constraintDate as date'])
      .$castTo<PlanRows['constraints'][number]>()
      .execute(),
    db
      .selectFrom('baselineItem')
      .innerJoin('project', 'project.id', 'baselineItem.projectId')
      .where(visibleTo(viewer))
      .where('baselineItem.projectId', '=', projectId)
      .where(openTo(viewer, 'milestone', 'baselineItem.itemId'))
      .select(['itemId', 'baselineItem.startDate', 'baselineItem.endDate'])
      .orderBy('baselineId')
      .$castTo<{ itemId: number; startDate: CalendarDate | null; endDate: CalendarDate | null }>()
      .execute(),
    db
      .selectFrom('planOutline')
      .innerJoin('project', 'project.id', 'planOutline.projectId')
      .where(visibleTo(viewer))
      .where('planOutline.projectId', '=', projectId)
      .where(openTo(viewer, 'milestone', 'planOutline.itemId'))
      .select(['itemId', 'parentId', 'position'])
      .execute(),
  ]);
  return standingPlan({
    phases,
    activities,
    milestones,
    dependencies,
    constraints,
    baselines,
    outline,
  } satisfies PlanRows);
}

/**
 * As {@link findStandingPlan}, held still until the transaction ends: whoever wants to change one of its rows waits,
 * and so does another import.
 */
export async function lockStandingPlan(trx: Transaction, viewer: Viewer, projectId: number): Promise<ExchangedPlan> {
  await trx.selectFrom('project').select('id').where('id', '=', projectId).forUpdate().execute();
  for (const table of ['phase', 'activity', 'milestone'] as const) {
    await trx.selectFrom(table).select('id').where('projectId', '=', projectId).orderBy('id').forUpdate().execute();
  }
  return findStandingPlan(trx, viewer, projectId);
}
