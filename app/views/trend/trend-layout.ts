import { daysBetween, type CalendarDate } from '~/domain/calendar';
import type { TrendLine } from '~/domain/milestone-trend';

/** Height of the plot; its width is the reader's, so that the text keeps its size on a phone. */
export const PLOT_HEIGHT = 340;
const LABEL_GAP = 17;

/** A place in the plot: x in per cent of its width, y in pixels from its top. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface DrawnLine {
  readonly id: number;
  /** one after the other; a gap where nothing was expected */
  readonly places: readonly Place[];
  /** where it was reached, on the line on which a forecast is the day of the report */
  readonly reached: Place | null;
  /** y of its label beside the plot */
  readonly labelY: number;
}

export interface TrendLayout {
  readonly lines: readonly DrawnLine[];
  readonly xTicks: readonly { readonly label: string; readonly x: number }[];
  readonly yTicks: readonly { readonly day: CalendarDate; readonly y: number }[];
  /** the days that are read on */
  readonly columns: readonly number[];
  /** where the day of the report is the forecast; null where none of it is in the plot */
  readonly diagonal: readonly [Place, Place] | null;
}

/** Places everything: days of reports from left to right, forecasts from below upwards. */
export function trendLayout(lines: readonly TrendLine[], days: readonly CalendarDate[]): TrendLayout {
  const [first, last] = [days[0]!, days.at(-1)!];
  const forecasts = lines.flatMap(({ points, actual }) => [
    ...points.flatMap(({ forecast }) => forecast ?? []),
    ...(actual && actual >= first ? [actual] : []),
  ]);
  const sorted = [first, ...forecasts].toSorted();
  const [lowest, highest] = [sorted[0]!, sorted.at(-1)!];
  const across = Math.max(1, daysBetween(first, last));
  const up = Math.max(1, daysBetween(lowest, highest));
  const x = (day: CalendarDate) => round((daysBetween(first, day) / across) * 100);
  const y = (day: CalendarDate) => round((1 - daysBetween(lowest, day) / up) * (PLOT_HEIGHT - 24) + 12);

  const drawn = lines.map(({ id, points, actual }) => {
    const places = points.flatMap(({ on, forecast }) => (forecast ? [{ x: x(on), y: y(forecast) }] : []));
    const reached = actual && actual >= first && actual <= last ? { x: x(actual), y: y(actual) } : null;
    return { id, places, reached, end: (reached ?? places.at(-1))!.y };
  });
  const end = last < highest ? last : highest;
  const months = monthTicks(first, last, 4).map((day) => ({ label: day.slice(0, 7), x: x(day) }));
  return {
    lines: spread(drawn),
    xTicks: months.length > 0 ? months : [first, last].map((day) => ({ label: day, x: x(day) })),
    yTicks: monthTicks(lowest, highest, 8).map((day) => ({ day, y: y(day) })),
    columns: days.map(x),
    diagonal:
      first < end
        ? [
            { x: x(first), y: y(first) },
            { x: x(end), y: y(end) },
          ]
        : null,
  };
}

/** Labels at the height where their lines end, pushed apart until each can be read. */
function spread(lines: readonly (Omit<DrawnLine, 'labelY'> & { readonly end: number })[]): DrawnLine[] {
  const order = lines.toSorted((a, b) => a.end - b.end);
  const labels = new Map<number, number>();
  order.reduce((least, { id, end }) => {
    const at = Math.max(end, least);
    labels.set(id, at);
    return at + LABEL_GAP;
  }, 8);
  const over = Math.max(0, ...[...labels.values()].map((at) => at - (PLOT_HEIGHT - 8)));
  // Pushed out below: the lowest ones go up again, as far as they stand on each other.
  order.toReversed().reduce(
    (most, { id }) => {
      const at = Math.min(labels.get(id)!, most);
      labels.set(id, at);
      return at - LABEL_GAP;
    },
    over > 0 ? PLOT_HEIGHT - 8 : Infinity,
  );
  return lines.map(({ id, places, reached }) => ({ id, places, reached, labelY: round(labels.get(id)!) }));
}

/** Firsts of months between two days, as many as can be read: every month, or every second, third, sixth, twelfth. */
export function monthTicks(from: CalendarDate, to: CalendarDate, most: number): CalendarDate[] {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const all: CalendarDate[] = [];
  for (let at = year * 12 + month - 1; ; at++) {
    const day = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01` as CalendarDate;
    if (day > to) break;
    if (day >= from) all.push(day);
  }
  for (const step of [1, 2, 3, 6, 12, 24, 60, 120, 600]) {
    const some = all.filter((day) => (Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) % step === 0);
    if (some.length <= most) return some;
  }
  return [];
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
