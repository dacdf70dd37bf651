import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Transaction } from '~db/open';
import type { MilestoneKind } from '~db/tables/plan';

import { insertAudit } from './audit';
import { insertMilestone } from './milestone-change';
import { setRemoved } from './plan-item';
import type { RolloutGroup } from './rollout';

/** What a group is made of; months by their first day. */
export interface GroupContent {
  readonly name: string;
  readonly fromMonth: CalendarDate;
  readonly toMonth: CalendarDate;
  readonly partyIds: readonly number[];
}

/** Adds a group to a phase. The plan must be locked: a kommun that is in another group of the phase changes to it. */
export async function insertRolloutGroup(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  phaseId: number,
  content: GroupContent,
): Promise<number> {
  const { partyIds, ...columns } = content;
  const { id } = await trx
    .insertInto('rolloutGroup')
    .values({ ...columns, phaseId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeParties(trx, { id, phaseId }, partyIds);
  const after = { ...content, phaseId };
  await insertAudit(trx, actor, {
    action: 'rolloutGroup.create',
    entity: 'rolloutGroup',
    entityId: id,
    projectId,
    after,
  });
  return id;
}

/** Changes a locked group; its kommuners' milestones in the phase follow it. */
export async function updateRolloutGroup(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: RolloutGroup,
  content: GroupContent,
): Promise<void> {
  const { partyIds, ...columns } = content;
  await trx
    .updateTable('rolloutGroup')
    .set({ ...columns, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await writeParties(trx, before, partyIds);
  await insertAudit(trx, actor, {
    action: 'rolloutGroup.update',
    entity: 'rolloutGroup',
    entityId: before.id,
    projectId,
    before,
    after: content,
  });
}

async function writeParties(
  trx: Transaction,
  { id, phaseId }: Pick<RolloutGroup, 'id' | 'phaseId'>,
  partyIds: readonly number[],
): Promise<void> {
  await trx.deleteFrom('rolloutGroupParty').where('rolloutGroupId', '=', id).execute();
  if (partyIds.length === 0) return;
  await trx
    .deleteFrom('rolloutGroupParty')
    .where('phaseId', '=', phaseId)
    .where('partyId', 'in', [...partyIds])
    .execute();
  await trx
    .insertInto('rolloutGroupParty')
    .values(partyIds.map((partyId) => ({ rolloutGroupId: id, phaseId, partyId })))
    .execute();
}

/** Takes a locked group away; its kommuner and their milestones stay, in no group. */
export async function deleteRolloutGroup(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  group: RolloutGroup,
): Promise<void> {
  await trx.deleteFrom('rolloutGroupParty').where('rolloutGroupId', '=', group.id).execute();
  await trx.updateTable('milestone').set({ rolloutGroupId: null }).where('rolloutGroupId', '=', group.id).execute();
  await trx.deleteFrom('rolloutGroup').where('id', '=', group.id).execute();
  await insertAudit(trx, actor, {
    action: 'rolloutGroup.delete',
    entity: 'rolloutGroup',
    entityId: group.id,
    projectId,
    before: group,
  });
}

/** One milestone a kommun, as it was planned. */
export interface BulkMilestones {
  readonly phaseId: number;
  readonly pattern: string;
  readonly kind: MilestoneKind;
  readonly milestones: readonly { readonly partyId: number; readonly title: string; readonly date: CalendarDate }[];
}

/** Makes them all, each with its audit row, and keeps that they were made together. The plan must be locked. */
export async function insertBulkMilestones(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  { phaseId, pattern, kind, milestones }: BulkMilestones,
): Promise<void> {
  const { id: creationId } = await trx
    .insertInto('rolloutCreation')
    .values({ projectId, at: actor.at, onDate: actor.today, userId: actor.userId, title: pattern })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rest = { phaseId, kind, label: '', criteria: '', responsible: '' };
  for (const { partyId, title, date } of milestones) {
    const milestoneId = await insertMilestone(trx, actor, projectId, { ...rest, partyId, title, forecast: date });
    await trx.insertInto('rolloutCreationMilestone').values({ creationId, projectId, milestoneId }).execute();
  }
  await insertAudit(trx, actor, {
    action: 'rolloutCreation.create',
    entity: 'rolloutCreation',
    entityId: creationId,
    projectId,
    after: { pattern, kind, milestones: milestones.length },
  });
}

/** Takes back what was made at once. The plan must be locked and the creation known to be untouched. */
export async function undoRolloutCreation(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  id: number,
): Promise<void> {
  const made = await trx
    .selectFrom('rolloutCreationMilestone')
    .where('creationId', '=', id)
    .where('projectId', '=', projectId)
    .select('milestoneId')
    .execute();
  for (const { milestoneId } of made) {
    await setRemoved(trx, actor, { table: 'milestone', projectId, id: milestoneId }, true);
  }
  await trx
    .updateTable('rolloutCreation')
    .set({ undoneAt: actor.at })
    .where('id', '=', id)
    .where('projectId', '=', projectId)
    .execute();
  await insertAudit(trx, actor, {
    action: 'rolloutCreation.undo',
    entity: 'rolloutCreation',
    entityId: id,
    projectId,
    after: { milestones: made.length },
  });
}
