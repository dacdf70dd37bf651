import { Temporal } from 'temporal-polyfill';

import type { GanttViewMode } from 'frappe-gantt';

import { MONTHS } from '~/views/shell/months';

import { DAY_WIDTH } from './time-scale';
import type { GanttZoom } from './time-scale';

/**
 * The view mode handed to the library: columns of one ISO week, dates snapped to the day. All zooms
 * share it and differ only in column width: a multiple of 7 where bars are dragged, so that a day is whole pixels.
 * The library's own week begins on a Saturday, and its month view changes the dates it draws.
 */
export function viewMode(zoom: GanttZoom): GanttViewMode {
  return {
    name: zoom,
    step: '7d',
    snap_at: '1d',
    date_format: 'YYYY-MM-DD',
    column_width: Math.round(7 * DAY_WIDTH[zoom]),
  };
}

/** `v 14`: the ISO week of the date. Week 53 exists (2020-12-28 – 2021-01-03), and 1 January may lie in it. */
export function weekLabel(date: string): string {
  return `v ${Temporal.PlainDate.from(date).weekOfYear ?? ''}`;
}

/** `april`: the month of the date, in Swedish whatever language the browser has. */
export function monthName(date: string): string {
  return MONTHS[Temporal.PlainDate.from(date).month - 1] ?? '';
}

/** `april 2020`. */
export function monthLabel(date: string): string {
  return `${monthName(date)} ${yearLabel(date)}`;
}

/** `2020`: the calendar year, not the ISO week year. */
export function yearLabel(date: string): string {
  return String(Temporal.PlainDate.from(date).year);
}

/** `kv 2`. */
export function quarterLabel(date: string): string {
  return `kv ${Math.ceil(Temporal.PlainDate.from(date).month / 3)}`;
}
