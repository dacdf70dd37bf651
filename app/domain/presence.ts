import { addDays, daysBetween, type CalendarDate } from './calendar';

/** One time that a party takes part: `from` null is since before the records, `until` the first day it no longer does. */
export interface Presence {
  readonly partyId: number;
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** Days on end through which the same parties take part. */
export interface Stretch {
  readonly from: CalendarDate;
  /** the last day, included */
  readonly to: CalendarDate;
  /** lowest id first; never empty */
  readonly partyIds: readonly number[];
}

/** The first and last day of a phase, both included. */
export interface WholePeriod {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/**
 * The stretches of a period, divided at the days on which somebody joins or leaves (DOMAIN.md 1.8). Days on which
 * nobody takes part are in none, for there is nobody to carry them.
 * @returns in the order of time; one where the same parties take part all along
 */
export function stretchesOf({ start, end }: WholePeriod, presences: readonly Presence[]): Stretch[] {
  const after = addDays(end, 1);
  const turns = presences.flatMap(({ from, until }) => [from, until]);
  const within = turns.filter((day) => day !== null && day > start && day < after);
  const starts = [...new Set([start, ...within])].sort() as CalendarDate[];
  const stretches: Stretch[] = [];
  starts.forEach((from, at) => {
    const to = addDays(starts[at + 1] ?? after, -1);
    const partyIds = presentOn(from, presences);
    const before = stretches.at(-1);
    if (partyIds.length === 0) return;
    if (before && addDays(before.to, 1) === from && sameParties(before.partyIds, partyIds)) {
      stretches[stretches.length - 1] = { ...before, to };
    } else stretches.push({ from, to, partyIds });
  });
  return stretches;
}

/** Who takes part on a day, lowest id first. */
export function presentOn(day: CalendarDate, presences: readonly Presence[]): number[] {
  const present = presences.filter(
    ({ from, until }) => (from === null || from <= day) && (until === null || day < until),
  );
  return [...new Set(present.map(({ partyId }) => partyId))].sort((a, b) => a - b);
}

/** Calendar days of a stretch, its first and last included. */
export function daysOf({ from, to }: Pick<Stretch, 'from' | 'to'>): number {
  return daysBetween(from, to) + 1;
}

function sameParties(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id, at) => id === other[at]);
}
