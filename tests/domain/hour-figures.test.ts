import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { costOfHours, hours, parseHours } from '~/domain/hours';
import { ore } from '~/domain/money';

describe('hours as a person types them', () => {
  test.each([
    ['0', 0],
    ['7,5', 750],
    ['7.25', 725],
    ['0,05', 5],
    ['1 428', 142_800],
    ['1\u00a0428', 142_800],
    ['1\u202f428 h', 142_800],
    ['40H', 4000],
    ['999999999,99', 99_999_999_999],
  ])('%s', (typed, hundredths) => {
    expect(parseHours(typed)).toBe(hundredths);
  });

  test.each(['', ' ', 'h', '-1', '−1', '7,555', '7:30', 'sju', '1e3', '1234567890', '7,', ',5', '٧'])(
    'never %j',
    (typed) => {
      expect(parseHours(typed)).toBeNull();
    },
  );

  test('with two decimals are read back to the hundredth', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999_999), (hundredths) => {
        const typed = `${Math.trunc(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`;
        expect(parseHours(typed)).toBe(hundredths);
      }),
    );
  });

  test('are whole hundredths', () => {
    expect(() => hours(0.5)).toThrow(RangeError);
    expect(hours(750)).toBe(750);
  });
});

describe('the cost of hours', () => {
  test('is hours times the rate', () => {
    expect(costOfHours(hours(185_000), ore(40_000))).toBe(74_000_000);
    expect(costOfHours(hours(750), ore(0))).toBe(0);
    expect(costOfHours(hours(50), ore(2))).toBe(1);
  });

  test('is never rounded: where it is no whole öre there is none', () => {
    expect(costOfHours(hours(33), ore(1))).toBeNull();
    expect(costOfHours(hours(Number.MAX_SAFE_INTEGER), ore(100))).toBeNull();
  });

  test('is exact or none, for any hours and rate', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999_999), fc.nat(99_999_999_999), (worked, rate) => {
        const cost = costOfHours(hours(worked), ore(rate));
        const exact = BigInt(worked) * BigInt(rate);
        if (cost !== null) expect(BigInt(cost) * 100n).toBe(exact);
        else expect(exact % 100n !== 0n || exact > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
      }),
    );
  });
});
