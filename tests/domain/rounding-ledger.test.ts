import fc from 'fast-check';
import { expect, test } from 'vitest';

import { apportion, type Apportionment } from '~/domain/largest-remainder';
import { roundingLedger } from '~/domain/rounding-ledger';

const inOrder = (a: number, b: number) => a - b;
const all = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0);

/** A whole amount handed out by these weights. */
function amountOf(total: number, weights: readonly number[], unit: number): Apportionment {
  return { target: total, total, weights, divisor: all(weights), compare: inOrder, unit };
}

test('the unit that one stretch rounds up is given to the other in the next', () => {
  const ledger = roundingLedger(2);
  expect(ledger(amountOf(171_022_700, [1, 1], 100), [0, 1])).toEqual([85_511_400, 85_511_300]);
  expect(ledger(amountOf(74_977_300, [1, 1], 100), [0, 1])).toEqual([37_488_600, 37_488_700]);
});

test('three equal owners, one of them absent for a while, stay within a unit of those who were there as long', () => {
  const ledger = roundingLedger(3);
  expect(ledger(amountOf(100, [1, 1, 1], 1), [0, 1, 2])).toEqual([34, 33, 33]);
  expect(ledger(amountOf(101, [1, 1], 1), [1, 2])).toEqual([51, 50]);
  expect(ledger(amountOf(100, [1, 1, 1], 1), [0, 1, 2])).toEqual([33, 33, 34]);
});

test('one amount is handed out as by the largest remainder', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.nat(1_000_000), weights, fc.constantFrom(1, 100, 1_000), (total, given, unit) => {
      if (all(given) === 0) return;
      const owners = Array.from(given.keys());
      expect(roundingLedger(given.length)(amountOf(total, given, unit), owners)).toEqual(
        apportion(amountOf(total, given, unit)),
      );
    }),
  );
});

test('every amount is handed out whole, each part less than a unit from exact; equal owners differ by a unit at most', () => {
  const amounts = fc.array(fc.nat(100_000_000), { minLength: 1, maxLength: 8 });
  const others = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 0, maxLength: 4 });
  const twins = fc.integer({ min: 1, max: 20 });
  fc.assert(
    fc.property(amounts, others, twins, fc.constantFrom(1, 100, 10_000), (totals, rest, twin, unit) => {
      const weights = [twin, ...rest, twin];
      const owners = Array.from(weights.keys());
      const ledger = roundingLedger(weights.length);
      const sums = weights.map(() => 0);
      for (const amount of totals) {
        // In whole units: öre that fill none go to one owner alone.
        const total = amount - (amount % unit);
        const parts = ledger(amountOf(total, weights, unit), owners);
        expect(all(parts)).toBe(total);
        parts.forEach((part, at) => {
          expect(Math.abs(part * all(weights) - total * weights[at]!)).toBeLessThan(unit * all(weights));
          sums[at]! += part;
        });
      }
      expect(Math.abs(sums[0]! - sums.at(-1)!)).toBeLessThanOrEqual(unit);
    }),
  );
});
