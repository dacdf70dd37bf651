import type { RoundingUnit } from './allocate';
import type { BudgetLineAmount } from './budget';
import { addDays, daysBetween, type CalendarDate } from './calendar';
import type { Rounding } from './cost-share';
import { apportion } from './largest-remainder';
import { ore, sumOre, type Ore } from './money';
import { spread, spreadInProportion } from './spread';

/** What belongs to a calendar year; null: to none that can be told. */
export interface YearAmount {
  readonly year: number | null;
  readonly amount: Ore;
}

/** The days of a phase, both included; null where the plan leaves one open. */
export interface Period {
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
}

/** A budget line with the year it was planned for; null: for the phase as a whole. */
export interface DatedLine extends BudgetLineAmount {
  readonly year: number | null;
}

/** What one party carries of a budget version, units together. */
export interface CarriedShare {
  readonly partyId: number;
  /** kommunkod, '' without one; breaks ties */
  readonly code: string;
  readonly share: Ore;
}

/** Days on end through which the same parties share, with what falls on them of the shared lines and who carries it. */
export interface CarriedStretch {
  readonly from: CalendarDate;
  /** the last day, included */
  readonly to: CalendarDate;
  readonly amount: Ore;
  readonly shares: readonly CarriedShare[];
}

/** A budget version with what each of its parties carries of it. */
export interface SharedBudget {
  readonly lines: readonly DatedLine[];
  readonly period: Period;
  readonly rounding: Rounding;
  readonly shares: readonly CarriedShare[];
  /** left out or empty where all share all of it alike */
  readonly stretches?: readonly CarriedStretch[];
}

/**
 * What lines come to in each year. A line with a year belongs to that year. What has none is split over the years of
 * the period by their calendar days with the largest remainder method, in rounding units; a period that lacks a day
 * says nothing of years, and the amount stays under null.
 * @returns years in order, null last; years that come to nothing are left out; sums to the lines
 */
export function amountsByYear(
  lines: readonly Omit<DatedLine, 'carriedBy'>[],
  period: Period,
  unit: RoundingUnit,
): YearAmount[] {
  const undated = sumOre(lines.filter(({ year }) => year === null).map(({ amount }) => amount));
  return addYears([...lines.filter(({ year }) => year !== null), ...splitByDays(undated, period, unit)]);
}

/**
 * What a budget comes to in each year, as its parties carry it: the shared lines as they are spread, and the lines of
 * each party by themselves. In mode `exact` the parties of {@link sharesByYear} sum to it in every year.
 * @returns as {@link amountsByYear}
 */
export function budgetByYear(
  { lines, period, stretches = [] }: Pick<SharedBudget, 'lines' | 'period' | 'stretches'>,
  unit: RoundingUnit,
): YearAmount[] {
  const carriers = new Set(lines.map(({ carriedBy }) => carriedBy));
  return addYears(
    [...carriers].flatMap((carrier) =>
      carrier === null && isSpread(lines, stretches)
        ? stretches.flatMap(({ from, to, amount }) =>
            amountsByYear([{ amount, year: null }], { start: from, end: to }, unit),
          )
        : amountsByYear(
            lines.filter(({ carriedBy }) => carriedBy === carrier),
            period,
            unit,
          ),
    ),
  );
}

/** Whether the years of the shared lines are those of the stretches: none of them names a year. */
function isSpread(lines: readonly DatedLine[], stretches: readonly CarriedStretch[]): boolean {
  return stretches.length > 0 && lines.every(({ carriedBy, year }) => carriedBy !== null || year === null);
}

/**
 * What each party carries of a budget in each year (DOMAIN.md 1.5). Shared lines are spread cumulatively in the
 * proportions of what the parties carry of them, lines that a party carries alone follow their own years.
 *
 * A party's years sum to its share to the öre. In mode `exact` the parties of a year sum to what the budget has in
 * it; in mode `plain` each party is rounded by itself, in each year as in all. Where shared lines cancel out in all,
 * nobody carries anything of them and no year shows them.
 *
 * Where participants joined or left on the way (1.8) each stretch is spread over its own days, so that nobody carries
 * anything in a year without it. Shared lines that name a year are not divided by days: with any of them the whole is
 * spread in the proportions of the shares.
 *
 * @returns years in order, by party
 */
export function sharesByYear(budget: SharedBudget): ReadonlyMap<number, YearAmount[]> {
  const { lines, period, rounding, shares, stretches = [] } = budget;
  const { unit, mode } = rounding;
  const alone = shares.map(({ partyId }) =>
    amountsByYear(
      lines.filter(({ carriedBy }) => carriedBy === partyId),
      period,
      unit,
    ),
  );
  if (isSpread(lines, stretches)) {
    const parts = stretches.map((stretch) => yearsOfStretch(stretch, rounding));
    return new Map(
      shares.map(({ partyId }, at) => {
        const own = parts.flatMap((part) => part.get(partyId) ?? []);
        return [partyId, addYears([...own, ...alone[at]!])];
      }),
    );
  }
  const years = amountsByYear(
    lines.filter(({ carriedBy }) => carriedBy === null),
    period,
    unit,
  );
  const whole = shares.map(({ share }, at) => ore(share - sumOre(alone[at]!.map(({ amount }) => amount))));
  const amounts = years.map(({ amount }) => amount);
  const table =
    mode === 'exact'
      ? spreadInProportion(amounts, whole, shares, unit)
      : spread(amounts, (sum) => whole.map((own) => partOf(own, sum, sumOre(amounts), unit)));
  return new Map(
    shares.map(({ partyId }, at) => {
      const shared = years.map(({ year }, row) => ({ year, amount: table[row]![at]! }));
      return [partyId, addYears([...shared, ...alone[at]!])];
    }),
  );
}

function yearsOfStretch(
  { from, to, amount, shares }: CarriedStretch,
  rounding: Rounding,
): ReadonlyMap<number, YearAmount[]> {
  const lines = [{ amount, carriedBy: null, year: null }];
  return sharesByYear({ lines, period: { start: from, end: to }, rounding, shares });
}

/** Amounts of the same year together, in the order of the years, null last; what comes to nothing is left out. */
export function addYears(amounts: Iterable<YearAmount>): YearAmount[] {
  const sums = new Map<number | null, Ore>();
  for (const { year, amount } of amounts) sums.set(year, sumOre([sums.get(year) ?? ore(0), amount]));
  return Array.from(sums, ([year, amount]) => ({ year, amount }))
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity));
}

function splitByDays(amount: Ore, period: Period, unit: RoundingUnit): YearAmount[] {
  if (amount === 0) return [];
  const years = daysByYear(period);
  if (years.length === 0) return [{ year: null, amount }];
  const weights = years.map(({ days }) => days);
  const parts = apportion({
    target: Math.abs(amount),
    total: Math.abs(amount),
    weights,
    divisor: weights.reduce((sum, days) => sum + days, 0),
    compare: (a, b) => a - b,
    unit,
  });
  return years.map(({ year }, at) => ({ year, amount: ore(amount < 0 ? -parts[at]! : parts[at]!) }));
}

/** The calendar days of a period in each of its years; none when one of its days is open. */
function daysByYear({ start, end }: Period): { year: number; days: number }[] {
  if (start === null || end === null) return [];
  const years: { year: number; days: number }[] = [];
  for (let from = start; from <= end;) {
    const year = Number(from.slice(0, 4));
    const last = `${from.slice(0, 4)}-12-31` as CalendarDate;
    years.push({ year, days: daysBetween(from, last < end ? last : end) + 1 });
    from = addDays(last, 1);
  }
  return years;
}

/** `own * sum / total` to the nearest unit, half away from zero; all of it when the sum is the total, none of nothing. */
function partOf(own: Ore, sum: Ore, total: Ore, unit: RoundingUnit): Ore {
  if (sum === total) return own;
  if (total === 0) return ore(0);
  const product = BigInt(own) * BigInt(sum);
  const divisor = BigInt(Math.abs(total)) * BigInt(unit);
  const magnitude = (2n * (product < 0n ? -product : product) + divisor) / (2n * divisor);
  return ore(Number(magnitude) * unit * (product < 0n === total < 0 ? 1 : -1) || 0);
}
