import Holidays from 'date-holidays';

import type { CalendarDate } from '~/domain/calendar';

/** A day off, with its Swedish name. */
export interface Holiday {
  readonly date: CalendarDate;
  readonly name: string;
}

const sweden = new Holidays('SE', { languages: ['sv'] });
const known = new Map<number, readonly Holiday[]>();

/**
 * The days off in Sweden of whole years: public holidays, and the eves of Midsummer, Christmas and New Year, which the
 * annual leave act (semesterlagen 3 a §) puts on a level with Sundays. In order; weekends among them.
 */
export function swedishHolidays(fromYear: number, toYear: number): Holiday[] {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
  return years.flatMap(ofYear);
}

/** A year takes milliseconds to work out and never changes. */
function ofYear(year: number): readonly Holiday[] {
  const found =
    known.get(year) ??
    sweden
      .getHolidays(year)
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date, name }) => ({ date: date.slice(0, 10) as CalendarDate, name }))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  known.set(year, found);
  return found;
}
