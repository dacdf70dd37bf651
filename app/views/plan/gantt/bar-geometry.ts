import { isMoment, type GanttMove, type GanttRow } from './rows';
import { addDays, dateAt, daysBetween, widthOf, xOf } from './time-scale';
import type { TimeScale } from './time-scale';

/** Horizontal place of a bar, in pixels from the start of the axis. */
export interface BarBox {
  readonly x: number;
  readonly width: number;
}

const NARROWEST_BAR = 3;
const LABEL_INSET = 10;
const LABEL_GAP = 6;
const CHEVRON_ROOM = 20;

/** Half the width of a milestone's diamond, in pixels. */
export const DIAMOND_RADIUS = 8;

/** Where a span of dates lies; the end date is inclusive. Very short spans stay visible in the far zooms. */
export function barBox(span: { readonly start: string; readonly end: string }, scale: TimeScale): BarBox {
  const days = daysBetween(span.start, span.end) + 1;
  return { x: xOf(scale, span.start), width: Math.max(NARROWEST_BAR, days * scale.dayWidth) };
}

/**
 * Where a bar may go, given what the library asks for (x alone is a move, width alone a pulled end,
 * both a pulled start) and the box it was grabbed at. Keeps at least one day and stays on the axis:
 * the library lets a start be pulled past the end, which moves the end as well.
 */
export function limitBox(
  wanted: { readonly x?: number | null; readonly width?: number | null },
  grabbed: BarBox,
  scale: TimeScale,
): BarBox {
  const farRight = widthOf(scale);
  const grabbedEnd = grabbed.x + grabbed.width;
  const isNumber = (value: number | null | undefined): value is number => typeof value === 'number';
  if (isNumber(wanted.x) && isNumber(wanted.width)) {
    const x = between(0, wanted.x, grabbedEnd - scale.dayWidth);
    return { x, width: grabbedEnd - x };
  }
  if (isNumber(wanted.width)) {
    return { x: grabbed.x, width: between(scale.dayWidth, wanted.width, farRight - grabbed.x) };
  }
  return { x: between(0, wanted.x ?? grabbed.x, farRight - grabbed.width), width: grabbed.width };
}

/** The dates a box stands for. Reckoned from pixels to whole days: the library goes through local time and truncates. */
export function datesOf(row: GanttRow, box: BarBox, scale: TimeScale): { start: string; end: string } {
  const start = dateAt(scale, box.x);
  if (isMoment(row)) return { start, end: start };
  const days = Math.max(1, Math.round(box.width / scale.dayWidth));
  return { start, end: addDays(start, days - 1) };
}

/** The move to send when a bar is let go, or undefined when its dates are what they were. */
export function moveOf(row: GanttRow, box: BarBox, scale: TimeScale): GanttMove | undefined {
  const { start, end } = datesOf(row, box, scale);
  if (start === row.start && end === row.end) return undefined;
  return { id: row.id, version: row.version, start, end };
}

/** The part of the axis that is on screen. */
export interface View {
  readonly left: number;
  readonly width: number;
}

/** Where a row's name stands: in the bar, beside it, or at the edge of the view that the bar lies beyond. */
export interface LabelPlace {
  readonly x: number;
  readonly where: 'inside' | 'beside' | 'earlier' | 'later';
}

/**
 * Keeps every row named while the chart scrolls sideways: inside the bar where the name fits, following
 * its visible part; otherwise to the right of the bar or diamond, or to the left where the right would
 * be cut off; at the edge when all of that is out of view (a row without a name says nothing).
 */
export function labelPlace(kind: GanttRow['kind'], box: BarBox, textWidth: number, view: View): LabelPlace {
  const drawn = isMoment({ kind }) ? diamondBox(box) : box;
  const drawnEnd = drawn.x + drawn.width;
  const viewEnd = view.left + view.width;
  const after = drawnEnd + LABEL_GAP;
  const before = drawn.x - LABEL_GAP - textWidth;
  const fits = !isMoment({ kind }) && textWidth <= box.width - 2 * LABEL_INSET;
  const inside = fits && drawnEnd - 2 * LABEL_INSET - textWidth >= view.left;
  if (inside && drawn.x < viewEnd) {
    return { x: Math.max(box.x + LABEL_INSET, view.left + LABEL_INSET), where: 'inside' };
  }
  if (drawn.x >= viewEnd) return { x: viewEnd - CHEVRON_ROOM - textWidth, where: 'later' };
  if (drawnEnd <= view.left) return { x: view.left + CHEVRON_ROOM, where: 'earlier' };
  const isCut = after + textWidth > viewEnd;
  return { x: isCut && before >= view.left ? before : after, where: 'beside' };
}

function diamondBox({ x, width }: BarBox): BarBox {
  return { x: x + width / 2 - DIAMOND_RADIUS, width: 2 * DIAMOND_RADIUS };
}

/** A diamond around a point. */
export function diamondPath(x: number, y: number, radius: number): string {
  return `M${x} ${y - radius}l${radius} ${radius}l${-radius} ${radius}l${-radius} ${-radius}z`;
}

/** A gate around a point: a square that ends in a point below, so that it is not taken for a milestone. */
export function gatePath(x: number, y: number, radius: number): string {
  const side = radius - 1;
  return `M${x - side} ${y - radius}h${2 * side}v${radius + 1}l${-side} ${side}l${-side} ${-side}z`;
}

/** An end of an arrow: a point on the left or right side of a bar. */
export interface ArrowEnd {
  readonly x: number;
  readonly y: number;
  readonly side?: 'left' | 'right';
}

/** Line with an arrowhead between the sides of two bars; runs back between the rows when the way is not straight ahead. */
export function arrowPath(from: ArrowEnd, to: ArrowEnd, rowHeight: number): string {
  const leaves = from.side === 'left' ? -1 : 1;
  const enters = to.side === 'right' ? -1 : 1;
  const out = from.x + 8 * leaves;
  const into = to.x - 10 * enters;
  const head = enters > 0 ? 'm-4 -4l4 4l-4 4' : 'm4 -4l-4 4l4 4';
  const straight = leaves === enters ? (into - out) * leaves >= 0 : false;
  if (straight) return `M${from.x} ${from.y}H${out}V${to.y}H${to.x}${head}`;
  if (leaves !== enters) {
    const beside = leaves > 0 ? Math.max(out, into) : Math.min(out, into);
    return `M${from.x} ${from.y}H${beside}V${to.y}H${to.x}${head}`;
  }
  const lane = to.y > from.y ? to.y - rowHeight / 2 : to.y + rowHeight / 2;
  return `M${from.x} ${from.y}H${out}V${lane}H${into}V${to.y}H${to.x}${head}`;
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
