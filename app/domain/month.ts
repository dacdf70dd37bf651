import { dateOfDay, dayNumber, parseDate, type CalendarDate } from './calendar';

declare const month: unique symbol;

/** A calendar month as ISO text: 2020-04. Compares as text. */
export type Month = string & { readonly [month]: true };

/** The month that a date is in. */
export function monthOf(date: CalendarDate): Month {
  return date.slice(0, 7) as Month;
}

/**
 * Reads a month as people write it: 2020-04, 2020-4.
 * @returns null when there is no such month
 */
export function parseMonth(text: string): Month | null {
  const [, year, number] = /^(\d{4})-(\d{1,2})$/.exec(text) ?? [];
  const first = year === undefined ? null : parseDate(`${year}-${number}-01`);
  return first && monthOf(first);
}

/** The month of a year by its number, 1 to 12. */
export function monthOfYear(year: number, number: number): Month {
  return `${year}-${String(number).padStart(2, '0')}` as Month;
}

/** Its first day. */
export function firstDay(of: Month): CalendarDate {
  return `${of}-01` as CalendarDate;
}

/** Its last day. */
export function lastDay(of: Month): CalendarDate {
  const next = dateOfDay(dayNumber(firstDay(of)) + 31);
  return dateOfDay(dayNumber(firstDay(monthOf(next))) - 1);
}

/** The twelve months of a year. */
export function monthsOfYear(year: number): Month[] {
  return Array.from({ length: 12 }, (_, at) => monthOfYear(year, at + 1));
}

/** Whether any day of the month lies within the period; an open end has no limit. */
export function isMonthWithin(
  of: Month,
  period: { readonly start: CalendarDate | null; readonly end: CalendarDate | null },
): boolean {
  return (period.start === null || monthOf(period.start) <= of) && (period.end === null || of <= monthOf(period.end));
}
