import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { RoundingUnit } from '~/domain/allocate';
import { parseDate } from '~/domain/calendar';
import { fraction } from '~/domain/fraction';
import type { BasisFigure, Claimant, KeyComponent, ShareBasis } from '~/domain/key';
import { shareByKey } from '~/domain/key-share';
import { ore, type Ore } from '~/domain/money';
import { Refusal } from '~/domain/refusal';
import { spread, spreadByKey } from '~/domain/spread';

const roundingUnit = fc.constantFrom<RoundingUnit>(1, 100, 10_000, 100_000);
const period = fc
  .oneof(fc.constant(0), fc.integer({ min: -500, max: 500 }), fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }))
  .map(ore);
const periods = fc.array(period, { minLength: 1, maxLength: 12 });

function claimant(partyId: number): Claimant {
  return { partyId, partyName: `Part ${partyId}`, unitId: null, unitName: null, code: String(1000 + partyId) };
}

function figure(value: number): BasisFigure {
  return { id: value, value, referenceDate: parseDate('2018-12-31')!, precision: 'day', source: 'SCB' };
}

/** Half equally, half by those figures. */
function halves(figures: readonly number[]): ShareBasis {
  const components: KeyComponent[] = [
    { position: 1, kind: 'equal', weight: fraction(1, 2) },
    { position: 2, kind: 'population', weight: fraction(1, 2), seriesName: 'Folkmängd' },
  ];
  return {
    claimants: figures.map((_, at) => claimant(at + 1)),
    components,
    figures: [figures.map(() => null), figures.map(figure)],
  };
}

function byUsers(figures: readonly number[]): ShareBasis {
  const { claimants, figures: counted } = halves(figures);
  return {
    claimants,
    components: [{ position: 1, kind: 'driver', weight: fraction(1, 1), seriesName: 'Antal användare' }],
    figures: [counted[1]!],
  };
}

const basisFigures = fc
  .array(fc.oneof(fc.constant(0), fc.nat(100_000)), { minLength: 1, maxLength: 15 })
  .filter((figures) => figures.some((one) => one > 0));

const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
const column = (table: readonly (readonly Ore[])[], at: number) => table.map((row) => row[at]!);

describe('a cost over periods', () => {
  test('gives each its share of everything so far, less what it has had', () => {
    // a third of 100 kr is 33,33: 34 33 33; of 200 kr 66,67: 67 67 66
    const thirds = byUsers([1, 1, 1]);
    expect(spreadByKey([ore(10_000), ore(10_000), ore(10_000)], thirds, 100)).toEqual([
      [3400, 3300, 3300],
      [3300, 3400, 3300],
      [3300, 3300, 3400],
    ]);
  });

  test('asks nothing for a period without cost, and gives all back when all is credited', () => {
    const basis = halves([3000, 1000, 7]);
    const [first, empty, credit] = spreadByKey([ore(100_100), ore(0), ore(-100_100)], basis, 100);
    expect(empty).toEqual([0, 0, 0]);
    expect(credit).toEqual(first!.map((amount) => -amount));
  });

  test('adds up by period and by party, for any sums and any key of weights', () => {
    fc.assert(
      fc.property(periods, basisFigures, roundingUnit, fc.constantFrom(halves, byUsers), (sums, figures, unit, key) => {
        const basis = key(figures);
        const table = spreadByKey(sums, basis, unit);
        expect(table.map(sumOf)).toEqual(sums);
        const whole = shareByKey(ore(sumOf(sums)), basis, { unit, mode: 'exact' });
        basis.claimants.forEach((_, at) => {
          expect(sumOf(column(table, at))).toBe(sumOf(whole.map((part) => part[at]!)));
        });
        table.forEach((row, at) => sums[at] === 0 && expect(row.every((amount) => amount === 0)).toBe(true));
      }),
    );
  });

  test('is within two units of its exact share in each period, and nothing for who has no basis', () => {
    fc.assert(
      fc.property(periods, basisFigures, roundingUnit, (sums, figures, unit) => {
        const basisSum = BigInt(sumOf(figures));
        spreadByKey(sums, byUsers(figures), unit).forEach((row, at) => {
          row.forEach((amount, claimantAt) => {
            const distance = BigInt(amount) * basisSum - BigInt(sums[at]!) * BigInt(figures[claimantAt]!);
            expect((distance < 0n ? -distance : distance) < 2n * BigInt(unit) * basisSum).toBe(true);
            if (figures[claimantAt] === 0) expect(amount).toBe(0);
          });
        });
      }),
    );
  });

  test('mirrors itself when every period is a credit, and what comes later changes nothing before', () => {
    fc.assert(
      fc.property(periods, period, basisFigures, roundingUnit, (sums, later, figures, unit) => {
        const table = spreadByKey(sums, halves(figures), unit);
        const mirrored = spreadByKey(
          sums.map((sum) => ore(-sum || 0)),
          halves(figures),
          unit,
        );
        expect(mirrored).toEqual(table.map((row) => row.map((amount) => -amount || 0)));
        expect(spreadByKey([...sums, later], halves(figures), unit).slice(0, -1)).toEqual(table);
      }),
    );
  });

  test('has no periods and no amounts', () => {
    expect(spread([], () => [])).toEqual([]);
    expect(spreadByKey([], byUsers([1]), 100)).toEqual([]);
  });
});

describe('a key with fixed amounts and prices over periods', () => {
  const basis: ShareBasis = {
    claimants: [claimant(1), claimant(2), claimant(3)],
    components: [
      { position: 1, kind: 'fixed', amounts: [{ partyId: 3, unitId: null, amount: ore(50_050) }] },
      { position: 2, kind: 'equal', weight: fraction(1, 1) },
    ],
    figures: [
      [null, null, null],
      [null, null, null],
    ],
  };

  test('takes them in the proportions of the whole, not all in the first period', () => {
    const whole = shareByKey(ore(200_050), basis, { unit: 100, mode: 'exact' });
    const table = spreadByKey([ore(50_000), ore(100_000), ore(50_050)], basis, 100);
    expect(table.map(sumOf)).toEqual([50_000, 100_000, 50_050]);
    basis.claimants.forEach((_, at) => {
      expect(sumOf(column(table, at))).toBe(sumOf(whole.map((part) => part[at]!)));
    });
    expect(table[0]![2]).toBeLessThan(50_050);
  });

  test('adds up for any periods that the key can share as a whole', () => {
    fc.assert(
      fc.property(periods, roundingUnit, (sums, unit) => {
        fc.pre(Math.abs(sumOf(sums)) >= 50_050);
        const table = spreadByKey(sums, basis, unit);
        expect(table.map(sumOf)).toEqual(sums);
        const whole = shareByKey(ore(sumOf(sums)), basis, { unit, mode: 'exact' });
        expect([0, 1, 2].map((at) => sumOf(column(table, at)))).toEqual(
          [0, 1, 2].map((at) => sumOf(whole.map((part) => part[at]!))),
        );
      }),
    );
  });

  test('is refused where the fixed amounts are more than the whole', () => {
    expect(() => spreadByKey([ore(10_000), ore(20_000)], basis, 100)).toThrow(Refusal);
  });
});
