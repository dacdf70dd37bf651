import { addDays, type CalendarDate } from './calendar';

/** The days that a report is about, both included. */
export interface ReportPeriod {
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
}

/**
 * What the next report is about, unless its writer says otherwise: from the day after the report before until today.
 * A first report is about this month.
 * @param before the last day of the report before; null: there is none
 */
export function nextPeriod(before: CalendarDate | null, today: CalendarDate): ReportPeriod {
  const start = before === null ? (`${today.slice(0, 8)}01` as CalendarDate) : addDays(before, 1);
  return { periodStart: start > today ? today : start, periodEnd: today };
}
