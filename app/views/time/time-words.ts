import type { CalendarDate } from '~/domain/calendar';
import type { TimeState } from '~/domain/time-entry';
import type { TimeEntry } from '~/store/time-entry';
import { formatHours } from '~/views/shell/format';
import type { Tone } from '~/views/shell/icons';
import { MONTHS } from '~/views/shell/months';

export const STATE_TONES: Record<TimeState, Tone> = {
  utkast: 'wait',
  inskickad: 'wait',
  godkänd: 'ok',
  återsänd: 'warn',
};

const WEEKDAYS = ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'] as const;

/** "mån 14 dec", by where the day is in its week. */
export function dayHead(date: CalendarDate, at: number): string {
  return `${WEEKDAYS[at]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]!.slice(0, 3)}`;
}

/** "Min skolskjuts, fas 2, Utvecklare" */
export function placeOf(entry: Pick<TimeEntry, 'projectName' | 'phaseNumber' | 'role'>): string {
  return `${entry.projectName}, fas ${entry.phaseNumber}, ${entry.role}`;
}

/** Entries as they now are, for the one whose change came second. */
export function entryValues(entries: readonly TimeEntry[]): [string, string][] {
  if (entries.length === 0) return [['Veckan', 'inga timmar']];
  return entries.map((entry) => [`${placeOf(entry)}, ${entry.date}`, `${formatHours(entry.hours)} (${entry.state})`]);
}

/** What one would type for hours: "7,5". */
export function hoursInput(hundredths: number): string {
  return String(hundredths / 100).replace('.', ',');
}
