import { describe, expect, test } from 'vitest';

import { askedFigures, sumCounted, usedFigures, withAssumedFigures, type AssumedFigure } from '~/domain/assumed-figure';
import type { CalendarDate } from '~/domain/calendar';
import { shareBudget } from '~/domain/cost-share';
import { fraction } from '~/domain/fraction';
import type { BasisFigure, ShareBasis } from '~/domain/key';
import { ore } from '~/domain/money';

const today = '2020-12-18' as CalendarDate;
const series = new Map([
  ['Antal användare', 5],
  ['Folkmängd', 6],
]);

function counted(value: number): BasisFigure {
  return { id: value, value, referenceDate: '2019-12-31' as CalendarDate, precision: 'day', source: 'Räknat' };
}

function assume(partyId: number, value: number, known: Partial<AssumedFigure> = {}): AssumedFigure {
  return { seriesId: 5, partyId, unitId: null, value, replaces: false, ...known };
}

/** Mora has 300 users, Orsa none that are counted. */
const basis: ShareBasis = {
  components: [
    { position: 1, kind: 'perUnit', seriesName: 'Antal användare', price: ore(100), ceiling: null },
    { position: 2, kind: 'driver', seriesName: 'Antal användare', weight: fraction(1, 2) },
    { position: 3, kind: 'equal', weight: fraction(1, 2) },
  ],
  claimants: [
    { partyId: 1, partyName: 'Mora', unitId: null, unitName: null, code: '2062' },
    { partyId: 2, partyName: 'Orsa', unitId: null, unitName: null, code: '2034' },
  ],
  figures: [
    [counted(300), null],
    [counted(300), null],
    [null, null],
  ],
};

const valuesOf = ({ figures }: ShareBasis) => figures.map((row) => row.map((figure) => figure?.value ?? null));
const assuming = (figures: readonly AssumedFigure[]) => withAssumedFigures(basis, { figures, series, today });

describe('an assumed figure', () => {
  test('is used by every component of its series where there is no real one', () => {
    expect(valuesOf(assuming([assume(2, 100)]))).toEqual([
      [300, 100],
      [300, 100],
      [null, null],
    ]);
    expect(assuming([assume(2, 100)]).figures[0]![1]).toMatchObject({ source: 'antagen siffra', assumed: 'missing' });
  });

  test('gives way to a real one, unless it replaces it', () => {
    expect(assuming([assume(1, 7)])).toEqual(basis);
    const replaced = assuming([assume(1, 7, { replaces: true })]);
    expect(replaced.figures[1]![0]).toMatchObject({ value: 7, assumed: 'replaced' });
  });

  test('is of its own series, party and unit', () => {
    expect(assuming([assume(2, 100, { seriesId: 6 }), assume(2, 100, { unitId: 4 }), assume(3, 100)])).toEqual(basis);
  });

  test('shares like any other, and is told of in what comes of it, once', () => {
    const table = shareBudget([{ amount: ore(100_000), carriedBy: null }], assuming([assume(2, 100)]), {
      unit: 1,
      mode: 'exact',
    });
    // 40 000 by price, and of the 60 000 left half by users (3 to 1) and half equally
    expect(table.rows.map(({ sum }) => sum)).toEqual([30_000 + 22_500 + 15_000, 10_000 + 7_500 + 15_000]);
    expect(usedFigures([table, table])).toEqual([
      { partyId: 2, name: 'Orsa', seriesName: 'Antal användare', value: 100, real: 'missing' },
    ]);
    expect(usedFigures([{ components: basis.components, rows: [] }])).toEqual([]);
  });
});

describe('which figures a form has room for', () => {
  const asked = (newcomers: readonly number[], figures: readonly AssumedFigure[] = []) =>
    askedFigures([basis, basis], newcomers, { figures, series }).map(({ partyName, seriesName, real }) => [
      partyName,
      seriesName,
      real?.value ?? null,
    ]);

  test('those that are missing and those of newcomers, once each', () => {
    expect(asked([])).toEqual([['Orsa', 'Antal användare', null]]);
    expect(asked([1])).toEqual([
      ['Mora', 'Antal användare', 300],
      ['Orsa', 'Antal användare', null],
    ]);
  });

  test('and those that are assumed already', () => {
    expect(asked([], [assume(1, 7)])).toHaveLength(2);
  });
});

describe('what a series counts', () => {
  const figures = [
    { partyId: 1, unitId: null, value: 999 },
    { partyId: 1, unitId: 4, value: 40 },
    { partyId: 2, unitId: null, value: 30 },
  ];

  test('is summed by party, of its units where those are counted, and tells whose is missing', () => {
    expect(sumCounted(figures, [1, 2, 3], [])).toEqual({ sum: 70, missing: [3] });
  });

  test('is completed by assumed figures', () => {
    expect(sumCounted(figures, [1, 2, 3], [assume(3, 5)])).toEqual({ sum: 75, missing: [] });
    expect(sumCounted(figures, [1, 2], [assume(2, 5)]).sum).toBe(70);
    expect(sumCounted(figures, [1, 2], [assume(2, 5, { replaces: true })]).sum).toBe(45);
    expect(sumCounted(figures, [1], [assume(1, 6, { unitId: 8 })]).sum).toBe(46);
  });
});
