import { daysBetween, mondayOf, type GanttZoom, type TimeScale } from '../gantt/time-scale';
import type { GanttRow } from '../gantt/rows';

/** A sheet is drawn in units of a quarter of a millimetre: A3 on its side without its margins is 400 mm wide. */
export const SHEET_WIDTH = 1600;
export const NAME_WIDTH = 380;
export const HEADER_HEIGHT = 60;
export const ROW_HEIGHT = 22;
/** So many rows leave room for the heading of a sheet. */
export const ROWS_PER_SHEET = 41;

/** Units of a day from which the heading has weeks, or else months. */
const WEEKS_FROM = 5;
const MONTHS_FROM = 2.2;

/** The axis that holds every row in the width of one sheet; without rows it lies around today. */
export function paperScale(rows: readonly GanttRow[], today: string): TimeScale {
  const spans = rows.flatMap((row) => (row.baseline ? [row, row.baseline] : [row]));
  const first = spans.reduce((earliest, { start }) => (start < earliest ? start : earliest), spans[0]?.start ?? today);
  const last = spans.reduce((latest, { end }) => (end > latest ? end : latest), spans[0]?.end ?? today);
  const origin = mondayOf(first);
  const weeks = Math.ceil((daysBetween(origin, last) + 8) / 7);
  const dayWidth = (SHEET_WIDTH - NAME_WIDTH) / (weeks * 7);
  const zoom: GanttZoom = dayWidth >= WEEKS_FROM ? 'week' : dayWidth >= MONTHS_FROM ? 'month' : 'quarter';
  return { zoom, origin, weeks, dayWidth };
}

/** Rows sheet by sheet. */
export function sheetsOf(rows: readonly GanttRow[]): readonly (readonly GanttRow[])[] {
  const sheets: GanttRow[][] = [];
  for (let at = 0; at < rows.length; at += ROWS_PER_SHEET) sheets.push(rows.slice(at, at + ROWS_PER_SHEET));
  return sheets;
}
