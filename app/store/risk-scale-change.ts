import type { Actor } from '~/domain/actor';
import type { RiskScaleCell } from '~/domain/risk';
import { cellsOfDraft, type ScaleDraft } from '~/domain/risk-scale';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';
import type { KeptRiskScale } from './risk-scale';

/**
 * Adds a scale to a cooperation that is locked; the first one is the one that new risks are rated on.
 * @returns its id; null when the cooperation has a scale of that name
 */
export async function insertRiskScale(
  trx: Transaction,
  actor: Actor,
  cooperationId: number,
  draft: ScaleDraft,
): Promise<number | null> {
  const known = await trx
    .selectFrom('riskScale')
    .where('cooperationId', '=', cooperationId)
    .select(['name', 'standard'])
    .execute();
  if (known.some(({ name }) => isSameName(name, draft.name))) return null;
  const standard = !known.some((scale) => scale.standard);
  return insertVersion(trx, actor, { cooperationId, version: 1, standard }, draft);
}

/**
 * The next version of a locked scale: what was rated stays on the one before, and where new risks are rated on the
 * scale they are rated on this version from now on.
 */
export async function insertRiskScaleVersion(
  trx: Transaction,
  actor: Actor,
  cooperationId: number,
  before: KeptRiskScale,
  draft: ScaleDraft,
): Promise<number> {
  if (before.standard)
    await trx.updateTable('riskScale').set({ standard: false }).where('id', '=', before.id).execute();
  const { version, standard, name } = before;
  return insertVersion(trx, actor, { cooperationId, version: version + 1, standard }, { ...draft, name });
}

/** Writes a locked scale anew that no risk is rated on. */
export async function updateRiskScale(
  trx: Transaction,
  actor: Actor,
  before: KeptRiskScale,
  draft: ScaleDraft,
): Promise<void> {
  await trx.deleteFrom('riskScaleCell').where('scaleId', '=', before.id).execute();
  await trx.deleteFrom('riskScaleLevel').where('scaleId', '=', before.id).execute();
  await trx
    .updateTable('riskScale')
    .set({ rule: draft.rule, revision: before.revision + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertContent(trx, before.id, draft);
  await insertAudit(trx, actor, {
    action: 'riskScale.update',
    entity: 'riskScale',
    entityId: before.id,
    before,
    after: draft,
  });
}

/** Makes a locked scale the one that new risks of its cooperation are rated on. */
export async function setStandardScale(
  trx: Transaction,
  actor: Actor,
  cooperationId: number,
  scale: KeptRiskScale,
): Promise<void> {
  await trx
    .updateTable('riskScale')
    .set({ standard: false })
    .where('cooperationId', '=', cooperationId)
    .where('standard', '=', true)
    .execute();
  await trx.updateTable('riskScale').set({ standard: true }).where('id', '=', scale.id).execute();
  await insertAudit(trx, actor, {
    action: 'riskScale.choose',
    entity: 'riskScale',
    entityId: scale.id,
    after: { standard: true },
  });
}

async function insertVersion(
  trx: Transaction,
  actor: Actor,
  place: { readonly cooperationId: number; readonly version: number; readonly standard: boolean },
  draft: ScaleDraft,
): Promise<number> {
  const { id } = await trx
    .insertInto('riskScale')
    .values({ ...place, name: draft.name, rule: draft.rule })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertContent(trx, id, draft);
  await insertAudit(trx, actor, {
    action: 'riskScale.create',
    entity: 'riskScale',
    entityId: id,
    after: { ...place, ...draft },
  });
  return id;
}

async function insertContent(trx: Transaction, scaleId: number, draft: ScaleDraft): Promise<void> {
  const levels = (['probability', 'consequence'] as const).flatMap((axis) =>
    draft[axis].map((level, at) => ({ ...level, scaleId, axis, value: at + 1 })),
  );
  await trx.insertInto('riskScaleLevel').values(levels).execute();
  await trx
    .insertInto('riskScaleCell')
    .values(cellsOfDraft(draft).map((cell: RiskScaleCell) => ({ ...cell, scaleId })))
    .execute();
}

function isSameName(one: string, other: string): boolean {
  return one.toLocaleLowerCase('sv') === other.toLocaleLowerCase('sv');
}
