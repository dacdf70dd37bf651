import type { CalendarDate } from './calendar';
import type { HourCell, YearFigure } from './hour-budget';
import { isMonthWithin, monthOfYear, monthsOfYear } from './month';
import { Refusal } from './refusal';

/** The phase that a row of the hour budget belongs to; an open end has no limit. */
export interface HourPhase {
  readonly number: number;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
}

/**
 * Hours in a month lie in the row's phase (DOMAIN.md 5.1).
 * @param months twelve, January first, in hundredths; null where nothing is said of a month
 * @throws Refusal at the first month outside
 */
export function checkMonthsInPhase(months: readonly (number | null)[], year: number, phase: HourPhase): void {
  const outside = months.findIndex(
    (time, at) => time !== null && time > 0 && !isMonthWithin(monthOfYear(year, at + 1), periodOf(phase)),
  );
  if (outside < 0) return;
  throw new Refusal(`${monthOfYear(year, outside + 1)} ligger utanför ${named(phase)}.`, `months[${outside}]`);
}

/**
 * Hours or money in a year that no day of the row's phase is in are a slip of the pen. What already stands may stay:
 * the phase may have been moved since, and the rest of the row must still be possible to change.
 * @param before the cells of the row in the same phase; empty for a new row or another phase
 * @throws Refusal at the first year outside
 */
export function checkYearsInPhase(years: readonly YearFigure[], phase: HourPhase, before: readonly HourCell[]): void {
  const outside = years.find(
    ({ year, hours, cost }) =>
      (hours > 0 || (cost ?? 0) > 0) &&
      !before.some((cell) => cell.year === year) &&
      !monthsOfYear(year).some((month) => isMonthWithin(month, periodOf(phase))),
  );
  if (!outside) return;
  throw new Refusal(`${outside.year} ligger utanför ${named(phase)}.`, `hours-${outside.year}`);
}

function periodOf({ startDate, endDate }: HourPhase) {
  return { start: startDate, end: endDate };
}

function named({ number, startDate, endDate }: HourPhase): string {
  const period =
    startDate && endDate ? `${startDate} – ${endDate}` : startDate ? `från ${startDate}` : `till ${endDate}`;
  return `fas ${number} (${period})`;
}
