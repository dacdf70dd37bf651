import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Actor } from '~/domain/actor';
import type { GateModel } from '~/domain/gate-model';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { seenBy } from './cooperation';

/** The model of a cooperation as it is stored. */
export interface StoredGateModel extends GateModel {
  readonly version: number;
}

/** The gates of a cooperation; null when it has chosen none, or is not there to be seen. */
export async function findGateModel(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
): Promise<StoredGateModel | null> {
  const row = await db
    .selectFrom('gateModel as model')
    .innerJoin('cooperation', 'cooperation.id', 'model.cooperationId')
    .where(seenBy(viewer))
    .where('model.cooperationId', '=', cooperationId)
    .select((eb) => [
      'model.name',
      'model.version',
      jsonArrayFrom(
        eb
          .selectFrom('gateModelStep as step')
          .whereRef('step.cooperationId', '=', 'model.cooperationId')
          .orderBy('step.position')
          .select(['step.label', 'step.title', 'step.decides', 'step.criteria']),
      ).as('steps'),
    ])
    .executeTakeFirst();
  return row ?? null;
}

/** Puts a model in the place of what the cooperation had. The cooperation must be locked; projects keep their copies. */
export async function replaceGateModel(
  trx: Transaction,
  actor: Actor,
  cooperationId: number,
  before: StoredGateModel | null,
  { name, steps }: GateModel,
): Promise<void> {
  const version = (before?.version ?? 0) + 1;
  await trx
    .insertInto('gateModel')
    .values({ cooperationId, name, version })
    .onConflict((conflict) => conflict.column('cooperationId').doUpdateSet({ name, version }))
    .execute();
  await trx.deleteFrom('gateModelStep').where('cooperationId', '=', cooperationId).execute();
  await trx
    .insertInto('gateModelStep')
    .values(
      steps.map(({ criteria, ...step }, at) => ({ ...step, cooperationId, position: at + 1, criteria: [...criteria] })),
    )
    .execute();
  await insertAudit(trx, actor, {
    action: 'gateModel.replace',
    entity: 'cooperation',
    entityId: cooperationId,
    ...(before ? { before } : {}),
    after: { name, steps },
  });
}
