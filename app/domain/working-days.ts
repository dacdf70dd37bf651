import { dateOfDay, dayNumber, type CalendarDate } from './calendar';

/**
 * Working days numbered one after the other (DOMAIN.md 3.1): Monday to Friday but for holidays. Spans are reckoned
 * between borders of days, so that a day off belongs to the border before the next working day.
 */
export interface WorkCalendar {
  /** Number of the border before a day: how many working days lie before it. A Saturday's is the next Monday's. */
  readonly before: (date: CalendarDate) => number;
  /** Number of the border after a day: a Saturday's is the Friday's. */
  readonly after: (date: CalendarDate) => number;
  /** The working day that begins at a border. */
  readonly dayAt: (border: number) => CalendarDate;
  readonly isWorking: (date: CalendarDate) => boolean;
}

/** Monday 1969-12-29, the Monday of the week of day 0. */
const FIRST_MONDAY = -3;

/** Mondays to Fridays before a day, holidays or not; negative before {@link FIRST_MONDAY}. */
function weekdaysBefore(day: number): number {
  const sinceMonday = day - FIRST_MONDAY;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7, 5);
}

function isWeekday(day: number): boolean {
  const sinceMonday = day - FIRST_MONDAY;
  return sinceMonday - Math.floor(sinceMonday / 7) * 7 < 5;
}

/** How many of the rising numbers are less than a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The working days that are left when those dates are off; beyond the years of the holidays only weekends are. */
export function workCalendar(holidays: Iterable<CalendarDate>): WorkCalendar {
  const off = new Set([...holidays].map(dayNumber).filter(isWeekday));
  const days = [...off].sort((a, b) => a - b);
  /** of each holiday: how many working days lie before it */
  const borders = days.map((day, at) => weekdaysBefore(day) - at);
  const before = (day: number) => weekdaysBefore(day) - countBelow(days, day);
  return {
    before: (date) => before(dayNumber(date)),
    after: (date) => before(dayNumber(date) + 1),
    dayAt: (border) => {
      const weekday = border + countBelow(borders, border + 1);
      const weeks = Math.floor(weekday / 5);
      return dateOfDay(FIRST_MONDAY + weeks * 7 + (weekday - weeks * 5));
    },
    isWorking: (date) => isWeekday(dayNumber(date)) && !off.has(dayNumber(date)),
  };
}

/** Working days from the end of one day to the end of another: how far an end has moved; negative when earlier. */
export function workingDaysBetween({ after }: WorkCalendar, from: CalendarDate, to: CalendarDate): number {
  return after(to) - after(from);
}
