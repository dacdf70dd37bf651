import type { CalendarDate } from './calendar';
import { monthOf, type Month } from './month';
import { Refusal } from './refusal';

/** A month whose figures stand: of a phase, or of the whole project where phaseId is null. */
export interface LockedMonth {
  readonly phaseId: number | null;
  readonly month: Month;
}

/** Whether what is dated that day in the phase stands. */
export function isLocked(locks: readonly LockedMonth[], phaseId: number, date: CalendarDate): boolean {
  return locks.some((held) => held.month === monthOf(date) && (held.phaseId === null || held.phaseId === phaseId));
}

/** @throws Refusal when any of those lies in a month that is locked: what is sent in or answered changes its sum too */
export function checkUnlocked(
  entries: readonly { readonly phaseId: number; readonly date: CalendarDate }[],
  locks: readonly LockedMonth[],
): void {
  const held = entries.find(({ phaseId, date }) => isLocked(locks, phaseId, date));
  if (held) throw new Refusal(`${monthOf(held.date)} är låst. Månaden måste öppnas först.`);
}
