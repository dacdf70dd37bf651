import type { Actor } from '~/domain/actor';
import type { NewBaseline } from '~/domain/plan-import';
import type { LinkStep } from '~/domain/plan-import-links';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';
import { batches } from './batches';

/** Adds and changes dependencies. @param ids of the rows, by what the file calls them */
export async function importLinks(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  links: readonly LinkStep[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const changed = links
    .filter(({ state }) => state !== 'same')
    .map(({ predecessorUid, successorUid, type, lag }) => ({
      projectId,
      predecessorId: ids.get(predecessorUid)!,
      successorId: ids.get(successorUid)!,
      type,
      lagDays: lag,
    }));
  for (const batch of batches(changed)) {
    await trx
      .insertInto('dependency')
      .values(batch)
      .onConflict((conflict) =>
        conflict.columns(['predecessorId', 'successorId']).doUpdateSet((eb) => ({
          type: eb.ref('excluded.type'),
          lagDays: eb.ref('excluded.lagDays'),
        })),
      )
      .execute();
  }
  if (changed.length === 0) return;
  await insertAudit(trx, actor, {
    action: 'dependency.import',
    entity: 'project',
    entityId: projectId,
    projectId,
    after: changed.map(({ predecessorId, successorId, type, lagDays }) => ({
      predecessorId,
      successorId,
      type,
      lagDays,
    })),
  });
}

/** Keeps the baselines of a file as baselines of the project, the newest last. */
export async function importBaselines(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  baselines: readonly NewBaseline[],
  ids: ReadonlyMap<string, number>,
  fileName: string,
): Promise<void> {
  for (const { number, items } of baselines) {
    const reason = `Baslinje ${number} ur ${fileName}`;
    const { id } = await trx
      .insertInto('baseline')
      .values({
        projectId,
        phaseId: null,
        budgetVersionId: null,
        totalOre: null,
        reason,
        takenOn: actor.today,
        takenBy: actor.userId,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = items.map(({ uid, name, start, end }) => ({
      baselineId: id,
      projectId,
      itemId: ids.get(uid)!,
      name,
      startDate: start,
      endDate: end,
    }));
    for (const batch of batches(rows)) await trx.insertInto('baselineItem').values(batch).execute();
    await insertAudit(trx, actor, {
      action: 'baseline.create',
      entity: 'baseline',
      entityId: id,
      projectId,
      after: { reason, items: items.length },
    });
  }
}
