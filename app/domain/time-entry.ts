import type { CalendarDate } from './calendar';
import { hours, type Hours } from './hours';
import { isMonthWithin, monthOf, type Month } from './month';
import { Refusal } from './refusal';

/** How far a time entry has come: the person's own, waiting for the projektledare, approved, or sent back with a reason. */
export type TimeState = 'utkast' | 'inskickad' | 'godkänd' | 'återsänd';

/** A day has no more, over all rows and projects of a person; in hundredths. */
export const HOURS_OF_A_DAY = hours(24_00);

/** What of a phase decides whether hours can be put on it. */
export interface ReportablePhase {
  readonly phaseId: number;
  readonly projectId: number;
  readonly projectName: string;
  readonly number: number;
  readonly name: string;
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  /** those of the project's hour budget, else the person's own in the project */
  readonly roles: readonly string[];
  /** months whose figures stand */
  readonly lockedMonths: readonly Month[];
}

/** An entry as it stands: the newest of those that correct each other. */
export interface StandingEntry {
  readonly id: number;
  readonly version: number;
  readonly phaseId: number;
  readonly role: string;
  readonly date: CalendarDate;
  readonly hours: Hours;
  readonly state: TimeState;
}

/** May the person still write in it? What is sent in waits for an answer, what is approved is corrected instead. */
export function isOpen({ state }: Pick<StandingEntry, 'state'>): boolean {
  return state === 'utkast' || state === 'återsänd';
}

/** Why no hours can be put on that day of the phase; null when they can. The plan says when a phase runs, by month. */
export function hindranceOn(phase: ReportablePhase, date: CalendarDate): string | null {
  const month = monthOf(date);
  if (!isMonthWithin(month, phase)) {
    const period = [phase.start ?? '', phase.end ?? ''].join(' – ');
    return `${month} ligger utanför fas ${phase.number} (${period.trim()}).`;
  }
  return phase.lockedMonths.includes(month) ? `${month} är låst för fas ${phase.number}.` : null;
}

/** @throws Refusal at `field` when the role is none that the project budgets for */
export function checkRole(phase: ReportablePhase, role: string, field: string): void {
  if (phase.roles.includes(role)) return;
  const allowed =
    phase.roles.length > 0 ? `Tillåtet är ${phase.roles.join('; ')}.` : 'Projektet har ingen timbudget än.';
  throw new Refusal(`Rollen ”${role.slice(0, 60)}” finns inte i ${phase.projectName}. ${allowed}`, field);
}

/** @throws Refusal when what is written about an approved entry changes nothing, or nobody may write about it now */
export function checkCorrection(
  before: Pick<StandingEntry, 'state' | 'hours' | 'date'>,
  phase: ReportablePhase,
  corrected: Hours,
): void {
  if (before.state !== 'godkänd') throw new Refusal('Bara godkänd tid rättas. Ändra i veckan i stället.', 'hours');
  const hindrance = hindranceOn(phase, before.date);
  if (hindrance) throw new Refusal(hindrance, 'hours');
  if (corrected === before.hours) throw new Refusal('Timmarna är desamma som förut.', 'hours');
}

/** @throws Refusal at `field` when a day would have more than 24 hours */
export function checkDay(total: number, date: CalendarDate, field: string): void {
  if (total <= HOURS_OF_A_DAY) return;
  const sum = (total / 100).toLocaleString('sv-SE');
  throw new Refusal(`${date} får ${sum} timmar i alla dina projekt tillsammans. Ett dygn har 24.`, field);
}
