import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import {
  escalationStep,
  forumOf,
  riskDecisionSubject,
  type DecidingBody,
  type RiskDecision,
  type RiskMandate,
} from '~/domain/risk-mandate';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import type { Risk, RiskEscalation } from './risk';
import { openTo } from './secrecy';
import { visibleTo } from './visible';

/**
 * Keeps the list of what waits for a body in step with a valuation that was just made of a locked risk.
 * @param mandates of the level before it and of its own
 */
export async function escalate(
  trx: Transaction,
  actor: Actor,
  risk: { readonly id: number; readonly projectId: number; readonly valuationId: number },
  mandates: { readonly before: RiskMandate | null; readonly after: RiskMandate | null },
): Promise<void> {
  const waiting = await trx
    .selectFrom('riskEscalation')
    .where('riskId', '=', risk.id)
    .where('decisionNumber', 'is', null)
    .where('endedBy', 'is', null)
    .select(['id', 'toMandate'])
    .executeTakeFirst();
  const { ends, raisedTo } = escalationStep(mandates.before, mandates.after, waiting?.toMandate ?? null);
  if (waiting && ends) {
    await trx.updateTable('riskEscalation').set({ endedBy: risk.valuationId }).where('id', '=', waiting.id).execute();
  }
  if (raisedTo === null) return;
  const raised = {
    projectId: risk.projectId,
    riskId: risk.id,
    valuationId: risk.valuationId,
    fromMandate: mandates.before,
    toMandate: raisedTo,
    raisedOn: actor.today,
  };
  const { id } = await trx
    .insertInto('riskEscalation')
    .values({ ...raised, raisedAt: actor.at })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'riskEscalation.create',
    entity: 'riskEscalation',
    entityId: id,
    projectId: risk.projectId,
    after: raised,
  });
}

/** A risk that waits for a body's decision. */
export interface WaitingRisk {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly projectSlug: string;
  readonly projectName: string;
  readonly to: DecidingBody;
  readonly raisedOn: CalendarDate;
}

/** The risks in some projects that wait for a decision, the longest waiting first; closed and removed ones do not. */
export async function listWaitingRisks(
  db: Database,
  viewer: Viewer,
  projectIds: readonly number[],
): Promise<WaitingRisk[]> {
  if (projectIds.length === 0) return [];
  return db
    .selectFrom('riskEscalation as e')
    .innerJoin('risk', 'risk.id', 'e.riskId')
    .innerJoin('project', 'project.id', 'e.projectId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'risk'))
    .where('project.id', 'in', [...projectIds])
    .where('e.decisionNumber', 'is', null)
    .where('e.endedBy', 'is', null)
    .where('risk.status', '=', 'öppen')
    .where('risk.removedAt', 'is', null)
    .orderBy('e.raisedOn')
    .orderBy('risk.number')
    .select([
      'risk.id',
      'risk.number',
      'risk.title',
      'project.slug as projectSlug',
      'project.name as projectName',
      'e.toMandate as to',
      'e.raisedOn',
    ])
    .execute() as Promise<WaitingRisk[]>;
}

/** The body that a risk of a project waits for; null: for none. For a removal, which knows the risk by its id only. */
export async function readWaitingBody(
  trx: Transaction,
  projectId: number,
  riskId: number,
): Promise<DecidingBody | null> {
  const row = await trx
    .selectFrom('riskEscalation')
    .where('projectId', '=', projectId)
    .where('riskId', '=', riskId)
    .where('decisionNumber', 'is', null)
    .where('endedBy', 'is', null)
    .select('toMandate')
    .executeTakeFirst();
  return row?.toMandate ?? null;
}

interface DecidedRisk {
  readonly projectId: number;
  readonly orderedBy: string | null;
  /** locked */
  readonly risk: Risk;
  readonly escalation: Pick<RiskEscalation, 'id' | 'to'>;
  readonly requestToken: string;
}

/**
 * Writes what a body decided of a risk into the register, answers what waited, and does with the risk what was
 * decided: accepted and to be acted on are its treatment, closed its status (DOMAIN.md 4.3).
 * @returns the number of the decision
 */
export async function insertRiskDecision(
  trx: Transaction,
  actor: Actor,
  { projectId, orderedBy, risk, escalation, requestToken }: DecidedRisk,
  { answer, ...decision }: RiskDecision,
): Promise<number> {
  const said = { ...decision, forum: forumOf(escalation.to, orderedBy), subject: riskDecisionSubject(answer, risk) };
  const { number } = await trx
    .insertInto('decision')
    .values({ ...said, projectId, requestToken, recordedAt: actor.at, recordedBy: actor.userId })
    .returning('number')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'decision.create',
    entity: 'decision',
    entityId: number,
    projectId,
    after: { ...said, requestToken, escalationId: escalation.id },
  });
  await trx
    .updateTable('riskEscalation')
    .set({ decisionNumber: number, answer })
    .where('id', '=', escalation.id)
    .execute();
  const follows = answer === 'stäng' ? { status: 'stängd' as const } : { treatment: answer };
  await trx
    .updateTable('risk')
    .set({ ...follows, version: risk.version + 1 })
    .where('id', '=', risk.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'risk.update',
    entity: 'risk',
    entityId: risk.id,
    projectId,
    before: risk,
    after: { ...follows, decisionNumber: number },
  });
  return number;
}
