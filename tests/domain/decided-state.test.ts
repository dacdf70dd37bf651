import { describe, expect, test } from 'vitest';

import type { AskedParty, Verdict } from '~/domain/approval';
import type { BudgetState } from '~/domain/budget';
import { stateFollows } from '~/domain/decided-state';
import { ore } from '~/domain/money';

const parties = (...verdicts: (Verdict | null)[]): AskedParty[] =>
  verdicts.map((verdict, at) => ({ partyId: at + 1, partyName: `Part ${at + 1}`, share: ore(100), verdict }));

const approved = parties('godkänd', 'godkänd med villkor');
const open = parties('godkänd', null);
const rejected = parties('godkänd', 'avslag');

const follows: readonly [BudgetState, approved: boolean, open: boolean, rejected: boolean][] = [
  ['utkast', false, false, false],
  ['inskickad', false, true, false],
  ['godkänd', true, false, false],
  ['avslagen', false, false, true],
  ['ersatt', true, true, false],
  ['återtagen', false, true, false],
];

describe('the state of a version that needs everybody', () => {
  test.each(follows)('%s follows from approvals: %s, open questions: %s, a rejection: %s', (state, ...expected) => {
    const rule = { kind: 'all', count: null } as const;
    expect([approved, open, rejected].map((all) => stateFollows(state, rule, all))).toEqual(expected);
  });

  test('follows by the rule of the agreement: one of two is enough where it says so', () => {
    const rule = { kind: 'n_of_m', count: 1 } as const;
    expect(stateFollows('godkänd', rule, rejected)).toBe(true);
    expect(stateFollows('inskickad', rule, rejected)).toBe(false);
  });
});
