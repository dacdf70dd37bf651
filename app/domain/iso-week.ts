import { addDays, dateOfDay, dayNumber, parseDate, type CalendarDate } from './calendar';

/** A week as ISO 8601 numbers it (DOMAIN.md 3.4): it belongs to the year of its Thursday, and some years have 53. */
export interface IsoWeek {
  readonly year: number;
  readonly week: number;
}

/** The Monday of the week that a date is in. */
export function mondayOf(date: CalendarDate): CalendarDate {
  const day = dayNumber(date);
  // Day 0 was a Thursday.
  return dateOfDay(day - ((((day + 3) % 7) + 7) % 7));
}

/** The week that a date is in. */
export function isoWeekOf(date: CalendarDate): IsoWeek {
  const thursday = addDays(mondayOf(date), 3);
  const year = Number(thursday.slice(0, 4));
  const newYear = dayNumber(`${thursday.slice(0, 4)}-01-01` as CalendarDate);
  return { year, week: Math.floor((dayNumber(thursday) - newYear) / 7) + 1 };
}

/**
 * Reads a week as it stands in an address, "2020-51" or "2020-W51".
 * @returns its Monday, or null when there is no such week (week 53 of 2021)
 */
export function parseWeek(text: string): CalendarDate | null {
  const [, year, week] = /^(20\d\d)-W?(\d{1,2})$/.exec(text) ?? [];
  // The week of 4 January is always the first.
  const first = year === undefined ? null : parseDate(`${year}-01-04`);
  if (first === null) return null;
  const monday = addDays(mondayOf(first), (Number(week) - 1) * 7);
  const found = isoWeekOf(monday);
  return found.year === Number(year) && found.week === Number(week) ? monday : null;
}

/** A week as it stands in an address: "2020-51". */
export function weekAddress(monday: CalendarDate): string {
  const { year, week } = isoWeekOf(monday);
  return `${year}-${String(week).padStart(2, '0')}`;
}

/** The seven days of a week, Monday first. */
export function daysOfWeek(monday: CalendarDate): CalendarDate[] {
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at));
}
