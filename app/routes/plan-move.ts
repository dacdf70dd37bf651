import type { z } from 'zod';

import { checkMilestoneUpdate } from '~/domain/milestone';
import { Refusal } from '~/domain/refusal';
import type { moveForm } from '~/forms/plan';
import { LostRace } from '~/policy/form-failure';
import type { Guarded } from '~/policy/guard';
import { lockActivity, updateActivity } from '~/store/activity';
import type { Actor } from '~/store/audit';
import { lockMilestone } from '~/store/milestone';
import { updateMilestone } from '~/store/milestone-change';
import { lockPhase, updatePhase } from '~/store/phase';
import type { Project } from '~/store/project';
import { milestoneValues } from '~/views/plan/milestone-words';
import { spanValues } from '~/views/plan/plan-rows';
import type { Transaction } from '~db/open';

/**
 * Gives a phase, activity or milestone new dates.
 * @throws Refusal, or LostRace with what another change made of it
 */
export async function movePlanItem(
  { viewer, found, context }: Guarded<Project>,
  trx: Transaction,
  actor: Actor,
  { kind, id, version, start, end }: z.infer<typeof moveForm>,
): Promise<void> {
  switch (kind) {
    case 'phase': {
      const before = current(await lockPhase(trx, viewer, found.id, id), version, spanValues);
      await updatePhase(trx, actor, found.id, before, { startDate: start, endDate: end });
      return;
    }
    case 'activity': {
      const before = current(await lockActivity(trx, viewer, found.id, id), version, spanValues);
      await updateActivity(trx, actor, found.id, before, { startDate: start, endDate: end });
      return;
    }
    case 'milestone': {
      const before = current(await lockMilestone(trx, viewer, found.id, id), version, milestoneValues);
      const change = { forecast: start, actual: before.actual, status: before.status, responsible: before.responsible };
      checkMilestoneUpdate(before, change, { start: found.startDate }, context.clock.today());
      await updateMilestone(trx, actor, found.id, before, change, '');
    }
  }
}

function current<Row extends { version: number }>(
  row: Row | null,
  version: number,
  values: (row: Row) => [string, string][],
): Row {
  if (!row) throw new Refusal('Raden finns inte längre. Någon har tagit bort den.');
  if (row.version !== version) throw new LostRace({ version: row.version, values: values(row) });
  return row;
}
