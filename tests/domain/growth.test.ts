import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { growthOf, growthText, judgeGrowth, parseGrowth, typedGrowth } from '~/domain/growth';
import { Refusal } from '~/domain/refusal';

const perCent = (typed: string) => parseGrowth(typed)!;
const judged = (growth: string, ceiling: string) => judgeGrowth(perCent(growth), perCent(ceiling));

describe('growth against a ceiling', () => {
  test('11 % where 15 % is allowed is fine, and 16 % is stopped', () => {
    expect(judged('11', '15').verdict).toBe('within');
    expect(judged('16', '15').verdict).toBe('beyond');
    expect(growthText(judged('11', '15'))).toBe('Tillväxten blir 11\u00a0%, avtalet tillåter 15\u00a0%.');
    expect(growthText(judged('16', '15'))).toBe('Tillväxten blir 16\u00a0%, avtalet tillåter högst 15\u00a0%.');
  });

  test('exactly at the ceiling is within, and the least above it is not', () => {
    expect(judged('15', '15').verdict).toBe('within');
    expect(growthText(judged('15', '15'))).toBe('Tillväxten blir 15\u00a0%, avtalet tillåter 15\u00a0%.');
    expect(judged('15,0001', '15').verdict).toBe('beyond');
    expect(growthText(judged('15,0001', '15'))).toBe(
      'Tillväxten blir drygt 15\u00a0%, avtalet tillåter högst 15\u00a0%.',
    );
    expect(growthText(judged('14,9999', '15'))).toBe('Tillväxten blir knappt 15\u00a0%, avtalet tillåter 15\u00a0%.');
  });

  test('is counted from what there was and what newcomers bring', () => {
    expect(judgeGrowth(growthOf(5790, 637), perCent('11')).verdict).toBe('beyond');
    expect(growthText(judgeGrowth(growthOf(5790, 637), perCent('15')))).toBe(
      'Tillväxten blir 11\u00a0%, avtalet tillåter 15\u00a0%.',
    );
    expect(judgeGrowth(growthOf(100, 15), perCent('15')).verdict).toBe('within');
    expect(judgeGrowth(growthOf(100, -20), perCent('0')).verdict).toBe('within');
    expect(growthText(judgeGrowth(growthOf(100, -20), perCent('5')))).toContain('\u221220\u00a0%');
  });

  test('of nothing cannot be told', () => {
    expect(() => growthOf(0, 10)).toThrow(Refusal);
  });

  test('is judged as fractions are, however large the figures', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 40 }),
        fc.nat(2 ** 40),
        fc.integer({ min: 1, max: 100_000 }),
        (base, added, tenThousandths) => {
          const ceiling = { numerator: tenThousandths, denominator: 1_000_000 };
          const within = BigInt(added) * 1_000_000n <= BigInt(tenThousandths) * BigInt(base);
          expect(judgeGrowth(growthOf(base, added), ceiling).verdict).toBe(within ? 'within' : 'beyond');
        },
      ),
    );
  });
});

describe('a typed growth', () => {
  test.each([
    ['11', 110_000],
    ['11 %', 110_000],
    ['11,25', 112_500],
    ['150', 1_500_000],
    ['0.5%', 5_000],
    ['0', 0],
  ])('%s is read', (typed, numerator) => {
    expect(parseGrowth(typed)).toEqual({ numerator, denominator: 1_000_000 });
  });

  test.each(['', 'elva', '-3', '1,23456', '1e3', '1000000', '12 34'])('"%s" is none', (typed) => {
    expect(parseGrowth(typed)).toBeNull();
  });

  test('comes back as it is typed', () => {
    for (const typed of ['11', '11,25', '0,0001', '150']) expect(typedGrowth(perCent(typed))).toBe(typed);
  });
});
