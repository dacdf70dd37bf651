import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { RoundingUnit } from '~/domain/allocate';
import { parseDate } from '~/domain/calendar';
import { shareBudget, tableOf, type Rounding, type ShareTable } from '~/domain/cost-share';
import { explainShare, findShareRow, type WeightedPart } from '~/domain/explain';
import { fraction } from '~/domain/fraction';
import type { BasisFigure, Claimant, KeyComponent } from '~/domain/key';
import { ore } from '~/domain/money';

const exact: Rounding = { unit: 100, mode: 'exact' };

function claimant(partyId: number, code = String(2000 + partyId), unitId: number | null = null): Claimant {
  const unitName = unitId === null ? null : `Enhet ${unitId}`;
  return { partyId, partyName: `Part ${partyId}`, unitId, unitName, code };
}

function figure(value: number): BasisFigure {
  return { id: value, value, referenceDate: parseDate('2018-12-31')!, precision: 'day', source: 'SCB' };
}

const population = (weight = fraction(1, 1), position = 1): KeyComponent => ({
  position,
  kind: 'population',
  weight,
  seriesName: 'Folkmängd',
});

function table(
  amount: number,
  components: readonly KeyComponent[],
  values: readonly number[],
  rounding = exact,
): ShareTable {
  const figures = components.map(({ kind }) =>
    values.map((value) => (['population', 'driver', 'perUnit'].includes(kind) ? figure(value) : null)),
  );
  const claimants = values.map((_, at) => claimant(at + 1));
  return shareBudget([{ amount: ore(amount), carriedBy: null }], { claimants, components, figures }, rounding);
}

const weighted = (of: ShareTable, at: number, part = 0) => explainShare(of, at).parts[part] as WeightedPart;

/** Of Min skolskjuts, phase 1. */
const people = [
  23_323, 52_224, 58_923, 10_271, 15_457, 15_804, 26_946, 10_106, 20_390, 6_892, 10_907, 10_897, 11_123, 6_807, 7_121,
];
const skolskjuts = (mode: Rounding['mode']) =>
  table(93_000_000, [{ position: 1, kind: 'equal', weight: fraction(1, 2) }, population(fraction(1, 2), 2)], people, {
    unit: 100,
    mode,
  });

describe('the explanation of a share', () => {
  test('that is only lines carried alone names no part of the key, which may lack figures', () => {
    const claimants = [claimant(1), claimant(2)];
    const basis = { claimants, components: [population()], figures: [[null, null]] };
    const own = shareBudget([{ amount: ore(70_000), carriedBy: 2 }], basis, exact);
    expect([0, 1].map((at) => explainShare(own, at))).toMatchObject([
      { shared: 0, taken: 0, parts: [], carried: 0, sum: 0 },
      { shared: 0, taken: 0, parts: [], carried: 70_000, sum: 70_000 },
    ]);
  });

  test('of Ludvika in Min skolskjuts has the figure, the exact value and the rounded one', () => {
    const { parts, shared, taken, carried, sum } = explainShare(skolskjuts('exact'), 6);
    expect({ shared, taken, carried, sum }).toEqual({ shared: 93_000_000, taken: 0, carried: 0, sum: 7_462_900 });
    expect(parts[0]).toMatchObject({
      kind: 'equal',
      component: { exact: '465000.00', sum: 46_500_000 },
      basis: { own: 1, sum: 15 },
      exact: '31000.00',
      whole: true,
      amount: 3_100_000,
      lastUnit: { certain: 3_100_000, remainder: '0.00', left: 0, extra: 0, tie: null },
    });
    expect(parts[1]).toMatchObject({
      kind: 'population',
      figure: { value: 26_946, referenceDate: '2018-12-31', source: 'SCB' },
      basis: { own: 26_946, sum: 287_191 },
      // 465 000 x 26 946 / 287 191 = 43 629,1179...
      exact: '43629.12',
      whole: false,
      amount: 4_362_900,
      agrees: true,
      lastUnit: { certain: 4_362_900, remainder: '0.12', extra: 0, claimants: 15 },
    });
  });

  test('tells why Borlänge loses the krona that plain rounding gave it', () => {
    const { lastUnit, exact: text, amount } = weighted(skolskjuts('exact'), 1, 1);
    expect([text, amount]).toEqual(['84557.52', 8_455_700]);
    expect(lastUnit).toMatchObject({ certain: 8_455_700, remainder: '0.52', extra: 0, tie: null });
    expect(lastUnit!.rank).toBe(lastUnit!.left + 1);
    const plain = weighted(skolskjuts('plain'), 1, 1);
    expect([plain.amount, plain.lastUnit, plain.agrees]).toEqual([8_455_800, null, true]);
  });

  test.each([
    ['basis', [14, 26], ['1', '2'], 1000, [0, 1]],
    ['code', [1, 1], ['2', '1'], 300, [0, 1]],
    ['order', [1, 1], ['1', '1'], 300, [1, 0]],
  ] as const)('says that the %s decided between equal remainders', (tie, values, codes, amount, extras) => {
    const claimants = codes.map((code, at) => claimant(1, code, at + 1));
    const shared = shareBudget(
      [{ amount: ore(amount), carriedBy: null }],
      { claimants, components: [population()], figures: [values.map(figure)] },
      exact,
    );
    extras.forEach((extra, at) => {
      expect(weighted(shared, at).lastUnit).toMatchObject({ tie, left: 1, extra: extra * 100, remainder: '0.50' });
    });
  });

  test('never shows a remainder as nothing or as a whole unit', () => {
    const thin = table(100, [population()], [99_999, 1]);
    expect(weighted(thin, 0).lastUnit!.remainder).toBe('0.99999');
    expect(weighted(thin, 1).lastUnit!.remainder).toBe('0.00001');
  });

  test('of a fixed amount says whether the key names the party', () => {
    const components: KeyComponent[] = [
      { position: 1, kind: 'fixed', amounts: [{ partyId: 2, unitId: null, amount: ore(5000) }] },
      { ...population(), position: 2 },
    ];
    const shared = table(15_000, components, [1, 1]);
    expect(explainShare(shared, 0)).toMatchObject({ shared: 15_000, taken: 5000 });
    expect(explainShare(shared, 0).parts[0]).toEqual({
      kind: 'fixed',
      position: 1,
      amount: 0,
      portion: null,
      named: false,
    });
    expect(explainShare(shared, 1).parts[0]).toEqual({
      kind: 'fixed',
      position: 1,
      amount: 5000,
      portion: null,
      named: true,
    });
    expect(weighted(shared, 0, 1).component).toEqual({ exact: '100.00', sum: 10_000 });
  });

  test('of a price says what it comes to and whether the ceiling is hit', () => {
    const price = { position: 1, kind: 'perUnit', seriesName: 'Elever', price: ore(500), ceiling: ore(4000) } as const;
    const shared = table(15_000, [price, { ...population(), position: 2 }], [10, 8]);
    expect(explainShare(shared, 0).parts[0]).toMatchObject({ product: 5000, ceilingHit: true, amount: 4000 });
    expect(explainShare(shared, 1).parts[0]).toMatchObject({ product: 4000, ceilingHit: false, amount: 4000 });
    const credit = table(-15_000, [price, { ...population(), position: 2 }], [10, 8]);
    expect(explainShare(credit, 0).parts[0]).toMatchObject({ product: -5000, ceilingHit: true, amount: -4000 });
  });

  test('of a price says when the amount was rounded, the product or the ceiling', () => {
    const price = { position: 1, kind: 'perUnit', seriesName: 'Elever', price: ore(1250), ceiling: ore(9050) } as const;
    const shared = table(100_000, [price, { ...population(), position: 2 }], [5, 8, 4]);
    const part = (at: number) => explainShare(shared, at).parts[0];
    expect(part(0)).toMatchObject({ product: 6250, amount: 6300, ceilingHit: false, rounded: true });
    expect(part(1)).toMatchObject({ product: 10_000, amount: 9000, ceilingHit: true, rounded: true });
    expect(part(2)).toMatchObject({ product: 5000, amount: 5000, ceilingHit: false, rounded: false });
  });

  test('of agreed per cent says which part the party has', () => {
    const shares = [
      { partyId: 1, unitId: null, share: { numerator: 3, denominator: 8 } },
      { partyId: 2, unitId: null, share: { numerator: 5, denominator: 8 } },
      { partyId: 3, unitId: null, share: { numerator: 0, denominator: 1 } },
    ];
    const shared = table(10_000, [{ position: 1, kind: 'percent', weight: fraction(1, 1), shares }], [1, 1, 1]);
    expect(weighted(shared, 0)).toMatchObject({
      share: { numerator: 3, denominator: 8 },
      basis: { own: 3, sum: 8 },
      exact: '37.50',
      amount: 3700,
      lastUnit: { remainder: '0.50', left: 1, rank: 2, claimants: 2, extra: 0, tie: 'basis' },
    });
    expect(weighted(shared, 2)).toMatchObject({ share: { numerator: 0, denominator: 1 }, amount: 0, exact: '0.00' });
  });

  test('holds the lines that the party carries alone apart from what is shared', () => {
    const claimants = [claimant(1), claimant(2)];
    const lines = [
      { amount: ore(10_000), carriedBy: null },
      { amount: ore(700), carriedBy: 2 },
    ];
    const shared = shareBudget(lines, { claimants, components: [population()], figures: [[1, 1].map(figure)] }, exact);
    expect(explainShare(shared, 1)).toMatchObject({ shared: 10_000, carried: 700, sum: 5700 });
  });

  test('says so when the amount of the table is not what the figures give', () => {
    const right = table(10_000, [population()], [1, 1]);
    const rows = right.rows.map((row, at) => ({ ...row, parts: [ore(at === 0 ? 6000 : 4000)] }));
    const stored = tableOf(right.components, rows, right.total, exact);
    expect([0, 1].map((at) => weighted(stored, at).agrees)).toEqual([false, false]);
    expect(weighted(stored, 0).exact).toBe('50.00');
  });

  test('of a row that is not there is a fault', () => {
    expect(() => explainShare(skolskjuts('exact'), 15)).toThrow(RangeError);
  });
});

describe('any explanation', () => {
  const rounding = fc.record({
    unit: fc.constantFrom<RoundingUnit>(1, 100, 10_000, 100_000),
    mode: fc.constantFrom('exact' as const, 'plain' as const),
  });
  const values = fc
    .array(fc.oneof(fc.constant(0), fc.nat(20), fc.nat(500_000)), { minLength: 1, maxLength: 12 })
    .filter((made) => made.some((value) => value > 0));
  // Of nothing the key gives no part.
  const total = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).filter((amount) => amount !== 0);

  test('comes to the amount of the table, and hands out just the units that were left', () => {
    fc.assert(
      fc.property(total, values, fc.integer({ min: 1, max: 6 }), rounding, (amount, people, part, how) => {
        const components: KeyComponent[] = [
          { position: 1, kind: 'equal', weight: fraction(part, 7) },
          population(fraction(7 - part, 7), 2),
        ];
        const shared = table(amount, components, people, how);
        const explained = shared.rows.map((_, at) => explainShare(shared, at));
        for (const [at, { parts, sum }] of explained.entries()) {
          expect(sum).toBe(shared.rows[at]!.sum);
          for (const one of parts as WeightedPart[]) {
            expect(one.agrees).toBe(true);
            expect(one.exact).toMatch(/^-?\d+\.\d\d$/);
            if (one.lastUnit) expect(one.lastUnit.certain + one.lastUnit.extra).toBe(Math.abs(one.amount));
          }
        }
        if (how.mode === 'plain') return;
        components.forEach((_, index) => {
          const lines = explained.map(({ parts }) => (parts[index] as WeightedPart).lastUnit!);
          expect(lines.filter(({ extra }) => extra > 0)).toHaveLength(lines[0]!.left);
          expect(lines.map(({ rank }) => rank).sort((a, b) => a - b)).toEqual(lines.map((_, at) => at + 1));
          for (const { rank, left, extra } of lines) expect(extra > 0).toBe(rank <= left);
        });
      }),
    );
  });

  test('gives the exact value of huge sums without losing a digit', () => {
    const shared = table(999_999_999_999, [population()], [333_333_333, 666_666_667]);
    // 9 999 999 999,99 x 333 333 333 / 1 000 000 000
    expect(weighted(shared, 0).exact).toBe('3333333330.00');
    expect(weighted(shared, 1).exact).toBe('6666666669.99');
  });
});

describe('the row that is asked for', () => {
  const claimants = [claimant(1, '2085', 11), claimant(1, '2085', 12), claimant(2)];
  const shared = shareBudget(
    [{ amount: ore(300), carriedBy: null }],
    { claimants, components: [population()], figures: [[1, 1, 1].map(figure)] },
    exact,
  );

  test.each([
    [1, 12, 1],
    [1, null, 0],
    [2, null, 2],
    [2, 11, -1],
    [3, null, -1],
    [null, null, -1],
  ])('of party %s and unit %s is %i', (partyId, unitId, at) => {
    expect(findShareRow(shared, partyId, unitId)).toBe(at);
  });
});
