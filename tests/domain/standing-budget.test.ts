import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { BudgetState } from '~/domain/budget';
import { standingOf } from '~/domain/standing-budget';

const versionsOf = (...states: readonly BudgetState[]) => states.map((state, at) => ({ version: at + 1, state }));

/** The numbers of the versions that count and that are proposed. */
function standing(...states: readonly BudgetState[]): [counts: number | null, proposed: number | null] {
  const found = standingOf(versionsOf(...states));
  return [found?.counts.version ?? null, found?.proposed?.version ?? null];
}

describe('the version that counts', () => {
  test.each<[readonly BudgetState[], number | null, number | null]>([
    [[], null, null],
    [['utkast'], 1, null],
    [['inskickad'], 1, null],
    [['godkänd'], 1, null],
    [['ersatt', 'godkänd'], 2, null],
    [['godkänd', 'utkast'], 1, 2],
    [['godkänd', 'inskickad'], 1, 2],
    [['godkänd', 'inskickad', 'utkast'], 1, 3],
    [['inskickad', 'utkast'], 1, 2],
    [['godkänd', 'avslagen'], 1, null],
    [['avslagen'], null, null],
    [['återtagen', 'utkast'], 2, null],
    [['ersatt', 'återtagen'], null, null],
  ])('of %j is %s, and %s is proposed', (states, counts, proposed) => {
    expect(standing(...states)).toEqual([counts, proposed]);
  });

  test('does not depend on the order in which the versions come', () => {
    const state = fc.constantFrom<BudgetState>('utkast', 'inskickad', 'godkänd', 'avslagen', 'ersatt', 'återtagen');
    fc.assert(
      fc.property(fc.array(state, { maxLength: 8 }), (states) => {
        const versions = versionsOf(...states);
        expect(standingOf(versions.toReversed())).toEqual(standingOf(versions));
      }),
    );
  });
});
