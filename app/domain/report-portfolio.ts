import { daysBetween, type CalendarDate } from './calendar';
import { LEVELS, type Level } from './report';

/** One light of a report as it is compared with those of other projects. */
export interface StandingLight {
  readonly area: string;
  /** null: not judged */
  readonly level: Level | null;
}

/** What the order of projects in the portfolio report follows from. */
export interface Standing {
  readonly projectName: string;
  /** the newest published report; null: the project has none */
  readonly report: {
    readonly publishedOn: CalendarDate;
    readonly lights: readonly StandingLight[];
  } | null;
}

/** By trouble: who needs the reader first. By project: in Swedish order. By day: the newest report first. */
export const STANDING_ORDERS = ['trouble', 'project', 'day'] as const;
export type StandingOrder = (typeof STANDING_ORDERS)[number];

const swedish = new Intl.Collator('sv');

/**
 * The projects in an order, those without a report always last: nothing is known of them.
 *
 * Trouble is counted from the worst level down: more komplikationer come first, among as many of them more mindre
 * komplikationer. What stands alike is read from the oldest report, whose trouble has lasted longest.
 */
export function sortStandings<Row extends Standing>(rows: readonly Row[], order: StandingOrder): Row[] {
  const byName = (a: Row, b: Row) => swedish.compare(a.projectName, b.projectName);
  if (order === 'project') return rows.toSorted(byName);
  return rows.toSorted((a, b) => {
    if (!a.report || !b.report) return Number(a.report === null) - Number(b.report === null) || byName(a, b);
    const byDay = a.report.publishedOn.localeCompare(b.report.publishedOn);
    if (order === 'day') return -byDay || byName(a, b);
    return compareTrouble(a.report.lights, b.report.lights) || byDay || byName(a, b);
  });
}

/** Negative when the first has more trouble: the count of the worst level decides, then that of the next. */
export function compareTrouble(a: readonly StandingLight[], b: readonly StandingLight[]): number {
  for (const level of LEVELS.toReversed().slice(0, -1)) {
    const difference = count(b, level) - count(a, level);
    if (difference !== 0) return difference;
  }
  return 0;
}

function count(lights: readonly StandingLight[], level: Level): number {
  return lights.filter((light) => light.level === level).length;
}

/** The worst level of a report; null where nothing is judged. */
export function worstLevel(lights: readonly StandingLight[]): Level | null {
  return LEVELS.toReversed().find((level) => count(lights, level) > 0) ?? null;
}

/** The areas that any of the projects judges, in the order they first come; the same word in another case is the same. */
export function areasOf(rows: readonly Standing[]): string[] {
  const areas = new Map<string, string>();
  for (const { area } of rows.flatMap(({ report }) => report?.lights ?? [])) {
    const key = areaKey(area);
    if (!areas.has(key)) areas.set(key, area);
  }
  return [...areas.values()];
}

/** The light of an area among those of a report; undefined where the report does not judge it. */
export function lightOf<Light extends StandingLight>(lights: readonly Light[], area: string): Light | undefined {
  return lights.find((light) => areaKey(light.area) === areaKey(area));
}

function areaKey(area: string): string {
  return area.toLocaleLowerCase('sv');
}

/** The last months up to a day, the oldest first, as 2020-12. */
export function lastMonths(today: CalendarDate, months: number): string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: months }, (_, at) => {
    const month = last - months + 1 + at;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** How long ago a report was published, in days; never negative. */
export function ageInDays(publishedOn: CalendarDate, today: CalendarDate): number {
  return Math.max(daysBetween(publishedOn, today), 0);
}
