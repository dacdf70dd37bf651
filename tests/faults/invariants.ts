import { createHash } from 'node:crypto';

import { sql } from 'kysely';
import { expect } from 'vitest';

import { approvalRule, tallyOf, verdictOfAll } from '~/domain/approval';
import { ore } from '~/domain/money';
import type { Database } from '~db/open';

const STATE_OF = { approve: 'godkänd', reject: 'avslagen', open: 'inskickad' } as const;

type Decision = Awaited<ReturnType<typeof readDecisions>>[number];

/**
 * What must hold whatever happened: the chain is whole, every decided amount is the stored share, a party has one
 * standing decision, the state of each budget follows from the decisions, and what follows from a decision is there once.
 * @returns how many decisions there are, and how many versions in each state
 */
export async function checkInvariants(
  db: Database,
): Promise<{ decisions: number; states: Readonly<Record<string, number>> }> {
  const decisions = await readDecisions(db);
  checkChain(decisions);
  await checkShares(db, decisions);
  const states = await checkStates(db, decisions);
  await checkFollowing(db, decisions);
  return { decisions: decisions.length, states };
}

function readDecisions(db: Database) {
  return db
    .selectFrom('decision')
    .selectAll()
    .select(sql<number>`(extract(epoch from recorded_at) * 1000000)::bigint`.as('recordedMicros'))
    .orderBy('number')
    .execute();
}

/** Numbered from 1 without a gap, each row holding the hash of the one before and its own over all that it says. */
function checkChain(decisions: readonly Decision[]): void {
  expect(decisions.map(({ number }) => number)).toEqual(decisions.map((_, at) => at + 1));
  let before: string | null = null;
  for (const decision of decisions) {
    expect(decision.previousHash?.toString('hex') ?? null, `hash before decision ${decision.number}`).toBe(before);
    before = createHash('sha256')
      .update((before ?? '') + contentOf(decision))
      .digest('hex');
    expect(decision.hash.toString('hex'), `hash of decision ${decision.number}`).toBe(before);
  }
}

/** The text that the hash is taken of, written here once more: each value with its length in bytes before it. */
function contentOf(decision: Decision): string {
  const micros = String(decision.recordedMicros % 1_000_000).padStart(6, '0');
  const second = new Date(Math.floor(decision.recordedMicros / 1_000_000) * 1000).toISOString().slice(0, 19);
  const values = [
    ...[decision.number, decision.projectId, decision.forum, decision.subject, decision.outcome, decision.motivation],
    ...[decision.diaryNumber, decision.decidedOn, `${second}.${micros}Z`, decision.recordedBy, decision.delegationId],
    ...[decision.budgetVersionId, decision.partyId, decision.amountOre, decision.corrects, decision.deciders],
    ...[decision.directiveBefore, decision.directiveAfter, decision.reportId],
  ];
  return values.map((value) => (value === null ? '-,' : `${Buffer.byteLength(String(value))}:${value},`)).join('');
}

async function checkShares(db: Database, decisions: readonly Decision[]): Promise<void> {
  const shares = await readShares(db);
  for (const { number, budgetVersionId, partyId, amountOre } of decisions) {
    if (budgetVersionId === null) continue;
    const share = shares.find((each) => each.budgetVersionId === budgetVersionId && each.partyId === partyId);
    expect(amountOre, `amount of decision ${number}`).toBe(share?.amountOre);
  }
}

function readShares(db: Database) {
  return db
    .selectFrom('costShare')
    .select(['budgetVersionId', 'partyId', sql<number>`sum(amount_ore)::bigint`.as('amountOre')])
    .groupBy(['budgetVersionId', 'partyId'])
    .execute();
}

/** The decisions on a version that no other decision corrects, by party. */
function standingOn(decisions: readonly Decision[], budgetVersionId: number): Map<number, Decision> {
  const corrected = new Set(decisions.map(({ corrects }) => corrects));
  const standing = decisions.filter(
    (each) => each.budgetVersionId === budgetVersionId && !corrected.has(each.number) && each.partyId !== null,
  );
  const byParty = new Map(standing.map((each) => [each.partyId!, each]));
  expect(byParty.size, `parties with a standing decision on version ${budgetVersionId}`).toBe(standing.length);
  return byParty;
}

async function checkStates(db: Database, decisions: readonly Decision[]): Promise<Record<string, number>> {
  const shares = await readShares(db);
  const versions = await db
    .selectFrom('budgetVersion')
    .select(['id', 'state', 'approvalRule', 'approvalCount'])
    .where('totalOre', 'is not', null)
    .execute();
  const counts: Record<string, number> = {};
  for (const { id, state, approvalRule: kind, approvalCount } of versions) {
    counts[state] = (counts[state] ?? 0) + 1;
    const standing = standingOn(decisions, id);
    const parties = shares
      .filter(({ budgetVersionId }) => budgetVersionId === id)
      .map(({ partyId, amountOre }) => {
        const verdict = standing.get(partyId)?.outcome ?? null;
        return { partyId, partyName: '', share: ore(amountOre), verdict };
      });
    const verdict = verdictOfAll(tallyOf(approvalRule(kind, approvalCount), parties));
    // What gave way to a newer version was approved or still open.
    const follows = state === 'ersatt' && verdict !== 'reject' ? state : STATE_OF[verdict ?? 'open'];
    expect(state, `state of version ${id}`).toBe(follows);
    const baselines = await db.selectFrom('baseline').select('id').where('budgetVersionId', '=', id).execute();
    expect(baselines.length, `baselines of version ${id}`).toBe(verdict === 'approve' ? 1 : 0);
  }
  return counts;
}

/** The audit rows, and the mails to whoever leads the project: each once, and none of what did not happen. */
async function checkFollowing(db: Database, decisions: readonly Decision[]): Promise<void> {
  const audited = await db
    .selectFrom('auditEntry')
    .select('entityId')
    .where('action', '=', 'decision.create')
    .orderBy('entityId')
    .execute();
  expect(audited.map(({ entityId }) => entityId)).toEqual(decisions.map(({ number }) => number));

  const leaders = await db.selectFrom('userRole').selectAll().where('role', '=', 'projektledare').execute();
  const closed = await db
    .selectFrom('auditEntry')
    .select(['entityId', 'projectId'])
    .where('action', 'in', ['budget.approve', 'budget.reject'])
    .execute();
  const expected = leaders.flatMap(({ userId, projectId }) => [
    ...decisions.filter((each) => each.projectId === projectId).map(({ number }) => `decided ${number} ${userId}`),
    ...closed.filter((each) => each.projectId === projectId).map(({ entityId }) => `outcome ${entityId} ${userId}`),
  ]);
  const mails = await db.selectFrom('email').select('key').execute();
  expect(mails.map(({ key }) => key).sort()).toEqual(expected.sort());
}
