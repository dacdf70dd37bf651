import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import type { MilestoneDates } from '~/domain/milestone';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';
import type { MilestoneKind } from '~db/tables/plan';

import { markOf, openTo, type SecrecyMark } from './secrecy';
import { visibleTo } from './visible';

/** A milestone with its dates apart. `label` is what the plan calls it and need not be unique. */
export interface Milestone extends MilestoneDates {
  readonly id: number;
  readonly version: number;
  readonly label: string;
  readonly title: string;
  readonly kind: MilestoneKind;
  readonly phaseId: number;
  readonly phaseNumber: number;
  readonly partyId: number | null;
  readonly partyName: string | null;
  readonly groupName: string | null;
  readonly criteria: string;
  readonly responsible: string;
  /** null: open to every member of the cooperation */
  readonly secrecy: SecrecyMark | null;
}

/** One change of one value of a milestone: what the trend and the status report are made from. */
export interface MilestoneChange {
  readonly id: number;
  readonly onDate: CalendarDate;
  readonly field: 'forecast' | 'actual' | 'status' | 'responsible';
  readonly fromValue: string | null;
  readonly toValue: string | null;
  readonly reason: string | null;
  readonly by: string | null;
}

const columns = [
  'milestone.id',
  'milestone.version',
  'milestone.label',
  'milestone.title',
  'milestone.kind',
  'milestone.phaseId',
  'phase.number as phaseNumber',
  'milestone.partyId',
  'party.name as partyName',
  'rolloutGroup.name as groupName',
  'milestone.criteria',
  'milestone.responsible',
  'milestone.baselineDate as baseline',
  'milestone.forecastDate as forecast',
  'milestone.actualDate as actual',
  'milestone.windowStart',
  'milestone.windowEnd',
  'milestone.status',
] as const;

function selectMilestones(db: Database, viewer: Viewer) {
  return db
    .selectFrom('milestone')
    .innerJoin('project', 'project.id', 'milestone.projectId')
    .innerJoin('phase', 'phase.id', 'milestone.phaseId')
    .leftJoin('party', 'party.id', 'milestone.partyId')
    .leftJoin('rolloutGroup', 'rolloutGroup.id', 'milestone.rolloutGroupId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'milestone'))
    .where('milestone.removedAt', 'is', null)
    .where('phase.removedAt', 'is', null)
    .select(columns)
    .select(markOf('milestone').as('secrecy'));
}

/** The milestones of a project in the order of its plan. */
export async function listMilestones(db: Database, viewer: Viewer, projectId: number): Promise<Milestone[]> {
  const rows = await selectMilestones(db, viewer)
    .where('milestone.projectId', '=', projectId)
    .orderBy('phase.number')
    .orderBy('milestone.position')
    .orderBy('milestone.id')
    .execute();
  return rows as Milestone[];
}

/** One milestone of a project with its history, newest first; null when it is not there to be seen. */
export async function findMilestone(
  db: Database,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<(Milestone & { readonly changes: readonly MilestoneChange[] }) | null> {
  const row = await selectMilestones(db, viewer)
    .where('milestone.projectId', '=', projectId)
    .where('milestone.id', '=', id)
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('milestoneChange as change')
          .leftJoin('appUser', 'appUser.id', 'change.userId')
          .whereRef('change.milestoneId', '=', 'milestone.id')
          .orderBy('change.id', 'desc')
          .select([
            'change.id',
            'change.onDate',
            'change.field',
            'change.fromValue',
            'change.toValue',
            'change.reason',
            'appUser.name as by',
          ]),
      ).as('changes'),
    )
    .executeTakeFirst();
  return (row as (Milestone & { changes: MilestoneChange[] }) | undefined) ?? null;
}

/** Locks a milestone for a change, so that the version the person saw is compared with what is really there. */
export async function lockMilestone(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<Milestone | null> {
  const row = await selectMilestones(trx, viewer)
    .where('milestone.projectId', '=', projectId)
    .where('milestone.id', '=', id)
    .forUpdate('milestone')
    .executeTakeFirst();
  return (row as Milestone | undefined) ?? null;
}
