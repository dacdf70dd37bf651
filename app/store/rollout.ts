import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { RolloutWindow } from '~/domain/rollout';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { openTo } from './secrecy';
import { visibleTo } from './visible';

/** A group of kommuner that are taken in together. */
export interface RolloutGroup extends RolloutWindow {
  readonly id: number;
  readonly version: number;
  readonly phaseId: number;
  readonly phaseNumber: number;
  readonly parties: readonly { readonly id: number; readonly name: string }[];
}

function selectGroups(db: Database, viewer: Viewer, projectId: number) {
  return db
    .selectFrom('rolloutGroup as group')
    .innerJoin('phase', 'phase.id', 'group.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where('phase.projectId', '=', projectId)
    .where('phase.removedAt', 'is', null)
    .select((eb) => [
      'group.id',
      'group.version',
      'group.name',
      'group.fromMonth',
      'group.toMonth',
      'group.phaseId',
      'phase.number as phaseNumber',
      jsonArrayFrom(
        eb
          .selectFrom('rolloutGroupParty as member')
          .innerJoin('party', 'party.id', 'member.partyId')
          .whereRef('member.rolloutGroupId', '=', 'group.id')
          .orderBy(sql`party.name collate "sv-SE-x-icu"`)
          .select(['party.id', 'party.name']),
      ).as('parties'),
    ]);
}

/** The rollout groups of a project in the order of their windows. */
export async function listRolloutGroups(db: Database, viewer: Viewer, projectId: number): Promise<RolloutGroup[]> {
  const rows = await selectGroups(db, viewer, projectId)
    .orderBy('group.fromMonth')
    .orderBy('group.toMonth')
    .orderBy(sql`"group".name collate "sv-SE-x-icu"`)
    .orderBy('group.id')
    .execute();
  return rows as unknown as RolloutGroup[];
}

/** Locks a group for a change; null when it is not there to be seen. */
export async function lockRolloutGroup(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<RolloutGroup | null> {
  const row = await selectGroups(trx, viewer, projectId)
    .where('group.id', '=', id)
    .forUpdate('group')
    .executeTakeFirst();
  return (row as unknown as RolloutGroup | undefined) ?? null;
}

/** Milestones that were made at once and can be taken back. */
export interface RolloutCreation {
  readonly id: number;
  readonly onDate: CalendarDate;
  readonly by: string | null;
  readonly title: string;
  readonly count: number;
  /** none of them was changed, removed, tied to anything or taken into a baseline since */
  readonly untouched: boolean;
}

/** The newest time that milestones were made for many kommuner at once, unless it was taken back; null: none. */
export async function findRolloutCreation(
  db: Database,
  viewer: Viewer,
  projectId: number,
): Promise<RolloutCreation | null> {
  const row = await db
    .selectFrom('rolloutCreation as creation')
    .innerJoin('project', 'project.id', 'creation.projectId')
    .leftJoin('appUser', 'appUser.id', 'creation.userId')
    .where(visibleTo(viewer))
    .where('creation.projectId', '=', projectId)
    .where('creation.undoneAt', 'is', null)
    .where(
      sql<boolean>`not exists (select from rollout_creation_milestone made
        where made.creation_id = creation.id and not ${openTo(viewer, 'milestone', 'made.milestoneId')})`,
    )
    .orderBy('creation.id', 'desc')
    .limit(1)
    .select([
      'creation.id',
      'creation.onDate',
      'creation.title',
      'appUser.name as by',
      sql<number>`(select count(*)::int from rollout_creation_milestone where creation_id = creation.id)`.as('count'),
      sql<boolean>`not exists (select from rollout_creation_milestone made
        join milestone on milestone.id = made.milestone_id
        where made.creation_id = creation.id and (milestone.version <> 1 or milestone.removed_at is not null
          or exists (select from dependency where milestone.id in (predecessor_id, successor_id))
          or exists (select from baseline_item where item_id = milestone.id)))`.as('untouched'),
    ])
    .executeTakeFirst();
  return (row as RolloutCreation | undefined) ?? null;
}
