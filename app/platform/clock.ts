import type { CalendarDate } from '~/domain/calendar';

/** The only module that knows what day it is. Everything else is told. */
export interface Clock {
  /** today's calendar date in Sweden, or the day the sample stands on */
  today(): CalendarDate;
  /** the moment as an ISO timestamp; on a fixed day it is that day with the time of the real clock */
  now(): string;
  /** whether the day is fixed and the page must say so */
  readonly fixed: boolean;
}

const swedishDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/** @param fixedDay the sample's day or SAMPLAN_TODAY; null: the real clock */
export function createClock(fixedDay: string | null): Clock {
  return {
    fixed: fixedDay !== null,
    today: () => (fixedDay ?? swedishDate.format(new Date())) as CalendarDate,
    now: () => {
      const real = new Date().toISOString();
      return fixedDay ? fixedDay + real.slice(10) : real;
    },
  };
}
