import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { deviation, isForecastPassed, net } from '~/domain/follow-up';
import { ore, type Ore } from '~/domain/money';

/** The follow-up of Herrljunga and Vårgårda in April 2018, in thousands of kronor; income is negative. */
const rows = (
  [
    ['Intäkter', -2413, -4413],
    ['Personalkostnader', 7558, 7558],
    ['Övriga kostnader', 7582, 9582],
    ['Kapitalkostnad', 2472, 2472],
  ] as const
).map(([name, budget, forecast]) => ({ name, budget: thousands(budget), forecast: thousands(forecast) }));

function thousands(kronor: number): Ore {
  return ore(kronor * 1000 * 100);
}

describe('the follow-up of Herrljunga and Vårgårda', () => {
  test('nets to 15 199 tkr in budget and forecast, without deviation', () => {
    expect(net(rows)).toEqual({ budget: thousands(15_199), forecast: thousands(15_199), deviation: 0 });
  });

  test('has 2 000 tkr better income and 2 000 tkr worse other costs', () => {
    const byName = Object.fromEntries(rows.map((row) => [row.name, deviation(row.budget, row.forecast)]));
    expect(byName).toEqual({
      Intäkter: thousands(2000),
      Personalkostnader: 0,
      'Övriga kostnader': thousands(-2000),
      Kapitalkostnad: 0,
    });
  });
});

describe('a deviation', () => {
  test('is positive when the result is better: a lower cost, a higher income', () => {
    expect(deviation(ore(500), ore(300))).toBe(200);
    expect(deviation(ore(300), ore(500))).toBe(-200);
    expect(deviation(ore(-300), ore(-500))).toBe(200);
    expect(deviation(ore(-500), ore(-300))).toBe(-200);
  });

  test('of the net is the sum of the deviations of its rows', () => {
    const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(ore);
    fc.assert(
      fc.property(fc.array(fc.record({ budget: amount, forecast: amount })), (any) => {
        const sum = any.reduce((all, row) => all + deviation(row.budget, row.forecast), 0);
        expect(net(any).deviation).toBe(sum);
      }),
    );
  });
});

test('more paid than is expected in the end is told of; income is never too much', () => {
  const passed = (actual: number, forecast: number) =>
    isForecastPassed({ actual: thousands(actual), forecast: thousands(forecast) });
  expect(passed(110, 0)).toBe(true);
  expect(passed(101, 100)).toBe(true);
  expect(passed(100, 100)).toBe(false);
  expect(passed(0, 0)).toBe(false);
  expect(passed(-50, -100)).toBe(false);
});
