import { addDays, latest, type CalendarDate } from './calendar';
import { presentOn, stretchesOf, type Presence, type Stretch } from './presence';

/** A party whose days in a phase are others than those that a version of its budget was shared by. */
export interface PresenceChange {
  readonly partyId: number;
  readonly partyName: string;
  /** `moved`: it takes part both before and after, on other days */
  readonly kind: 'came' | 'left' | 'moved';
  /** its first day, or the first day without it; null: nothing says which */
  readonly day: CalendarDate | null;
}

interface Named {
  readonly partyId: number;
  readonly partyName: string;
}

/** What a version was shared by. */
interface SharedBy {
  readonly parties: readonly Named[];
  /** as it was frozen; none where all its parties shared all of it */
  readonly stretches: readonly Stretch[];
}

/** Who takes part in the phase as it is known now. */
interface KnownNow {
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  readonly presences: readonly (Presence & Named)[];
}

/**
 * Who has joined, left or changed its days since a version of a phase's budget was shared (DOMAIN.md 1.8), in the order
 * of the version's parties, then of the presences. A phase without a first or last day is judged on the later of today
 * and its first day.
 */
export function presenceChanges(version: SharedBy, now: KnownNow, today: CalendarDate): PresenceChange[] {
  const stretches = stretchesNow(version, now, today);
  const known = new Map([...version.parties, ...now.presences].map(({ partyId, partyName }) => [partyId, partyName]));
  return Array.from(known).flatMap(([partyId, partyName]): PresenceChange[] => {
    const shared = version.parties.some((party) => party.partyId === partyId);
    const runs = runsIn(stretches, partyId);
    const own = now.presences.filter((presence) => presence.partyId === partyId);
    const changed = (kind: PresenceChange['kind'], day: CalendarDate | null) => [{ partyId, partyName, kind, day }];
    if (!shared) return runs.length === 0 ? [] : changed('came', own[0]?.from ?? null);
    if (runs.length === 0) return changed('left', latest(own.map(({ until }) => until)));
    const before = version.stretches.length === 0 ? wholeRun(stretches) : runsIn(version.stretches, partyId);
    if (sameRuns(before, runs)) return [];
    const last = runs.at(-1)!.to;
    if (last < before.at(-1)!.to) return changed('left', addDays(last, 1));
    return runs[0]!.from > before[0]!.from ? changed('came', runs[0]!.from) : changed('moved', null);
  });
}

interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The days of the version, or of the phase, as they would be divided now. */
function stretchesNow({ stretches }: SharedBy, { start, end, presences }: KnownNow, today: CalendarDate): Stretch[] {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first && last) return stretchesOf({ start: first.from, end: last.to }, presences);
  if (start !== null && end !== null) return stretchesOf({ start, end }, presences);
  const day = latest([today, start]) ?? today;
  return [{ from: day, to: day, partyIds: presentOn(day, presences) }];
}

/** The days of a party, those on end together. */
function runsIn(stretches: readonly Stretch[], partyId: number): Days[] {
  const runs: Days[] = [];
  for (const { from, to, partyIds } of stretches) {
    if (!partyIds.includes(partyId)) continue;
    const run = runs.at(-1);
    if (run && addDays(run.to, 1) === from) runs[runs.length - 1] = { from: run.from, to };
    else runs.push({ from, to });
  }
  return runs;
}

function wholeRun(stretches: readonly Stretch[]): Days[] {
  return [{ from: stretches[0]!.from, to: stretches.at(-1)!.to }];
}

function sameRuns(one: readonly Days[], other: readonly Days[]): boolean {
  return (
    one.length === other.length && one.every(({ from, to }, at) => from === other[at]!.from && to === other[at]!.to)
  );
}
