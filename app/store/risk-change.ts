import type { Actor } from '~/domain/actor';
import { isSameRating, statedAfter, type RiskColour, type RiskRating } from '~/domain/risk';
import { Refusal } from '~/domain/refusal';
import { waitingHinders, type RiskMandate } from '~/domain/risk-mandate';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';
import type { RiskDetail, RiskStatus, RiskTreatment } from './risk';
import { escalate, readWaitingBody } from './risk-escalation';

export interface RiskDescription {
  readonly title: string;
  readonly threat: string;
  readonly vulnerability: string;
  readonly consequenceText: string;
  readonly category: string;
  readonly owner: string;
  readonly treatment: RiskTreatment;
}

export interface NewRisk extends RiskDescription {
  readonly scaleId: number;
  readonly rating: RiskRating | null;
  /** what it is thought to be when its measures are done */
  readonly after: RiskRating | null;
  /** null: the next number of the project */
  readonly number: number | null;
  readonly status?: RiskStatus;
  readonly statedColour?: RiskColour | null;
  readonly statedReason?: string;
  readonly assessmentId?: number;
}

/**
 * Adds a risk, with its first valuations where it is rated.
 * @returns its id; null when its number is another's, also one that was removed
 */
export async function insertRisk(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  risk: NewRisk,
): Promise<number | null> {
  const { rating, after, number: wanted, ...values } = risk;
  const last = await lockNumbers(trx, projectId);
  const number = wanted ?? last + 1;
  if (wanted !== null && (await isTaken(trx, projectId, wanted))) return null;
  const { id } = await trx
    .insertInto('risk')
    .values({ ...values, projectId, number })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'risk.create',
    entity: 'risk',
    entityId: id,
    projectId,
    after: { ...risk, number },
  });
  const owner = { id, scaleId: risk.scaleId };
  if (rating) {
    const valuationId = await insertValuation(trx, actor, owner, { stage: 'before', rating, note: '' });
    // One that is closed when it comes, from a file, is nobody's to decide on.
    const mandate = risk.status === 'stängd' ? null : await readMandate(trx, risk.scaleId, rating);
    await escalate(trx, actor, { id, projectId, valuationId }, { before: null, after: mandate });
  }
  if (after) await insertValuation(trx, actor, owner, { stage: 'after', rating: after, note: '' });
  return id;
}

/** The lock on the project makes two who add at once come one after the other; removed risks keep their numbers. */
async function lockNumbers(trx: Transaction, projectId: number): Promise<number> {
  await trx.selectFrom('project').select('id').where('id', '=', projectId).forNoKeyUpdate().execute();
  const { last } = await trx
    .selectFrom('risk')
    .where('projectId', '=', projectId)
    .select(({ fn, lit }) => fn.coalesce(fn.max('number'), lit(0)).as('last'))
    .executeTakeFirstOrThrow();
  return last;
}

async function isTaken(trx: Transaction, projectId: number, number: number): Promise<boolean> {
  const row = await trx
    .selectFrom('risk')
    .where('projectId', '=', projectId)
    .where('number', '=', number)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface RiskChange extends RiskDescription {
  readonly status: RiskStatus;
  /** another than the one it is rated on: it is rated on that from now on, and its valuations stay on theirs */
  readonly scaleId: number;
  readonly rating: RiskRating | null;
  readonly after: RiskRating | null;
  readonly statedColour: RiskColour | null;
  readonly statedReason: string;
  /** why the rating is as it is: makes a valuation of its own also where the rating stays; '' is none */
  readonly note: string;
}

/** A locked risk as a change that changes nothing, to say in it only what is to be otherwise. */
export function unchanged(risk: RiskDetail): RiskChange {
  const { title, threat, vulnerability, consequenceText, category, owner, treatment, status } = risk;
  const { scaleId, rating, after, statedColour, statedReason } = risk;
  const described = { title, threat, vulnerability, consequenceText, category, owner, treatment, status };
  return { ...described, scaleId, rating, after, statedColour, statedReason, note: '' };
}

/**
 * Changes a locked risk. A new rating adds a valuation to its history, and a colour that was set beside the old one no
 * longer describes the risk: it is cleared then, and kept in the audit row.
 * @param before what {@link lockRisk} gave
 * @throws Refusal at `statedReason` when a colour is set without a reason, at `status` when it is closed while a body is
 *   to decide on it, also one that this very rating raises it to
 */
export async function updateRisk(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: RiskDetail,
  change: RiskChange,
): Promise<void> {
  const { rating, after, note, statedColour, statedReason, ...description } = change;
  // Asked before its valuations and after them: neither a lower nor a higher rating closes it past who is to decide.
  const closes = before.status === 'öppen' && change.status === 'stängd';
  if (closes) await checkNotWaiting(trx, projectId, before.id);
  const moved = before.scaleId !== change.scaleId;
  const rerated = moved || !isSameRating(before.rating, rating);
  const stated = statedAfter(
    { colour: before.statedColour, reason: before.statedReason },
    { colour: statedColour, reason: statedReason },
    rerated,
  );
  const columns = { ...description, statedColour: stated.colour, statedReason: stated.reason };
  await trx
    .updateTable('risk')
    .set({ ...columns, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'risk.update',
    entity: 'risk',
    entityId: before.id,
    projectId,
    before,
    after: { ...change, ...columns },
  });
  const owner = { id: before.id, scaleId: change.scaleId };
  if (rerated || note !== '') await insertValuation(trx, actor, owner, { stage: 'before', rating, note });
  const stale = moved ? null : before.after;
  if (!isSameRating(stale, after))
    await insertValuation(trx, actor, owner, { stage: 'after', rating: after, note: '' });
  await escalateChange(trx, actor, projectId, before, change);
  if (closes) await checkNotWaiting(trx, projectId, before.id);
}

/**
 * A closed risk is nobody's to decide on, however it is rated: opened again it enters the mandate of its level anew.
 * One that is being closed still counts as rated, so that a rating cannot pass the body in the same breath.
 */
async function escalateChange(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: RiskDetail,
  { status, scaleId, rating }: RiskChange,
): Promise<void> {
  const wasClosed = before.status === 'stängd';
  if (wasClosed && status === 'stängd') return;
  const mandates = {
    before: wasClosed ? null : before.mandate,
    after: rating && (await readMandate(trx, scaleId, rating)),
  };
  if (mandates.before === mandates.after) return;
  const valuationId = await readLatestValuation(trx, before.id);
  await escalate(trx, actor, { id: before.id, projectId, valuationId }, mandates);
}

/** A mandate that changed has a valuation to it: that of today, or of a closed risk the one it was closed with. */
async function readLatestValuation(trx: Transaction, riskId: number): Promise<number> {
  const { id } = await trx
    .selectFrom('riskValuation')
    .where('riskId', '=', riskId)
    .where('stage', '=', 'before')
    .orderBy('id', 'desc')
    .limit(1)
    .select('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function checkNotWaiting(trx: Transaction, projectId: number, riskId: number): Promise<void> {
  const body = await readWaitingBody(trx, projectId, riskId);
  if (body !== null) throw new Refusal(waitingHinders(body, 'stängas'), 'status');
}

interface NewValuation {
  readonly stage: 'before' | 'after';
  /** null: back to not rated */
  readonly rating: RiskRating | null;
  readonly note: string;
}

/** Appends to the history of valuations; nothing in it is ever changed. @returns its id */
async function insertValuation(
  trx: Transaction,
  actor: Actor,
  { id, scaleId }: { readonly id: number; readonly scaleId: number },
  { stage, rating, note }: NewValuation,
): Promise<number> {
  const valuation = await trx
    .insertInto('riskValuation')
    .values({
      riskId: id,
      scaleId,
      stage,
      probability: rating?.probability ?? null,
      consequence: rating?.consequence ?? null,
      at: actor.at,
      valuedOn: actor.today,
      userId: actor.userId,
      note: note || null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return valuation.id;
}

async function readMandate(trx: Transaction, scaleId: number, rating: RiskRating): Promise<RiskMandate | null> {
  const { mandate } = await trx
    .selectFrom('riskScaleCell')
    .where('scaleId', '=', scaleId)
    .where('probability', '=', rating.probability)
    .where('consequence', '=', rating.consequence)
    .select('mandate')
    .executeTakeFirstOrThrow();
  return mandate;
}
