import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import {
  byParty,
  byRole,
  cellsAfter,
  compareStated,
  formYears,
  HOUR_CATEGORIES,
  sumFigures,
  sumRows,
  yearsOf,
  type BudgetedTime,
  type HourCell,
  type HourFigure,
} from '~/domain/hour-budget';
import { hours } from '~/domain/hours';
import { ore } from '~/domain/money';

function cell(year: number, time: number, cost: number | null = null, month: number | null = null): HourCell {
  return { year, month, hours: hours(time * 100), cost: cost === null ? null : ore(cost * 100) };
}

function row(values: Partial<BudgetedTime>): BudgetedTime {
  return { category: 'verksamhet', role: 'Styrgrupp', partyId: null, partyName: null, cells: [], ...values };
}

const external = [
  row({ category: 'extern', role: 'Projektledare', cells: [cell(2019, 320, 389_760), cell(2020, 880, 1_078_000)] }),
  row({ category: 'extern', role: 'Konsultstöd', cells: [cell(2019, 10, 10_000), cell(2021, 50, 50_000)] }),
];
const mora = row({ role: 'Utvecklare', partyId: 3, partyName: 'Mora', cells: [cell(2020, 440)] });
const alvdalen = row({ role: 'Utvecklare', partyId: 9, partyName: 'Älvdalen', cells: [cell(2020, 7.5)] });
const borlange = row({ role: 'Koordinator', partyId: 5, partyName: 'Borlänge', cells: [cell(2019, 192)] });

describe('sums', () => {
  test('are by year and in all, hours and money apart', () => {
    expect(yearsOf(external)).toEqual([2019, 2020, 2021]);
    expect(sumRows(external, [2019, 2020, 2021])).toEqual({
      byYear: [
        { hours: 330_00, cost: 399_760_00 },
        { hours: 880_00, cost: 1_078_000_00 },
        { hours: 50_00, cost: 50_000_00 },
      ],
      total: { hours: 1_260_00, cost: 1_527_760_00 },
    });
  });

  test('tell a year of 0 hours from one of which nothing is said, and no cost from a cost of 0', () => {
    const sums = sumRows([row({ cells: [cell(2020, 0)] })], [2019, 2020]);
    expect(sums.byYear).toEqual([null, { hours: 0, cost: null }]);
    expect(sumFigures([cell(2020, 0, 0)])).toEqual({ hours: 0, cost: 0 });
  });

  test('of no rows are nothing', () => {
    expect(yearsOf([])).toEqual([]);
    expect(sumRows([], [])).toEqual({ byYear: [], total: { hours: 0, cost: null } });
  });

  test('add up months of one year', () => {
    const months = row({ cells: [cell(2020, 7.5, null, 1), cell(2020, 2.25, null, 2)] });
    expect(sumRows([months], [2020]).byYear).toEqual([{ hours: 975, cost: null }]);
  });
});

describe('groups', () => {
  test('are parties in Swedish order, and those of no party last', () => {
    const groups = byParty([external[0]!, alvdalen, mora, borlange]);
    expect(groups.map((group) => group.name)).toEqual(['Borlänge', 'Mora', 'Älvdalen', null]);
  });

  test('are roles in the order of the budget, across parties', () => {
    const groups = byRole([mora, borlange, alvdalen]);
    expect(groups).toEqual([
      { name: 'Utvecklare', rows: [mora, alvdalen] },
      { name: 'Koordinator', rows: [borlange] },
    ]);
  });
});

describe('the totals of a source', () => {
  const stated = { category: 'extern', hours: hours(330_00), cost: null } as const;

  test('agree by category and year', () => {
    const [comparison] = compareStated([...external, borlange], [{ ...stated, year: 2019 }]);
    expect(comparison).toMatchObject({ agrees: true, computed: { hours: 330_00, cost: 399_760_00 } });
  });

  test('of all years are compared with all years', () => {
    const [comparison] = compareStated(external, [{ ...stated, year: null }]);
    expect(comparison).toMatchObject({ agrees: false, computed: { hours: 1_260_00 } });
  });

  test('differ when only the money differs', () => {
    const [comparison] = compareStated(external, [{ ...stated, year: 2019, cost: ore(399_760_01) }]);
    expect(comparison!.agrees).toBe(false);
  });

  test('of a category without rows are compared with nothing', () => {
    const [comparison] = compareStated([], [{ ...stated, year: 2021, hours: hours(0), cost: ore(0) }]);
    expect(comparison).toMatchObject({ agrees: true, computed: { hours: 0, cost: null } });
  });
});

describe('the years of a form', () => {
  const date = (text: string) => text as CalendarDate;
  const none = { startDate: null, endDate: null };

  test.each([
    ['the project', { startDate: date('2019-09-06'), endDate: date('2022-06-01') }, [], [2019, 2020, 2021, 2022]],
    ['three at least', { startDate: date('2019-09-06'), endDate: date('2019-12-01') }, [], [2019, 2020, 2021]],
    ['the budget so far', none, [row({ cells: [cell(2018, 1), cell(2021, 1)] })], [2018, 2019, 2020, 2021]],
    [
      'both',
      { startDate: date('2020-01-01'), endDate: null },
      [row({ cells: [cell(2017, 1)] })],
      [2017, 2018, 2019, 2020],
    ],
    ['from today on when nothing is known', none, [], [2020, 2021, 2022]],
    [
      'not beyond what can be stored',
      { startDate: date('2100-01-01'), endDate: date('2150-01-01') },
      [],
      [2098, 2099, 2100],
    ],
    ['not before it', { startDate: date('1990-01-01'), endDate: date('2001-01-01') }, [], [2000, 2001]],
  ])('are those of %s', (_, project, rows, years) => {
    expect(formYears(project, rows, date('2020-12-18'))).toEqual(years);
  });
});

describe('the cells after a form', () => {
  const spread = [cell(2020, 10, null, 1), cell(2020, 20, null, 2), cell(2021, 5)];

  test('keep the months of a year whose sum is unchanged', () => {
    expect(cellsAfter(spread, [year(2020, 30), year(2021, 6)])).toEqual([spread[0], spread[1], cell(2021, 6)]);
  });

  test('become one figure for a year whose sum is changed', () => {
    expect(cellsAfter(spread, [year(2020, 31), year(2021, 5)])).toEqual([cell(2020, 31), cell(2021, 5)]);
  });

  test('hold no year that the form leaves out, and a new one that it names', () => {
    expect(cellsAfter(spread, [year(2022, 0)])).toEqual([cell(2022, 0)]);
  });

  test('take a new cost of unchanged hours', () => {
    expect(cellsAfter([cell(2021, 5)], [year(2021, 5, 100)])).toEqual([cell(2021, 5, 100)]);
  });

  function year(number: number, time: number, cost: number | null = null) {
    const { month: _, ...figure } = cell(number, time, cost);
    return figure;
  }
});

describe('for every hour budget', () => {
  const anyCell = fc.record({
    year: fc.integer({ min: 2018, max: 2023 }),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
    hours: fc.nat({ max: 10_000_000 }).map(hours),
    cost: fc.option(fc.nat({ max: 1_000_000_000 }).map(ore)),
  });
  const anyRow = fc
    .record({
      category: fc.constantFrom(...HOUR_CATEGORIES),
      role: fc.constantFrom('Utvecklare', 'Styrgrupp', 'Projektledare'),
      partyId: fc.option(fc.integer({ min: 1, max: 4 })),
      cells: fc.array(anyCell, { maxLength: 6 }),
    })
    .map((values) => ({ ...values, partyName: values.partyId === null ? null : `Kommun ${values.partyId}` }));

  test('the sum by year, by role, by party and by category is the total', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        const years = yearsOf(rows);
        const { byYear, total } = sumRows(rows, years);
        const totals = (groups: readonly { readonly rows: readonly BudgetedTime[] }[]) =>
          sumFigures(groups.map((group) => sumRows(group.rows, years).total));
        const categories = HOUR_CATEGORIES.map((category) => ({ rows: rows.filter((r) => r.category === category) }));

        expect(sumFigures(byYear as HourFigure[])).toEqual(total);
        expect(totals(byRole(rows))).toEqual(total);
        expect(totals(byParty(rows))).toEqual(total);
        expect(totals(categories)).toEqual(total);
        expect(total.hours).toBe(rows.flatMap((r) => r.cells).reduce((sum, c) => sum + c.hours, 0));
      }),
    );
  });

  test('its own sums are stated totals that agree', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), fc.constantFrom(...HOUR_CATEGORIES), (rows, category) => {
        const years = yearsOf(rows);
        const { byYear, total } = sumRows(
          rows.filter((r) => r.category === category),
          years,
        );
        const nothing = { hours: hours(0), cost: null };
        const stated = [
          { category, year: null, ...total },
          ...years.map((year, at) => ({ category, year, ...(byYear[at] ?? nothing) })),
        ];
        expect(compareStated(rows, stated).filter((comparison) => !comparison.agrees)).toEqual([]);
      }),
    );
  });
});
