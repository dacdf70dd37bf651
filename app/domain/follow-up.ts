import { ore, sumOre, type Ore } from './money';

/**
 * Deviation as Swedish follow-up counts it (DOMAIN.md 5.3): budget less forecast, where a better result is
 * positive. Income is negative, so more income than budgeted also comes out positive.
 */
export function deviation(budget: Ore, forecast: Ore): Ore {
  return ore(budget - forecast);
}

/**
 * More has been paid than is expected in the end: the forecast is too low, whatever the deviation says of it.
 * Income, which is negative, is never too much.
 */
export function isForecastPassed({ actual, forecast }: { readonly actual: Ore; readonly forecast: Ore }): boolean {
  return actual > 0 && actual > forecast;
}

/** The net of rows whose income is negative. */
export function net(rows: readonly { readonly budget: Ore; readonly forecast: Ore }[]): {
  budget: Ore;
  forecast: Ore;
  deviation: Ore;
} {
  const budget = sumOre(rows.map((row) => row.budget));
  const forecast = sumOre(rows.map((row) => row.forecast));
  return { budget, forecast, deviation: deviation(budget, forecast) };
}
