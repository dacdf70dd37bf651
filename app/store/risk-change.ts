import { isSameRating, type RiskRating } from '~/domain/risk';
import type { Transaction } from '~db/open';

import { insertAudit, type Actor } from './audit';
import type { Risk, RiskDetail, RiskStatus, RiskTreatment } from './risk';

export interface RiskDescription {
  readonly title: string;
  readonly threat: string;
  readonly vulnerability: string;
  readonly consequenceText: string;
  readonly category: string;
  readonly owner: string;
  readonly treatment: RiskTreatment;
}

/** Adds a risk with the next number of its project and, when it is rated, its first valuation. */
export async function insertRisk(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  risk: RiskDescription & { readonly scaleId: number; readonly rating: RiskRating | null },
): Promise<number> {
  const { rating, ...description } = risk;
  const number = await nextNumber(trx, projectId);
  const { id } = await trx
    .insertInto('risk')
    .values({ ...description, projectId, number })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (rating) await insertValuation(trx, actor, { id, scaleId: risk.scaleId }, rating, '');
  await insertAudit(trx, actor, {
    action: 'risk.create',
    entity: 'risk',
    entityId: id,
    projectId,
    after: { ...risk, number },
  });
  return id;
}

/** The lock on the project makes two who add at once come one after the other; removed risks keep their numbers. */
async function nextNumber(trx: Transaction, projectId: number): Promise<number> {
  await trx.selectFrom('project').select('id').where('id', '=', projectId).forNoKeyUpdate().execute();
  const { last } = await trx
    .selectFrom('risk')
    .where('projectId', '=', projectId)
    .select(({ fn, lit }) => fn.coalesce(fn.max('number'), lit(0)).as('last'))
    .executeTakeFirstOrThrow();
  return last + 1;
}

export interface RiskChange extends RiskDescription {
  readonly status: RiskStatus;
  readonly rating: RiskRating | null;
  /** why the rating is as it is: makes a valuation of its own also where the rating stays; '' is none */
  readonly note: string;
}

/**
 * Changes a locked risk. A new rating adds a valuation to its history, and the colour that the source wrote no
 * longer describes the risk: it is cleared then, and kept in the audit row.
 * @param before what {@link lockRisk} gave
 */
export async function updateRisk(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: RiskDetail,
  change: RiskChange,
): Promise<void> {
  const { rating, note, ...description } = change;
  const rerated = !isSameRating(before.rating, rating);
  const statedColour = rerated ? null : before.statedColour;
  await trx
    .updateTable('risk')
    .set({ ...description, statedColour, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  if (rerated || note !== '') await insertValuation(trx, actor, before, rating, note);
  await insertAudit(trx, actor, {
    action: 'risk.update',
    entity: 'risk',
    entityId: before.id,
    projectId,
    before,
    after: { ...change, statedColour },
  });
}

/** Appends to the history of valuations; nothing in it is ever changed. @param rating null: back to not rated */
async function insertValuation(
  trx: Transaction,
  actor: Actor,
  risk: Pick<Risk, 'id' | 'scaleId'>,
  rating: RiskRating | null,
  note: string,
): Promise<void> {
  await trx
    .insertInto('riskValuation')
    .values({
      riskId: risk.id,
      scaleId: risk.scaleId,
      stage: 'before',
      probability: rating?.probability ?? null,
      consequence: rating?.consequence ?? null,
      at: actor.at,
      valuedOn: actor.today,
      userId: actor.userId,
      note: note || null,
    })
    .execute();
}
