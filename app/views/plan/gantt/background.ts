import type Gantt from 'frappe-gantt';

import { barBox, diamondPath } from './bar-geometry';
import { headerBands } from './header-bands';
import type { HeaderBand } from './header-bands';
import { isMoment, type GanttRow } from './rows';
import { svgElement } from './svg-element';
import { widthOf, xOf } from './time-scale';
import type { TimeScale } from './time-scale';

const BASELINE_DIAMOND_RADIUS = 4;

/** Writes the two heading rows. The upper one keeps its text in view by CSS alone while the chart scrolls. */
export function drawHeader(gantt: Gantt, scale: TimeScale): void {
  const { upper, lower } = headerBands(scale);
  const write = (row: HTMLElement, className: string, band: HeaderBand) => {
    const cell = document.createElement('div');
    cell.className = className;
    cell.style.left = `${band.x}px`;
    cell.style.width = `${band.width}px`;
    const text = document.createElement('span');
    text.textContent = band.text;
    cell.append(text);
    row.append(cell);
  };
  for (const band of upper) write(gantt.$upper_header, 'gantt-upper', band);
  for (const band of lower) write(gantt.$lower_header, 'gantt-lower', band);
}

/** Vertical lines where the headings change, heavier under the upper row. */
export function drawGridLines(gantt: Gantt, scale: TimeScale): void {
  const { upper, lower } = headerBands(scale);
  const path = (bands: readonly HeaderBand[]) =>
    bands.map(({ x }) => `M${x + 0.5} ${gantt.config.header_height}V${gantt.grid_height}`).join('');
  svgElement('path', { class: 'gantt-line', d: path(lower) }, gantt.layers.grid);
  svgElement('path', { class: 'gantt-line is-strong', d: path(upper) }, gantt.layers.grid);
}

/** Weekends and holidays as a shade over their whole height, where a day is wide enough to be told from the next. */
export function drawDaysOff(gantt: Gantt, scale: TimeScale, holidays: readonly string[]): void {
  if (scale.dayWidth < 3) return;
  const { dayWidth, weeks } = scale;
  const top = gantt.config.header_height;
  const column = (x: number, days: number) =>
    `M${x} ${top}h${days * dayWidth}V${gantt.grid_height}h${-days * dayWidth}z`;
  const weekends = Array.from({ length: weeks }, (_, week) => column((week * 7 + 5) * dayWidth, 2)).join('');
  svgElement('path', { class: 'gantt-weekend', d: weekends }, gantt.layers.grid);
  const days = holidays.map((date) => xOf(scale, date)).filter((x) => x >= 0 && x < widthOf(scale));
  if (days.length === 0) return;
  const d = days.map((x) => column(x, 1)).join('');
  svgElement('path', { class: 'gantt-holiday', d }, gantt.layers.grid);
}

/** The product's today as line and word; nothing when it lies outside the axis. The library would mark the browser's. */
export function drawToday(gantt: Gantt, scale: TimeScale, today: string): void {
  const x = xOf(scale, today) + scale.dayWidth / 2;
  if (x < 0 || x > widthOf(scale)) return;
  const d = `M${x} ${gantt.config.header_height}V${gantt.grid_height}`;
  svgElement('path', { class: 'gantt-today', d }, gantt.layers.progress);
  const word = document.createElement('div');
  word.className = 'gantt-today-word';
  word.textContent = 'i dag';
  word.style.left = `${x}px`;
  gantt.$header.append(word);
}

/** The approved dates: a thin line under the bar, or a small hollow diamond under a milestone. Never moves with a drag. */
export function drawBaseline(gantt: Gantt, scale: TimeScale, row: GanttRow, bottom: number): void {
  if (!row.baseline) return;
  const { x, width } = barBox(row.baseline, scale);
  if (isMoment(row)) {
    if (row.baseline.start === row.start) return;
    const d = diamondPath(x + scale.dayWidth / 2, bottom + 3, BASELINE_DIAMOND_RADIUS);
    svgElement('path', { class: 'gantt-baseline-diamond', d }, gantt.layers.progress);
    return;
  }
  svgElement('rect', { class: 'gantt-baseline', x, y: bottom + 2, width, height: 3 }, gantt.layers.progress);
}
