import { expect } from 'vitest';

import type { Database } from '~db/open';

import type { Attempt, Sent } from './attempts';

/** What a set of answers amounts to. */
export interface Tally {
  readonly accepted: readonly Sent[];
  readonly refused: readonly Sent[];
  /** answered with an error of the server */
  readonly failed: readonly Sent[];
  /** not answered at all */
  readonly silent: readonly Sent[];
}

export function tallyAnswers(sent: readonly Sent[]): Tally {
  const within = (from: number, below: number) =>
    sent.filter(({ answer }) => answer !== null && answer.status >= from && answer.status < below);
  const tally = {
    accepted: within(303, 304),
    refused: within(400, 500),
    failed: within(500, 600),
    silent: sent.filter(({ answer }) => answer === null),
  };
  const counted = Object.values(tally).reduce((sum, { length }) => sum + length, 0);
  expect(counted, 'answers of a known kind').toBe(sent.length);
  return tally;
}

/**
 * Each form that was answered with 303 has its decision once, as it was sent and under the number it was told; each
 * that was refused has none; one without an answer, or with an error, has one at most. There is no
 * decision that nobody sent.
 */
export async function checkAnswers(db: Database, sent: readonly Sent[]): Promise<Tally> {
  const tally = tallyAnswers(sent);
  const decisions = await db.selectFrom('decision').selectAll().execute();
  const byToken = new Map(decisions.map((decision) => [decision.requestToken, decision]));
  expect(byToken.size, 'decisions with a token of their own').toBe(decisions.length);

  for (const { attempt, answer } of tally.accepted) {
    const { phase, party, verdict, share, decider, token } = attempt;
    const decision = byToken.get(token);
    expect(decision, `decision of an accepted form`).toMatchObject({
      budgetVersionId: phase.budgetVersionId,
      partyId: party.partyId,
      outcome: verdict,
      amountOre: share,
      recordedBy: decider.userId,
      corrects: null,
    });
    expect(answer!.location).toBe(`/att-besluta/${phase.budgetVersionId}/${party.slug}?beslutat=${decision!.number}`);
  }
  for (const { attempt, answer } of tally.refused) {
    expect(byToken.has(attempt.token), 'decision of a refused form').toBe(false);
    expect(answer!.status).toBe(400);
  }
  const tokens = new Set(sent.map(({ attempt }) => attempt.token));
  expect(decisions.filter(({ requestToken }) => !tokens.has(requestToken!))).toEqual([]);
  return tally;
}

/** Forms for the same party and version: those that were sent twice, and those of two substitutes at once. */
export function rivals(sent: readonly Sent[]): Sent[][] {
  const groups = new Map<string, Sent[]>();
  for (const each of sent) {
    const key = `${each.attempt.phase.budgetVersionId} ${each.attempt.party.partyId}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** Each form once, though it may have been sent twice. */
export function formsOf(sent: readonly Sent[]): Attempt[] {
  return [...new Map(sent.map(({ attempt }) => [attempt.token, attempt])).values()];
}
