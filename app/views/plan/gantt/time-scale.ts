import { dateOfDay, dayNumber, type CalendarDate } from '~/domain/calendar';

import { rowLabel } from './rows';
import type { GanttRow } from './rows';

/** How much time one screen shows. Only `week` is wide enough to drag a bar by single days. */
export type GanttZoom = 'week' | 'month' | 'quarter' | 'year';

/**
 * Pixels of one day. Whole pixels where bars are dragged: fractions would place them between two days. In the far
 * zoom a week is whole pixels.
 */
export const DAY_WIDTH: Readonly<Record<GanttZoom, number>> = { week: 8, month: 3, quarter: 1, year: 3 / 7 };

/**
 * The chart's time axis: whole weeks from a Monday. Positions are linear in calendar days in every
 * zoom. (The library's own month view reckons with 30 days a month and moves dates that it draws.)
 */
export interface TimeScale {
  readonly zoom: GanttZoom;
  /** ISO date of the Monday at x = 0. */
  readonly origin: string;
  readonly weeks: number;
  readonly dayWidth: number;
}

const LABEL_CHARACTER_WIDTH = 7;
const LABEL_MARGIN = 32;
const WEEKS_BEFORE: Readonly<Record<GanttZoom, number>> = { week: 3, month: 5, quarter: 9, year: 13 };
const WEEKS_AFTER: Readonly<Record<GanttZoom, number>> = { week: 6, month: 6, quarter: 9, year: 13 };

/** Calendar days from one ISO date to another; negative when `to` is earlier. No clock, so no lost hour. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to as CalendarDate) - dayNumber(from as CalendarDate);
}

/** The ISO date a number of calendar days later. */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date as CalendarDate) + days);
}

/** The Monday of the ISO week that the date lies in. */
export function mondayOf(date: string): string {
  const sinceMonday = (new Date(date).getUTCDay() + 6) % 7;
  return addDays(date, -sinceMonday);
}

/** Left edge of a date, in pixels. */
export function xOf(scale: TimeScale, date: string): number {
  return daysBetween(scale.origin, date) * scale.dayWidth;
}

/** The date whose left edge is nearest to x. */
export function dateAt(scale: TimeScale, x: number): string {
  return addDays(scale.origin, Math.round(x / scale.dayWidth));
}

/** Width of the whole axis in pixels. */
export function widthOf(scale: TimeScale): number {
  return scale.weeks * 7 * scale.dayWidth;
}

/**
 * The axis that holds every row and baseline with room to drag, room for the names written to the
 * right of the bars (an SVG cuts what falls outside) and at least `minWidth` pixels. Without rows it
 * lies around today.
 */
export function fitScale(zoom: GanttZoom, rows: readonly GanttRow[], today: string, minWidth: number): TimeScale {
  const dayWidth = DAY_WIDTH[zoom];
  const spans = rows.flatMap((row) => (row.baseline ? [row, row.baseline] : [row]));
  const first = spans.reduce((earliest, { start }) => (start < earliest ? start : earliest), spans[0]?.start ?? today);
  const last = spans.reduce((latest, { end }) => (end > latest ? end : latest), spans[0]?.end ?? today);
  const origin = addDays(mondayOf(first), -7 * WEEKS_BEFORE[zoom]);
  const afterRows = (daysBetween(origin, last) + 1 + 7 * WEEKS_AFTER[zoom]) * dayWidth;
  const afterLabels = rows.map((row) => {
    const label = rowLabel(row).length * LABEL_CHARACTER_WIDTH + LABEL_MARGIN;
    return (daysBetween(origin, row.end) + 1) * dayWidth + label;
  });
  const needed = Math.max(minWidth, afterRows, ...afterLabels);
  return { zoom, origin, weeks: Math.ceil(needed / (7 * dayWidth)), dayWidth };
}
