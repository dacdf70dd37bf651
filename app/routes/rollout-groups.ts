import type { z } from 'zod';

import { Refusal } from '~/domain/refusal';
import type { removeForm } from '~/forms/removal';
import type { newGroupForm, updateGroupForm } from '~/forms/rollout';
import { LostRace } from '~/policy/form-failure';
import type { Guarded } from '~/policy/guard';
import { listPhases } from '~/store/phase';
import { lockPlan } from '~/store/plan-move';
import type { Project } from '~/store/project';
import { listRolloutGroups, lockRolloutGroup, type RolloutGroup } from '~/store/rollout';
import { deleteRolloutGroup, insertRolloutGroup, updateRolloutGroup, type GroupContent } from '~/store/rollout-change';
import type { Transaction } from '~db/open';

type Asked = Guarded<Project>;

/** Adds a group to a phase. @returns its id */
export async function makeGroup(asked: Asked, { phaseId, ...typed }: z.infer<typeof newGroupForm>): Promise<number> {
  const { viewer, found, write } = asked;
  return write(async (trx, actor) => {
    await lockPlan(trx, viewer, found.id);
    const phases = await listPhases(trx, viewer, found.id);
    if (!phases.some(({ id }) => id === phaseId)) throw new Refusal('Välj en fas i projektet.', 'phaseId');
    const content = await judged(asked, trx, typed, { phaseId, id: null, parties: [] });
    return insertRolloutGroup(trx, actor, found.id, phaseId, content);
  });
}

/** Changes a group. @throws LostRace when somebody changed it since it was read */
export async function changeGroup(
  asked: Asked,
  { id, version, ...typed }: z.infer<typeof updateGroupForm>,
): Promise<void> {
  const { found, write } = asked;
  await write(async (trx, actor) => {
    const before = await lockedGroup(asked, trx, { id, version });
    await updateRolloutGroup(trx, actor, found.id, before, await judged(asked, trx, typed, before));
  });
}

/** Takes a group away; its kommuner are then in none. */
export async function removeGroup(asked: Asked, seen: z.infer<typeof removeForm>): Promise<void> {
  await asked.write(async (trx, actor) => {
    await deleteRolloutGroup(trx, actor, asked.found.id, await lockedGroup(asked, trx, seen));
  });
}

async function lockedGroup(
  { viewer, found }: Asked,
  trx: Transaction,
  { id, version }: { readonly id: number; readonly version: number },
): Promise<RolloutGroup> {
  await lockPlan(trx, viewer, found.id);
  const group = await lockRolloutGroup(trx, viewer, found.id, id);
  if (!group) throw new Refusal('Gruppen finns inte längre. Någon har tagit bort den.');
  if (group.version !== version) {
    throw new LostRace({
      version: group.version,
      values: [
        ['Namn', group.name],
        ['Månader', `${group.fromMonth.slice(0, 7)} – ${group.toMonth.slice(0, 7)}`],
        ['Kommuner', group.parties.map(({ name }) => name).join(', ') || 'inga'],
      ],
    });
  }
  return group;
}

/** @throws Refusal at the field: the name is taken, or a kommun that takes part no longer is to be added */
async function judged(
  { viewer, found }: Asked,
  trx: Transaction,
  {
    name,
    fromMonth,
    toMonth,
    parties,
  }: Pick<z.infer<typeof newGroupForm>, 'name' | 'fromMonth' | 'toMonth' | 'parties'>,
  group: { readonly phaseId: number; readonly id: number | null; readonly parties: readonly { readonly id: number }[] },
): Promise<GroupContent> {
  const others = (await listRolloutGroups(trx, viewer, found.id)).filter(({ id }) => id !== group.id);
  if (others.some((other) => other.phaseId === group.phaseId && other.name === name)) {
    throw new Refusal('Fasen har redan en grupp med det namnet.', 'name');
  }
  const known = new Set([...found.participants, ...group.parties].map(({ id }) => id));
  if (parties.some((id) => !known.has(id))) throw new Refusal('Välj bland projektets deltagare.', 'parties');
  return { name, fromMonth, toMonth, partyIds: [...new Set(parties)] };
}
