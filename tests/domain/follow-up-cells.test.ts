import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { partyCells, yearCells, type FollowedPhase } from '~/domain/follow-up-cells';
import { filterCells, sumsOf, tableBy } from '~/domain/follow-up-table';
import { ore } from '~/domain/money';
import { amountText, deviationText, deviationWord } from '~/views/follow-up/follow-up-words';

function phase(known: Partial<FollowedPhase> = {}): FollowedPhase {
  return {
    projectId: 1,
    projectSlug: 'a',
    projectName: 'A',
    phaseId: 10,
    phaseNumber: 1,
    phaseName: 'Fas 1',
    period: { start: '2020-01-01' as CalendarDate, end: '2021-12-31' as CalendarDate },
    budget: null,
    actuals: [],
    forecasts: [],
    ...known,
  };
}

function budget(shares: readonly number[], lines: readonly (readonly [year: number | null, kronor: number])[]) {
  return {
    version: 1,
    state: 'godkänd' as const,
    rounding: { unit: 100 as const, mode: 'exact' as const },
    lines: lines.map(([year, kronor]) => ({ year, amount: ore(kronor * 100), carriedBy: null })),
    shares: shares.map((share, at) => ({
      partyId: at + 1,
      partyName: `Part ${at + 1}`,
      code: `20${at}`,
      share: ore(share * 100),
    })),
  };
}

describe('the years of a phase', () => {
  test('have budget, actual and forecast, and a year without a forecast expects its budget', () => {
    const cells = yearCells(
      phase({
        budget: budget(
          [],
          [
            [2020, 1000],
            [2021, 500],
          ],
        ),
        actuals: [
          { year: 2020, amount: ore(900_00) },
          { year: null, amount: ore(50_00) },
        ],
        forecasts: [
          { year: 2021, amount: ore(700_00) },
          { year: 2022, amount: ore(10_00) },
        ],
      }),
    );
    expect(cells.map(({ year, budget, actual, forecast, stated }) => [year, budget, actual, forecast, stated])).toEqual(
      [
        [2020, 1000_00, 900_00, 1000_00, false],
        [2021, 500_00, 0, 700_00, true],
        [2022, 0, 0, 10_00, true],
        [null, 0, 50_00, 0, false],
      ],
    );
    expect(sumsOf(cells)).toEqual({
      budget: 1500_00,
      actual: 950_00,
      forecast: 1710_00,
      deviation: -210_00,
      stated: true,
    });
    const filter = { phaseNumber: 1, party: null, year: 2021 };
    expect(filterCells(cells, filter).map(({ year }) => year)).toEqual([2021]);
    expect(tableBy(cells, 'ar').map(({ key }) => key)).toEqual(['2020', '2021', '2022', '']);
  });
});

describe('the parties of a phase', () => {
  test('share what is paid and expected as they share the budget; a draft is nobody’s', () => {
    const cells = partyCells(
      phase({ budget: budget([600, 400], [[2020, 1000]]), actuals: [{ year: 2020, amount: ore(333_00) }] }),
    );
    expect(cells.map(({ party, budget, actual }) => [party?.name, budget, actual])).toEqual([
      ['Part 1', 600_00, 200_00],
      ['Part 2', 400_00, 133_00],
    ]);
    const draft = { ...budget([], [[2020, 1000]]), rounding: null, state: 'utkast' as const };
    expect(partyCells(phase({ budget: draft })).map(({ party, budget }) => [party, budget])).toEqual([[null, 1000_00]]);
  });

  test('who left on the way budgets nothing afterwards, and no rounding is left with nobody', () => {
    const day = (text: string) => text as CalendarDate;
    const carriers = (...kronor: readonly number[]) => budget(kronor, []).shares;
    const left = {
      ...budget([153, 101], [[null, 154]]),
      lines: [
        { year: null, amount: ore(154_00), carriedBy: null },
        { year: null, amount: ore(49_00), carriedBy: 1 },
        { year: null, amount: ore(51_00), carriedBy: 2 },
      ],
      stretches: [
        { from: day('2020-01-01'), to: day('2020-12-31'), amount: ore(99_00), shares: carriers(49, 50) },
        { from: day('2021-01-01'), to: day('2021-12-31'), amount: ore(55_00), shares: carriers(55) },
      ],
    };
    const cells = partyCells(phase({ budget: left }));
    expect(cells.map(({ party, year, budget: own }) => [party?.name, year, own])).toEqual([
      ['Part 1', 2020, 49_00 + 25_00],
      ['Part 2', 2020, 50_00 + 26_00],
      ['Part 1', 2021, 55_00 + 24_00],
      ['Part 2', 2021, 25_00],
    ]);
  });

  test('sum in every year to what the year has, whatever the shares and amounts', () => {
    const kronor = fc.integer({ min: 1, max: 1_000_000 });
    const amount = fc.integer({ min: -100_000_000, max: 100_000_000 }).map(ore);
    const years = fc.uniqueArray(fc.record({ year: fc.integer({ min: 2019, max: 2022 }), amount }), {
      selector: ({ year }) => year,
    });
    fc.assert(
      fc.property(fc.array(kronor, { minLength: 1, maxLength: 6 }), years, years, (shares, actuals, forecasts) => {
        const total = shares.reduce((sum, share) => sum + share, 0);
        const followed = phase({ budget: budget(shares, [[null, total]]), actuals, forecasts });
        const parts = partyCells(followed);
        for (const whole of yearCells(followed)) {
          const own = parts.filter(({ year }) => year === whole.year);
          expect(sumsOf(own)).toEqual(sumsOf([whole]));
        }
        for (const [at, share] of shares.entries()) {
          expect(sumsOf(filterCells(parts, { phaseNumber: null, party: at + 1, year: null })).budget).toBe(share * 100);
        }
      }),
    );
  });
});

test('amounts are shown in kronor, or in tkr rounded for the eye, and better has a plus', () => {
  const plain = (text: string) => text.replace(/\s/g, ' ');
  expect(
    [amountText(1_234_567_00, 'kr'), amountText(1_234_500_00, 'tkr'), amountText(-1_500_00, 'tkr')].map(plain),
  ).toEqual(['1 234 567', '1 235', '−2']);
  expect([2_000_000_00, -2_000_000_00, 0].map((ore) => plain(deviationText(ore, 'tkr')))).toEqual([
    '+2 000',
    '−2 000',
    '0',
  ]);
  expect([1, -1, 0].map(deviationWord)).toEqual(['bättre', 'sämre', 'enligt budget']);
});
