declare const calendarDate: unique symbol;

/** A calendar date without time zone, as ISO text: 2020-04-01. Compares as text. */
export type CalendarDate = string & { readonly [calendarDate]: true };

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/**
 * Reads a date as people write it: 2020-04-01, 20200401 or 2020/4/1, years 1900 to 2200.
 * @returns null when it is not a date that exists (2021-02-29).
 */
export function parseDate(text: string): CalendarDate | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return null;
  const last = month === 2 && isLeapYear(year) ? 29 : DAYS_IN_MONTH[month - 1]!;
  if (day < 1 || day > last) return null;
  return `${match[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDate;
}

/** Days since 1970-01-01, proleptic Gregorian. */
export function dayNumber(date: CalendarDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date of a {@link dayNumber}. */
export function dateOfDay(day: number): CalendarDate {
  return new Date(day * 86_400_000).toISOString().slice(0, 10) as CalendarDate;
}

/** The date so many calendar days later (or earlier, when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDay(dayNumber(date) + days);
}

/** The earlier or later of the dates that are known; null when none is. */
export function earliest(dates: readonly (CalendarDate | null)[]): CalendarDate | null {
  return dates.reduce((best, date) => (date !== null && (best === null || date < best) ? date : best), null);
}

/** See {@link earliest}. */
export function latest(dates: readonly (CalendarDate | null)[]): CalendarDate | null {
  return dates.reduce((best, date) => (date !== null && (best === null || date > best) ? date : best), null);
}
