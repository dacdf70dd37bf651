import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fraction, overCommonDenominator, sumsToOne } from '~/domain/fraction';

const part = fc.integer({ min: 1, max: 100_000 });

describe('a fraction', () => {
  test('is in lowest terms', () => {
    expect(fraction(6, 8)).toEqual({ numerator: 3, denominator: 4 });
    expect(fraction(5, 5)).toEqual({ numerator: 1, denominator: 1 });
    fc.assert(
      fc.property(part, part, part, (numerator, denominator, factor) => {
        expect(fraction(numerator * factor, denominator * factor)).toEqual(fraction(numerator, denominator));
      }),
    );
  });

  test.each([
    [0, 1],
    [1, 0],
    [-1, 2],
    [1, -2],
    [0.5, 1],
    [1, Number.NaN],
    [2 ** 53, 1],
  ])('is never %d/%d', (numerator, denominator) => {
    expect(() => fraction(numerator, denominator)).toThrow(RangeError);
  });
});

describe('over a common denominator', () => {
  test('1/2, 1/3 and 1/6 are 3, 2 and 1 sixths', () => {
    expect(overCommonDenominator([fraction(1, 2), fraction(1, 3), fraction(1, 6)])).toEqual({
      weights: [3, 2, 1],
      denominator: 6,
    });
  });

  test('fractions keep their value', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })), {
          minLength: 1,
          maxLength: 5,
        }),
        (pairs) => {
          const fractions = pairs.map(([n, d]) => fraction(n, d));
          const { weights, denominator } = overCommonDenominator(fractions);
          weights.forEach((weight, at) => expect(fraction(weight, denominator)).toEqual(fractions[at]));
        },
      ),
    );
  });

  test('they must have one that a number holds', () => {
    const primes = [94_906_249, 94_906_247, 94_906_243].map((denominator) => fraction(1, denominator));
    expect(() => overCommonDenominator(primes)).toThrow(RangeError);
  });
});

describe('the sum of weights', () => {
  test('is one for thirds, and not for thirds with four decimals', () => {
    expect(sumsToOne([fraction(1, 3), fraction(1, 3), fraction(1, 3)])).toBe(true);
    expect(sumsToOne([fraction(3333, 10_000), fraction(3333, 10_000), fraction(3333, 10_000)])).toBe(false);
    expect(sumsToOne([fraction(3333, 10_000), fraction(6667, 10_000)])).toBe(true);
    expect(sumsToOne([])).toBe(false);
  });

  test('is one for the parts of any whole, and for no other', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 }), (parts) => {
        const sum = parts.reduce((a, b) => a + b, 0);
        expect(sumsToOne(parts.map((one) => fraction(one, sum)))).toBe(true);
        expect(sumsToOne(parts.map((one) => fraction(one, sum + 1)))).toBe(false);
      }),
    );
  });
});
