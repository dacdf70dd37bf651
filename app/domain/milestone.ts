import { daysBetween, type CalendarDate } from './calendar';
import { Refusal } from './refusal';

export type MilestoneStatus = 'ej påbörjad' | 'pågår' | 'klar';

/** The three dates that are kept apart (DOMAIN.md 3.3), and an interval where a plan gives no single date. */
export interface MilestoneDates {
  readonly baseline: CalendarDate | null;
  readonly forecast: CalendarDate | null;
  readonly actual: CalendarDate | null;
  readonly windowStart: CalendarDate | null;
  readonly windowEnd: CalendarDate | null;
  readonly status: MilestoneStatus;
}

/**
 * How a milestone stands. "Försenad" (its day passed and it is not done) and "omplanerad" (its forecast was
 * moved off the baseline) are different things; "klar, datum okänt" is a state of its own.
 */
export type MilestoneState = 'klar' | 'klar, datum okänt' | 'försenad' | 'omplanerad' | 'pågår' | 'ej påbörjad';

/** The day a milestone is expected or was reached; the end of its interval where that is all the plan says. */
export function expectedDate(dates: MilestoneDates): CalendarDate | null {
  return dates.actual ?? dates.forecast ?? dates.baseline ?? dates.windowEnd;
}

export function milestoneState(dates: MilestoneDates, today: CalendarDate): MilestoneState {
  if (dates.status === 'klar') return dates.actual ? 'klar' : 'klar, datum okänt';
  const due = dates.forecast ?? dates.baseline ?? dates.windowEnd;
  if (due !== null && due < today) return 'försenad';
  if (isRescheduled(dates)) return 'omplanerad';
  return dates.status;
}

/**
 * Whether the forecast was moved off the baseline and it is not done yet. One that is late can be rescheduled as well:
 * then both are told.
 */
export function isRescheduled(dates: MilestoneDates): boolean {
  const slip = slipInDays(dates);
  return dates.status !== 'klar' && slip !== null && slip !== 0;
}

/** Calendar days from baseline to actual, or to forecast while not done; null when a date is missing. */
export function slipInDays({ baseline, forecast, actual, status }: MilestoneDates): number | null {
  const reached = status === 'klar' ? actual : forecast;
  return baseline && reached ? daysBetween(baseline, reached) : null;
}

export interface MilestoneUpdate {
  readonly forecast: CalendarDate | null;
  readonly actual: CalendarDate | null;
  readonly status: MilestoneStatus;
}

/**
 * The rules of an update's dates.
 * @throws Refusal that names the field: `forecast` or `actual`.
 */
export function checkMilestoneUpdate(
  before: MilestoneDates,
  update: MilestoneUpdate,
  project: { readonly start: CalendarDate | null },
  today: CalendarDate,
): void {
  const { forecast, actual, status } = update;
  const forecastMoved = forecast !== before.forecast;
  if (forecastMoved && forecast && project.start && forecast < project.start) {
    throw new Refusal(`Prognosen ${forecast} ligger före projektets start ${project.start}.`, 'forecast');
  }
  if (actual && actual > today) {
    throw new Refusal(`Utfallet ${actual} ligger i framtiden. I dag är det ${today}.`, 'actual');
  }
  if (actual && project.start && actual < project.start && actual !== before.actual) {
    throw new Refusal(`Utfallet ${actual} ligger före projektets start ${project.start}.`, 'actual');
  }
  if (actual && status !== 'klar') {
    throw new Refusal(
      'Ett utfallsdatum betyder att milstolpen är klar. Välj status Klar eller ta bort datumet.',
      'actual',
    );
  }
}

/**
 * A forecast that had a date does not move without a word (DOMAIN.md 3.3). A move in the chart is saved first and
 * asks afterwards; a form asks here.
 * @throws Refusal for the field `reason`
 */
export function requireReason(before: MilestoneDates, forecast: CalendarDate | null, reason: string): void {
  if (before.forecast && forecast !== before.forecast && reason === '') {
    throw new Refusal('Skriv varför prognosen ändras. Orsaken följer med till nästa statusrapport.', 'reason');
  }
}
