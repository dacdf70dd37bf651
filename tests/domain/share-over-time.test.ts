import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, parseDate, type CalendarDate } from '~/domain/calendar';
import { shareBudget, tableOf, type Rounding, type ShareTable } from '~/domain/cost-share';
import { explainShare } from '~/domain/explain';
import { fraction } from '~/domain/fraction';
import type { BasisFigure, Claimant, KeyComponent, ShareBasis } from '~/domain/key';
import { ore } from '~/domain/money';
import { stretchesOf, type Presence, type Stretch } from '~/domain/presence';
import { Refusal } from '~/domain/refusal';
import { shareOverTime, stretchesIn, withStretches } from '~/domain/share-over-time';

const exact: Rounding = { unit: 100, mode: 'exact' };
const year = { start: '2020-01-01' as CalendarDate, end: '2020-12-31' as CalendarDate };
const equal: KeyComponent = { position: 1, kind: 'equal', weight: fraction(1, 1) };

function party(partyId: number, partyName = `Part ${partyId}`): Claimant {
  return { partyId, partyName, unitId: null, unitName: null, code: String(2000 + partyId) };
}

function figure(value: number): BasisFigure {
  return { id: value, value, referenceDate: parseDate('2019-12-31')!, precision: 'day', source: 'SCB' };
}

function basisOf(components: readonly KeyComponent[], values: readonly number[]): ShareBasis {
  return {
    components,
    claimants: values.map((_, at) => party(at + 1)),
    figures: components.map(({ kind }) =>
      values.map((value) => (['population', 'driver', 'perUnit'].includes(kind) ? figure(value) : null)),
    ),
  };
}

const shared = (amount: number) => ({ amount: ore(amount), carriedBy: null });
const from = (partyId: number, day: string | null, until: string | null = null): Presence => ({
  partyId,
  from: day as CalendarDate | null,
  until: until as CalendarDate | null,
});
const sums = (table: ShareTable) => table.rows.map(({ sum }) => sum);

describe('a share over time', () => {
  test('of who joins in April is for the days from then, and the others carry the rest', () => {
    // 366 000 kr is 1 000 kr a day: 91 days by two, 275 by three.
    const stretches = stretchesOf(year, [from(1, null), from(2, null), from(3, '2020-04-01')]);
    const table = shareOverTime([shared(366_000_00)], basisOf([equal], [0, 0, 0]), stretches, exact);
    expect(table.stretches.map(({ days, table: { total } }) => [days, total])).toEqual([
      [91, 91_000_00],
      [275, 275_000_00],
    ]);
    expect(sums(table)).toEqual([137_167_00, 137_167_00, 91_666_00]);
    expect(table).toMatchObject({ total: 366_000_00, difference: 0, columnSums: [366_000_00] });
  });

  test('leaves a line of one party with that party, whenever it is there', () => {
    const stretches = stretchesOf(year, [from(1, null), from(2, '2020-07-01')]);
    const lines = [shared(366_00), { amount: ore(50_000), carriedBy: 2 }];
    const table = shareOverTime(lines, basisOf([equal], [0, 0]), stretches, exact);
    expect(table.rows.map(({ parts, carried }) => [parts[0], carried])).toEqual([
      [274_00, 0],
      [92_00, 50_000],
    ]);
    expect(table).toMatchObject({ total: 366_00 + 50_000, carriedSum: 50_000, difference: 0 });
    expect(table.stretches.every((stretch) => stretch.table.carriedSum === 0)).toBe(true);
  });

  test('is the lines themselves where parties carry all of them, whenever they are there', () => {
    const fixed: KeyComponent = {
      position: 1,
      kind: 'fixed',
      amounts: [{ partyId: 1, unitId: null, amount: ore(100) }],
    };
    const stretches = stretchesOf(year, [from(1, null), from(2, '2020-07-01')]);
    const lines = [1, 2].map((carriedBy) => ({ amount: ore(carriedBy * 333), carriedBy }));
    const table = shareOverTime(lines, basisOf([fixed, equal], [0, 0]), stretches, exact);
    expect(table).toMatchObject({ stretches: [], total: 999, difference: 0 });
    expect(sums(table)).toEqual([333, 666]);
    expect(explainShare(table, 1)).toMatchObject({ shared: 0, parts: [], overTime: null, carried: 666, sum: 666 });
  });

  test('takes fixed amounts and prices for the days that a party is present', () => {
    const amounts = [1, 2].map((partyId) => ({ partyId, unitId: null, amount: ore(36_600_00) }));
    const components: KeyComponent[] = [
      { position: 1, kind: 'fixed', amounts },
      { position: 2, kind: 'perUnit', seriesName: 'Elever', price: ore(366_00), ceiling: ore(7_320_00) },
      { ...equal, position: 3 },
    ];
    const stretches = stretchesOf(year, [from(1, null), from(2, null, '2020-07-01')]);
    const table = shareOverTime([shared(366_000_00)], basisOf(components, [10, 100]), stretches, exact);
    // Half of the year is 182 of its 366 days.
    expect(table.rows.map(({ parts }) => parts.slice(0, 2))).toEqual([
      [36_600_00, 3_660_00],
      [18_200_00, 3_640_00],
    ]);
    expect(sums(table).reduce((all, sum) => all + sum, 0)).toBe(366_000_00);
    const explained = explainShare(table, 1).overTime!;
    expect(explained.stretches[0]!.own!.parts.slice(0, 2)).toMatchObject([
      { kind: 'fixed', amount: 18_200_00, portion: { days: 182, of: 366 } },
      { kind: 'perUnit', amount: 3_640_00, ceilingHit: true, rounded: false, portion: { days: 182, of: 366 } },
    ]);
  });

  test('of a key that names the newcomer only is for the days from when it comes', () => {
    const newcomer: KeyComponent = {
      ...{ position: 1, kind: 'percent', weight: fraction(1, 1) },
      shares: [{ partyId: 2, unitId: null, share: { numerator: 1, denominator: 1 } }],
    };
    const stretches = stretchesOf(year, [from(1, null), from(2, '2020-04-01')]);
    const table = shareOverTime([shared(100_000_00)], basisOf([newcomer], [0, 0]), stretches, exact);
    expect(sums(table)).toEqual([0, 100_000_00]);
  });

  test('is refused where a key names a party for days on which it does not take part, and says which', () => {
    const halves: KeyComponent = {
      ...{ position: 1, kind: 'percent', weight: fraction(1, 1) },
      shares: [1, 2].map((partyId) => ({ partyId, unitId: null, name: `Part ${partyId}`, share: fraction(1, 2) })),
    };
    const stretches = stretchesOf(year, [from(1, null), from(2, null, '2020-07-01')]);
    expect(() => shareOverTime([shared(100)], basisOf([halves], [0, 0]), stretches, exact)).toThrow(
      new Refusal('2020-07-01 – 2020-12-31: Nyckeln ger en andel till Part 2, som inte deltar.'),
    );
  });

  test('of fixed amounts only must still come to the total', () => {
    const amounts = [1, 2].map((partyId) => ({ partyId, unitId: null, amount: ore(183_00) }));
    const fixed: KeyComponent = { position: 1, kind: 'fixed', amounts };
    const basis = basisOf([fixed], [0, 0]);
    const stretches = stretchesOf(year, [from(1, null), from(2, null, '2020-07-01')]);
    expect(() => shareOverTime([shared(366_00)], basis, stretches, exact)).toThrow(/lämnar 92 kr .* som ingen betalar/);
    const fitting = shareOverTime([shared(274_00)], basis, stretches, exact);
    expect(sums(fitting)).toEqual([183_00, 91_00]);
  });

  test('says in which days a claimant takes part, and what each stretch gave', () => {
    const stretches = stretchesOf(year, [from(1, null), from(2, '2020-04-01', '2020-10-01')]);
    const table = shareOverTime([shared(366_00)], basisOf([equal], [0, 0]), stretches, exact);
    expect(explainShare(table, 1)).toMatchObject({
      parts: [],
      sum: 92_00 - 100,
      overTime: {
        days: 183,
        of: 366,
        present: [{ from: '2020-04-01', to: '2020-09-30' }],
        stretches: [
          { days: 91, parties: 1, own: null },
          { days: 183, parties: 2, shared: 183_00, own: { sum: 91_00, parts: [{ kind: 'equal', agrees: true }] } },
          { days: 92, parties: 1, own: null },
        ],
      },
    });
    expect(explainShare(table, 0).overTime!.present).toEqual([{ from: null, to: null }]);
  });

  test('is read again from what was stored, and shared anew from it', () => {
    const stretches = stretchesOf(year, [from(1, null), from(2, '2020-04-01')]);
    const basis = basisOf([{ ...equal, kind: 'population', seriesName: 'Folkmängd' } as KeyComponent], [3, 1]);
    const table = shareOverTime([shared(1_000_01)], basis, stretches, exact);
    const stored = table.stretches.map(({ from: first, to, table: own }) => ({
      ...{ from: first, to, amount: own.total },
      rows: own.rows.map(({ claimant: { partyId, unitId }, parts }) => ({ partyId, unitId, parts })),
    }));
    const whole = tableOf(table.components, table.rows, table.total, exact);
    expect(withStretches(whole, stored)).toEqual(table);
    expect(stretchesIn(table)).toEqual(stretches);
    expect(shareOverTime([shared(1_000_01)], basis, stretchesIn(table), exact)).toEqual(table);
  });
});

describe('whatever the stretches', () => {
  const components: KeyComponent[] = [
    { position: 1, kind: 'equal', weight: fraction(1, 3) },
    { position: 2, kind: 'population', weight: fraction(2, 3), seriesName: 'Folkmängd' },
  ];
  const count = 4;
  const made = fc.record({
    amount: fc.integer({ min: -100_000_000_000, max: 100_000_000_000 }),
    own: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    values: fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: count, maxLength: count }),
    unit: fc.constantFrom<Rounding['unit']>(1, 100, 10_000, 100_000),
    // Days on end, each with some of the parties; the first is in all of them.
    turns: fc.array(fc.record({ days: fc.integer({ min: 1, max: 400 }), others: fc.subarray([2, 3]) }), {
      minLength: 1,
      maxLength: 5,
    }),
  });
  const stretchesFrom = (
    turns: readonly { readonly days: number; readonly others: readonly number[] }[],
  ): Stretch[] => {
    let next = year.start;
    return turns.map(({ days, others }) => {
      const first = next;
      next = addDays(first, days);
      return { from: first, to: addDays(next, -1), partyIds: [1, ...others] };
    });
  };

  test('rows and columns add up, in whole units but for what the total leaves, and who is never there pays nothing', () => {
    fc.assert(
      fc.property(made, ({ amount, own, values, unit, turns }) => {
        const lines = [shared(amount), { amount: ore(own), carriedBy: 1 }];
        const table = shareOverTime(lines, basisOf(components, values), stretchesFrom(turns), { unit, mode: 'exact' });
        expect(sums(table).reduce((all, sum) => all + sum, 0)).toBe(amount + own);
        expect(table).toMatchObject({ total: amount + own, difference: 0, carriedSum: own });
        expect(table.columnSums.reduce((all, sum) => all + sum, 0)).toBe(amount);
        expect(table.rows[3]!.sum).toBe(0);
        expect(Math.abs(3 * table.columnSums[0]! - amount)).toBeLessThan(3 * unit);
        expect(table.stretches.reduce((all, { table: { total } }) => all + total, 0)).toBe(
          table.stretches.length === 0 ? 0 : amount,
        );
        for (const { table: part } of table.stretches) {
          expect(part.difference).toBe(0);
          expect(part.rows.reduce((all, { sum }) => all + sum, 0)).toBe(part.total);
        }
        const uneven = table.rows.flatMap(({ parts }) => parts).filter((part) => part % unit !== 0);
        expect(uneven.length).toBeLessThanOrEqual(amount % unit === 0 ? 0 : 2);
      }),
    );
  });

  test('two of equal figures who are there as long differ by a unit at most in each part', () => {
    fc.assert(
      fc.property(made, ({ amount, values: [first, second, , last], unit, turns }) => {
        // In whole units: öre that fill none go to one party alone.
        const total = amount - (amount % unit);
        const twins = turns.map(({ days, others }) => ({ days, others: [...others.filter((id) => id !== 3), 4] }));
        const basis = basisOf(components, [first!, second!, last!, first!]);
        const table = shareOverTime([shared(total)], basis, stretchesFrom(twins), { unit, mode: 'exact' });
        components.forEach((_, at) => {
          expect(Math.abs(table.rows[0]!.parts[at]! - table.rows[3]!.parts[at]!)).toBeLessThanOrEqual(unit);
        });
      }),
    );
  });

  test('one stretch of everybody is the share of the whole', () => {
    fc.assert(
      fc.property(made, ({ amount, values, unit }) => {
        const basis = basisOf(components, values);
        const everybody = stretchesOf(
          year,
          [1, 2, 3, 4].map((partyId) => from(partyId, null)),
        );
        const rounding = { unit, mode: 'exact' } as const;
        expect(shareOverTime([shared(amount)], basis, everybody, rounding)).toEqual(
          shareBudget([shared(amount)], basis, rounding),
        );
      }),
    );
  });

  test('the order of the parties does not matter', () => {
    fc.assert(
      fc.property(made, ({ amount, values, unit, turns }) => {
        const basis = basisOf(components, values);
        const turned: ShareBasis = {
          components,
          claimants: basis.claimants.toReversed(),
          figures: basis.figures.map((row) => row.toReversed()),
        };
        const rounding = { unit, mode: 'exact' } as const;
        const stretches = stretchesFrom(turns);
        expect(sums(shareOverTime([shared(amount)], turned, stretches, rounding)).toReversed()).toEqual(
          sums(shareOverTime([shared(amount)], basis, stretches, rounding)),
        );
      }),
    );
  });
});
