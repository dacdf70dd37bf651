import type { CalendarDate } from '~/domain/calendar';
import { addDays } from '~/domain/calendar';
import { daysOfWeek } from '~/domain/iso-week';
import { hindranceOn, isOpen, type ReportablePhase } from '~/domain/time-entry';
import type { TimeEntry } from '~/store/time-entry';

import { hoursInput } from './time-words';

/** One day of one row. */
export interface WeekCell {
  readonly date: CalendarDate;
  readonly entry: TimeEntry | null;
  /** the field has this to begin with; null where there is no field */
  readonly typed: string | null;
  /** why there is no field, where the person could not know */
  readonly hindrance: string | null;
}

/** A project, phase and role of the week. */
export interface WeekRow {
  /** null: a row for something new */
  readonly place: {
    readonly phaseId: number;
    readonly role: string;
    readonly projectName: string;
    readonly phaseNumber: number;
    readonly phaseName: string;
  } | null;
  readonly cells: readonly WeekCell[];
}

interface WeekContent {
  readonly monday: CalendarDate;
  readonly phases: readonly ReportablePhase[];
  readonly entries: readonly TimeEntry[];
  /** of the week before: its rows are offered again */
  readonly before: readonly TimeEntry[];
  /** with its hours too */
  readonly copied: boolean;
  readonly blank: number;
}

/** The rows of a week: what is in it, what was in the week before and can still be reported on, and empty ones. */
export function weekRows({ monday, phases, entries, before, copied, blank }: WeekContent): WeekRow[] {
  const days = daysOfWeek(monday);
  const places = new Map<string, TimeEntry>();
  for (const entry of entries) places.set(`${entry.phaseId}\n${entry.role}`, entry);
  for (const entry of before) {
    const key = `${entry.phaseId}\n${entry.role}`;
    const phase = phases.find(({ phaseId }) => phaseId === entry.phaseId);
    const open = phase?.roles.includes(entry.role) && days.some((date) => hindranceOn(phase, date) === null);
    if (open && !places.has(key)) places.set(key, entry);
  }
  const known = [...places.values()].map((place): WeekRow => {
    const phase = phases.find(({ phaseId }) => phaseId === place.phaseId);
    const { phaseId, role, projectName, phaseNumber, phaseName } = place;
    const same = (one: TimeEntry, date: CalendarDate) =>
      one.phaseId === phaseId && one.role === role && one.date === date;
    const cells = days.map((date): WeekCell => {
      const entry = entries.find((one) => same(one, date)) ?? null;
      const hindrance = phase ? hindranceOn(phase, date) : 'Fasen finns inte längre i dina projekt.';
      const last = copied ? before.find((one) => same(one, addDays(date, -7))) : undefined;
      const standing = entry ?? last;
      const closed = hindrance !== null || (entry !== null && !isOpen(entry));
      return {
        date,
        entry,
        typed: closed ? null : standing && standing.hours > 0 ? hoursInput(standing.hours) : '',
        hindrance: entry ? null : hindrance,
      };
    });
    return { place: { phaseId, role, projectName, phaseNumber, phaseName }, cells };
  });
  const empty = (): WeekRow => ({
    place: null,
    cells: days.map((date) => ({ date, entry: null, typed: '', hindrance: null })),
  });
  // Nobody starts with a single line.
  const blanks = known.length === 0 ? blank + 2 : blank;
  return [...known, ...Array.from({ length: blanks }, empty)];
}
