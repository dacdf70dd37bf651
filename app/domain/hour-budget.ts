import type { CalendarDate } from './calendar';
import { hours, type Hours } from './hours';
import { apportion } from './largest-remainder';
import { ore, type Ore } from './money';

/** Internal time of the verksamhet, internal time for development, and bought time (DOMAIN.md 5.1). */
export const HOUR_CATEGORIES = ['verksamhet', 'utveckling', 'extern'] as const;

export type HourCategory = (typeof HOUR_CATEGORIES)[number];

/** The years that an hour budget can speak of; the database holds the same limits. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

/** More than this in one row and year is a slip of the pen: 100 000 hours are fifty people full time. */
export const MOST_HOURS_A_YEAR = hours(100_000_00);

/** The same for money: a thousand million kronor, so that every sum stays an exact number of öre. */
export const MOST_COST_A_YEAR = ore(1_000_000_000_00);

/** Hours and what they cost; `cost` is null where nothing is said about it, as for internal time. */
export interface HourFigure {
  readonly hours: Hours;
  readonly cost: Ore | null;
}

/** What a row of the budget says of one year. */
export interface YearFigure extends HourFigure {
  readonly year: number;
}

/** The same as it is stored: a month where the year is spread over months, else null. */
export interface HourCell extends YearFigure {
  readonly month: number | null;
}

/** A row of the hour budget: a role, of one party or of none in particular. */
export interface BudgetedTime {
  readonly category: HourCategory;
  readonly role: string;
  readonly partyId: number | null;
  readonly partyName: string | null;
  readonly cells: readonly HourCell[];
}

/** The sum, exact; its cost is null when no part has one. @throws RangeError beyond the safe integers. */
export function sumFigures(figures: Iterable<HourFigure>): HourFigure {
  let time = 0;
  let cost: number | null = null;
  for (const figure of figures) {
    time += figure.hours;
    if (figure.cost !== null) cost = (cost ?? 0) + figure.cost;
  }
  return { hours: hours(time), cost: cost === null ? null : ore(cost) };
}

/** Every year that occurs in the rows, in order. */
export function yearsOf(rows: readonly BudgetedTime[]): number[] {
  return [...new Set(rows.flatMap((row) => row.cells.map((cell) => cell.year)))].sort((a, b) => a - b);
}

/** Rows as a table shows them: what each of the years holds, and all of it. */
export interface HourSums {
  /** one for each asked year, in that order; null where no row says anything, which is not the same as 0 hours */
  readonly byYear: readonly (HourFigure | null)[];
  readonly total: HourFigure;
}

/** The sums of some rows over the years of the table that they stand in. */
export function sumRows(rows: readonly BudgetedTime[], years: readonly number[]): HourSums {
  const cells = rows.flatMap((row) => row.cells);
  const byYear = years.map((year) => {
    const ofYear = cells.filter((cell) => cell.year === year);
    return ofYear.length > 0 ? sumFigures(ofYear) : null;
  });
  return { byYear, total: sumFigures(cells) };
}

/** Rows that have something in common, under its name. */
export interface HourGroup<Row extends BudgetedTime> {
  readonly name: string | null;
  readonly rows: readonly Row[];
}

/** The rows by role, in the order in which the roles first occur. */
export function byRole<Row extends BudgetedTime>(rows: readonly Row[]): HourGroup<Row>[] {
  return groupBy(rows, (row) => row.role).map((group) => ({ name: group[0]!.role, rows: group }));
}

/** The rows by party in Swedish order; last, with the name null, those that belong to no party in particular. */
export function byParty<Row extends BudgetedTime>(rows: readonly Row[]): HourGroup<Row>[] {
  const collator = new Intl.Collator('sv');
  return groupBy(rows, (row) => row.partyId)
    .map((group) => ({ name: group[0]!.partyName, rows: group }))
    .sort(({ name: a }, { name: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return collator.compare(a, b);
    });
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => unknown): Row[][] {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups.values()];
}

/** A total that the source of the budget prints; `year` null: of all years. */
export interface StatedTotal extends HourFigure {
  readonly category: HourCategory;
  readonly year: number | null;
}

/** A stated total beside what the rows sum to. */
export interface StatedComparison {
  readonly stated: StatedTotal;
  readonly computed: HourFigure;
  readonly agrees: boolean;
}

/**
 * Compares the totals of a source with the rows: sources contradict themselves (DOMAIN.md 8), and the difference
 * is shown, never smoothed over. A cost that the source leaves out is not compared.
 */
export function compareStated(rows: readonly BudgetedTime[], totals: readonly StatedTotal[]): StatedComparison[] {
  return totals.map((stated) => {
    const cells = rows.filter((row) => row.category === stated.category).flatMap((row) => row.cells);
    const computed = sumFigures(cells.filter((cell) => stated.year === null || cell.year === stated.year));
    const sameCost = stated.cost === null || stated.cost === (computed.cost ?? 0);
    return { stated, computed, agrees: stated.hours === computed.hours && sameCost };
  });
}

/** The years that a form asks for: those of the project's dates and of the budget so far, at least three. */
export function formYears(
  project: { readonly startDate: CalendarDate | null; readonly endDate: CalendarDate | null },
  rows: readonly BudgetedTime[],
  today: CalendarDate,
): number[] {
  const dated = [project.startDate, project.endDate].flatMap((date) => (date ? [yearOf(date)] : []));
  const known = [...dated, ...yearsOf(rows)];
  const years = known.length > 0 ? known : [yearOf(today)];
  const last = Math.min(Math.max(...years, Math.min(...years) + 2), LAST_YEAR);
  const first = Math.max(Math.min(...years, last - 2), FIRST_YEAR);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

/**
 * The cells of a row after a form that knows years only. A year whose figures are unchanged keeps its months;
 * a changed one becomes one figure, since nobody said how it is spread.
 */
export function cellsAfter(before: readonly HourCell[], typed: readonly YearFigure[]): HourCell[] {
  return typed.flatMap(({ year, hours, cost }) => {
    const kept = before.filter((cell) => cell.year === year);
    const sum = sumFigures(kept);
    return kept.length > 0 && sum.hours === hours && sum.cost === cost ? kept : [{ year, month: null, hours, cost }];
  });
}

/**
 * A year as it is typed month by month. The cost of the year is split in the proportions of the hours by the largest
 * remainder method, so that it still sums to the öre.
 * @param months twelve, January first; null where nothing is said of a month
 */
export function spreadOverMonths(year: number, months: readonly (Hours | null)[], cost: Ore | null): HourCell[] {
  const said = months.flatMap((time, at) => (time === null ? [] : [{ month: at + 1, hours: time }]));
  const weights = said.map((cell) => cell.hours as number);
  const divisor = weights.reduce((sum, weight) => sum + weight, 0);
  // Without hours there are no proportions: the first month has it all.
  const parts =
    cost === null || divisor === 0
      ? said.map((_, at) => (cost === null ? null : at === 0 ? cost : ore(0)))
      : apportion({ target: cost, total: cost, weights, divisor, compare: (a, b) => a - b, unit: 1 }).map(ore);
  return said.map((cell, at) => ({ year, ...cell, cost: parts[at] ?? null }));
}

/** The price of an hour in a year, in öre, where its cost is a whole number of öre an hour; else null. */
export function rateOf({ hours: time, cost }: HourFigure): Ore | null {
  if (cost === null || time === 0) return null;
  const rate = (BigInt(cost) * 100n) / BigInt(time);
  return rate * BigInt(time) === BigInt(cost) * 100n ? ore(Number(rate)) : null;
}

/** What the cells of some rows hold in a month of a year; `month` null: what is said of the year as a whole. */
export function sumMonth(rows: readonly BudgetedTime[], year: number, month: number | null): HourFigure | null {
  const cells = rows.flatMap((row) => row.cells).filter((cell) => cell.year === year && cell.month === month);
  return cells.length > 0 ? sumFigures(cells) : null;
}
