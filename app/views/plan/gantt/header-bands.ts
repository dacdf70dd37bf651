import { Temporal } from 'temporal-polyfill';

import { addDays, daysBetween } from './time-scale';
import type { GanttZoom, TimeScale } from './time-scale';
import { monthLabel, monthName, quarterLabel, weekLabel, yearLabel } from './week-view';

/** One stretch of the axis with a heading, e.g. a week or a month. */
export interface HeaderBand {
  readonly x: number;
  readonly width: number;
  /** Empty where the text would not fit: half a word says less than none. */
  readonly text: string;
}

type Period = 'week' | 'month' | 'quarter' | 'year';

const CHARACTER_WIDTH = 6.5;

const ROWS: Readonly<Record<GanttZoom, { upper: [Period, Label]; lower: [Period, Label] }>> = {
  week: { upper: ['month', monthLabel], lower: ['week', weekLabel] },
  month: { upper: ['year', yearLabel], lower: ['month', monthName] },
  quarter: { upper: ['year', yearLabel], lower: ['quarter', quarterLabel] },
  year: { upper: ['year', yearLabel], lower: ['quarter', quarterLabel] },
};

type Label = (date: string) => string;

/**
 * The two heading rows over the axis. Bands begin on the true first day of their month, quarter or
 * year; the library writes a month over the first whole week in it, up to six days late.
 */
export function headerBands(scale: TimeScale): { readonly upper: HeaderBand[]; readonly lower: HeaderBand[] } {
  const { upper, lower } = ROWS[scale.zoom];
  return { upper: bands(scale, ...upper), lower: bands(scale, ...lower) };
}

function bands(scale: TimeScale, period: Period, label: Label): HeaderBand[] {
  const end = addDays(scale.origin, scale.weeks * 7);
  const result: HeaderBand[] = [];
  for (let from = scale.origin; from < end;) {
    const next = startOfNext(from, period);
    const to = next < end ? next : end;
    const width = daysBetween(from, to) * scale.dayWidth;
    const text = label(from);
    const fits = text.length * CHARACTER_WIDTH + 8 <= width;
    result.push({ x: daysBetween(scale.origin, from) * scale.dayWidth, width, text: fits ? text : '' });
    from = to;
  }
  return result;
}

function startOfNext(date: string, period: Period): string {
  const day = Temporal.PlainDate.from(date);
  if (period === 'week') return day.add({ days: 8 - day.dayOfWeek }).toString();
  const firstOfMonth = day.with({ day: 1 });
  if (period === 'month') return firstOfMonth.add({ months: 1 }).toString();
  if (period === 'quarter') return firstOfMonth.add({ months: 3 - ((day.month - 1) % 3) }).toString();
  return day.with({ month: 1, day: 1 }).add({ years: 1 }).toString();
}
