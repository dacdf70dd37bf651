import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { apportion } from '~/domain/largest-remainder';

const inOrder = (weights: readonly number[]) => Array.from(weights.keys());

/** Hands out the whole of what the weights share. */
function split(total: number, weights: readonly number[], unit = 1, order = inOrder(weights)): number[] {
  const divisor = weights.reduce((sum, weight) => sum + weight, 0);
  return apportion({ target: total, total, weights, divisor, compare: (a, b) => order[a]! - order[b]!, unit });
}

const weights = fc
  .array(fc.oneof(fc.nat(10), fc.nat(100_000)), { minLength: 1, maxLength: 40 })
  .filter((all) => all.some((weight) => weight > 0));
const unit = fc.constantFrom(1, 100, 10_000, 100_000);

describe('the split', () => {
  test('is the whole parts, then one unit each to the largest remainders', () => {
    // exactly 4,7; 3,1; 2,2
    expect(split(10, [47, 31, 22])).toEqual([5, 3, 2]);
  });

  test('gives a tie to the larger weight, whatever the order', () => {
    // exactly 1,5 and 4,5
    expect(split(6, [25, 75])).toEqual([1, 5]);
    expect(split(6, [25, 75], 1, [1, 0])).toEqual([1, 5]);
    expect(split(6, [75, 25])).toEqual([5, 1]);
  });

  test('gives a tie of equal weights to the earlier in order', () => {
    expect(split(1, [1, 1, 1], 1, [2, 0, 1])).toEqual([0, 1, 0]);
    expect(split(2, [1, 1, 1], 1, [2, 0, 1])).toEqual([0, 1, 1]);
  });

  test('gives what is less than a unit to the next in line', () => {
    expect(split(250, [1, 1, 1], 100)).toEqual([100, 100, 50]);
    expect(split(99, [1, 1], 100)).toEqual([99, 0]);
  });

  test('gives all to the only one with a weight, and nothing of nothing', () => {
    expect(split(12_345, [0, 7, 0], 100)).toEqual([0, 12_345, 0]);
    expect(split(0, [3, 1])).toEqual([0, 0]);
  });

  test('sums to the total, gives weight zero nothing and is less than one unit from exact', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000_000), weights, unit, (total, all, size) => {
        const parts = split(total, all, size);
        const sum = all.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        parts.forEach((part, at) => {
          const distance = BigInt(part) * BigInt(sum) - BigInt(total) * BigInt(all[at]!);
          expect((distance < 0n ? -distance : distance) < BigInt(size) * BigInt(sum)).toBe(true);
          expect(part).toBeGreaterThanOrEqual(0);
          if (all[at] === 0) expect(part).toBe(0);
        });
      }),
    );
  });
});

describe('products beyond 2^53', () => {
  /** Multiplying every weight by it changes no proportion, but no product fits a number any more. */
  const scale = 2 ** 30;
  const largeTotal = fc.integer({ min: 10_000_000, max: 1_000_000_000_000 });

  test('are split as the same proportions in small numbers are', () => {
    fc.assert(
      fc.property(largeTotal, weights, unit, (total, all, size) => {
        const scaled = all.map((weight) => weight * scale);
        expect(total * Math.max(...scaled)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
        expect(split(total, scaled, size)).toEqual(split(total, all, size));
      }),
    );
  });

  test('decide by remainders that only differ in the last digit', () => {
    const large = 2 ** 52;
    // a hair above and a hair below one half of the total each
    expect(split(1, [large - 1, large + 1])).toEqual([0, 1]);
    expect(split(1, [large + 1, large - 1])).toEqual([1, 0]);
    expect(split(1_000_001, [large - 1, large + 1])).toEqual([500_000, 500_001]);
  });
});

describe('a part of a whole', () => {
  /** A target that differs from its exact value by less than a unit, as the parts of a rounded whole do. */
  const part = fc.record({
    total: fc.nat(1_000_000_000),
    weights,
    others: fc.nat(100_000),
    unit,
    up: fc.boolean(),
  });

  test('is apportioned by the exact shares of the whole', () => {
    // exactly 1,44 and 46,56 of 48; the part itself was rounded up to 49
    const input = { total: 144, weights: [3, 97], divisor: 300, compare: (a: number, b: number) => a - b, unit: 1 };
    expect(apportion({ ...input, target: 48 })).toEqual([1, 47]);
    expect(apportion({ ...input, target: 49 })).toEqual([2, 47]);
  });

  test('sums to its target, and each is less than one unit from its exact share of the whole', () => {
    fc.assert(
      fc.property(part, ({ total, weights: all, others, unit: size, up }) => {
        const own = all.reduce((sum, weight) => sum + weight, 0);
        const divisor = own + others;
        const perUnit = BigInt(divisor) * BigInt(size);
        const product = BigInt(total) * BigInt(own);
        const down = product / perUnit;
        const target = Number(up && product % perUnit !== 0n ? down + 1n : down) * size;
        const parts = apportion({ target, total, weights: all, divisor, compare: (a, b) => a - b, unit: size });
        expect(parts.reduce((a, b) => a + b, 0)).toBe(target);
        parts.forEach((amount, at) => {
          const distance = BigInt(amount) * BigInt(divisor) - BigInt(total) * BigInt(all[at]!);
          expect((distance < 0n ? -distance : distance) < perUnit).toBe(true);
        });
      }),
    );
  });
});
