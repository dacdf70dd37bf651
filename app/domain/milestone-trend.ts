import { daysBetween, type CalendarDate } from './calendar';
import { expectedDate, type MilestoneDates } from './milestone';

/** One time that a forecast was set or moved. */
export interface ForecastChange {
  readonly milestoneId: number;
  readonly onDate: CalendarDate;
  /** null: the first forecast */
  readonly from: CalendarDate | null;
  /** null: taken away */
  readonly to: CalendarDate | null;
}

/** When things are known to have been as they were. */
export interface TrendDays {
  /** the days on which status reports were published */
  readonly reports: readonly CalendarDate[];
  /** the days on which baselines were taken and milestones were added */
  readonly known: readonly CalendarDate[];
  /** first day of the project */
  readonly start: CalendarDate | null;
  readonly today: CalendarDate;
}

/**
 * The days that a milestone trend is read on (DOMAIN.md 3.3): those of the status reports, or of the changes where no
 * report is published; before them the first day that anything is known of, after them today. Rising, each once.
 */
export function trendDays({ reports, known, start, today }: TrendDays, changes: readonly ForecastChange[]) {
  const changed = changes.map(({ onDate }) => onDate);
  const days = new Set([...(reports.length > 0 ? reports : changed), today].filter((day) => day <= today));
  const before = [...known, ...changed].filter((day) => day <= today).toSorted();
  if (before[0]) days.add(before[0]);
  if (days.size === 1 && start !== null && start < today) days.add(start);
  return [...days].toSorted();
}

/** A milestone of which a trend is read. */
export interface TrendMilestone extends MilestoneDates {
  readonly id: number;
  /** the day it was added; null: with the plan */
  readonly addedOn: CalendarDate | null;
  /** the day it was reported as done; null: not told, or not done */
  readonly doneOn: CalendarDate | null;
}

/** How a milestone stood on one of the days. `forecast` and `done` are null where nothing was expected any more. */
export interface TrendPoint {
  readonly on: CalendarDate;
  readonly forecast: CalendarDate | null;
  /** it was done by then; the day it was reached may be unknown */
  readonly done: boolean;
}

export interface TrendLine {
  readonly id: number;
  readonly points: readonly TrendPoint[];
  /** the day it was reached, when that is known */
  readonly actual: CalendarDate | null;
  /** calendar days from the first forecast that is shown to the last, or to the day it was reached; null: nothing to compare */
  readonly slip: number | null;
}

/**
 * The forecasts of a milestone day by day. Before its first recorded change it stood where that change took it from;
 * without any change it stands as it does. What is done on a day that nobody knows is taken as done once its forecast
 * has passed, and at the latest on the last day, so that it is not drawn as late.
 */
export function trendLine(
  milestone: TrendMilestone,
  changes: readonly ForecastChange[],
  days: readonly CalendarDate[],
): TrendLine {
  const own = changes.filter(({ milestoneId }) => milestoneId === milestone.id);
  const doneOn = milestone.status === 'klar' ? (milestone.actual ?? milestone.doneOn) : null;
  const points = days.map((on): TrendPoint => {
    const forecast = forecastOn(milestone, own, on);
    const passed = on === days.at(-1) || (forecast !== null && forecast < on);
    const unknown = milestone.status === 'klar' && doneOn === null && passed;
    const done = (doneOn !== null && doneOn <= on) || unknown;
    return { on, forecast: done ? null : forecast, done };
  });
  const shown = points.flatMap(({ forecast }) => (forecast ? [forecast] : []));
  const last = milestone.actual ?? shown.at(-1);
  return {
    id: milestone.id,
    points,
    actual: milestone.actual,
    slip: shown[0] && last ? daysBetween(shown[0], last) : null,
  };
}

function forecastOn(
  { addedOn, forecast, baseline }: TrendMilestone,
  changes: readonly ForecastChange[],
  on: CalendarDate,
): CalendarDate | null {
  if (addedOn !== null && addedOn > on) return null;
  const last = changes.findLast(({ onDate }) => onDate <= on);
  if (last) return last.to;
  return changes[0] ? changes[0].from : (forecast ?? baseline);
}

/** So many lines can be told apart. */
export const MOST_LINES = 8;

/**
 * The lines that are drawn: those asked for, or else those that moved the most, then what lies ahead by its day, then
 * what was reached last on a day that is known.
 */
export function chosenLines(
  lines: readonly TrendLine[],
  milestones: readonly TrendMilestone[],
  asked: ReadonlySet<number>,
): TrendLine[] {
  const drawable = lines.filter(({ points }) => points.some(({ forecast }) => forecast !== null));
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const telling = drawable.filter(({ id, slip, actual }) => slip || actual || byId.get(id)!.status !== 'klar');
  const among = asked.size > 0 ? drawable.filter(({ id }) => asked.has(id)) : telling.length > 0 ? telling : drawable;
  const rank = ({ id, slip }: TrendLine): [number, number, string] => {
    const milestone = byId.get(id)!;
    const ahead = milestone.status !== 'klar';
    return [slip ? -Math.abs(slip) : 0, ahead ? 0 : 1, expectedDate(milestone) ?? ''];
  };
  return among
    .map((line) => ({ line, rank: rank(line) }))
    .toSorted((a, b) => {
      const [moved, done, day] = a.rank;
      const [otherMoved, otherDone, otherDay] = b.rank;
      return moved - otherMoved || done - otherDone || (done ? -1 : 1) * (day < otherDay ? -1 : day > otherDay ? 1 : 0);
    })
    .slice(0, MOST_LINES)
    .map(({ line }) => line);
}
