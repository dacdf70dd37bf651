import type { CalendarDate } from './calendar';
import type { Hours } from './hours';
import { daysOfWeek } from './iso-week';
import { Refusal } from './refusal';
import { checkDay, checkRole, hindranceOn, isOpen, type ReportablePhase, type StandingEntry } from './time-entry';

/** A row of the week as typed: hours of the seven days, null where the field is empty or the day can not be written. */
export interface TypedRow {
  readonly phaseId: number;
  readonly role: string;
  readonly hours: readonly (Hours | null)[];
}

/** What saving the week does to one day of one row. */
export type WeekChange =
  | {
      readonly kind: 'add';
      readonly phase: ReportablePhase;
      readonly role: string;
      readonly date: CalendarDate;
      readonly hours: Hours;
    }
  | { readonly kind: 'change'; readonly entry: StandingEntry; readonly hours: Hours }
  | { readonly kind: 'remove'; readonly entry: StandingEntry };

/** What a week is judged against. */
export interface WeekGround {
  readonly monday: CalendarDate;
  /** the person's entries of the week in every project, also those that the form does not show */
  readonly standing: readonly StandingEntry[];
  readonly phases: readonly ReportablePhase[];
}

/**
 * What saving a typed week does; null stands for a row that says nothing. A row that the form leaves out is left alone; an emptied day takes its entry away.
 * @throws Refusal that names the field, `rows[1].hours[3]` and the like
 */
export function weekChanges(
  typed: readonly (TypedRow | null)[],
  { monday, standing, phases }: WeekGround,
): WeekChange[] {
  const days = daysOfWeek(monday);
  const seen = new Set<string>();
  const changes = typed.flatMap((row, at) => {
    if (row === null) return [];
    const phase = phases.find(({ phaseId }) => phaseId === row.phaseId);
    if (!phase) throw new Refusal('Välj en fas i ett av dina projekt.', `rows[${at}].phaseId`);
    const key = `${row.phaseId}\n${row.role}`;
    if (seen.has(key)) throw new Refusal('Samma fas och roll finns på en rad till. Slå ihop dem.', `rows[${at}].role`);
    seen.add(key);
    const changes = days.flatMap((date, day) => {
      const entry = standing.find((one) => one.phaseId === row.phaseId && one.role === row.role && one.date === date);
      const change = changeOf(phase, row.role, date, row.hours[day] ?? null, entry);
      const hindrance = change && hindranceOn(phase, date);
      if (hindrance) throw new Refusal(hindrance, `rows[${at}].hours[${day}]`);
      return change ? [change] : [];
    });
    // A role that has left the budget keeps the hours it has, and takes no new ones.
    if (changes.some(({ kind }) => kind !== 'remove')) checkRole(phase, row.role, `rows[${at}].role`);
    return changes;
  });
  checkDays(typed, days, standing, changes);
  return changes;
}

/**
 * What is sent in has been worked.
 * @throws Refusal that names the field of the first day after today with hours
 */
export function checkPassed(typed: readonly (TypedRow | null)[], monday: CalendarDate, today: CalendarDate): void {
  const days = daysOfWeek(monday);
  typed.forEach((row, at) => {
    const day = row === null ? -1 : days.findIndex((date, index) => date > today && (row.hours[index] ?? 0) > 0);
    if (day < 0) return;
    throw new Refusal(
      `${days[day]} har inte varit än. Spara timmarna nu och skicka in dem när dagen har varit.`,
      `rows[${at}].hours[${day}]`,
    );
  });
}

function changeOf(
  phase: ReportablePhase,
  role: string,
  date: CalendarDate,
  typed: Hours | null,
  entry: StandingEntry | undefined,
): WeekChange | null {
  const hours = typed === 0 ? null : typed;
  if (!entry) return hours === null ? null : { kind: 'add', phase, role, date, hours };
  // The page has no field for what waits or is approved; a row typed anew over it says nothing of those days.
  if (!isOpen(entry) || hours === entry.hours) return null;
  return hours === null ? { kind: 'remove', entry } : { kind: 'change', entry, hours };
}

function checkDays(
  typed: readonly (TypedRow | null)[],
  days: readonly CalendarDate[],
  standing: readonly StandingEntry[],
  changes: readonly WeekChange[],
): void {
  for (const [day, date] of days.entries()) {
    const touched = changes.filter((change) => (change.kind === 'add' ? change.date : change.entry.date) === date);
    if (touched.length === 0) continue;
    const replaced = new Set(touched.flatMap((change) => (change.kind === 'add' ? [] : [change.entry.id])));
    const kept = standing.filter((entry) => entry.date === date && !replaced.has(entry.id));
    const total =
      kept.reduce((sum, entry) => sum + entry.hours, 0) +
      touched.reduce((sum, change) => sum + (change.kind === 'remove' ? 0 : change.hours), 0);
    const last = typed.findLastIndex((row) => (row?.hours[day] ?? 0) > 0);
    checkDay(total, date, `rows[${Math.max(last, 0)}].hours[${day}]`);
  }
}
