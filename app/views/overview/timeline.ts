import { addDays, daysBetween, earliest, latest, type CalendarDate } from '~/domain/calendar';
import { expectedDate, milestoneState } from '~/domain/milestone';
import type { Milestone } from '~/store/milestone';
import type { Phase } from '~/store/phase';
import { formatPeriod } from '~/views/shell/format';
import { phaseTitle } from '~/views/shell/phase-name';

/** The phases over time with their milestones. Places are in per cent of the width, so that its text keeps its size. */
export interface Timeline {
  readonly years: readonly { readonly year: number; readonly left: number }[];
  readonly today: number;
  readonly phases: readonly {
    readonly id: number;
    readonly title: string;
    readonly period: string;
    /** null: no date is known. `open`: one of them is not */
    readonly bar: {
      readonly left: number;
      readonly width: number;
      readonly state: 'done' | 'planned' | 'ongoing';
      readonly open: boolean;
    } | null;
    readonly milestones: readonly TimelineMilestone[];
  }[];
}

export interface TimelineMilestone {
  readonly left: number;
  readonly title: string;
  /** null: neither done nor late */
  readonly tone: 'ok' | 'bad' | null;
}

type Place = (date: CalendarDate) => number;

export function timelineOf(phases: readonly Phase[], milestones: readonly Milestone[], today: CalendarDate): Timeline {
  const { place, years } = scaleOf(phases, milestones, today);
  return {
    years: years.map((year) => ({ year, left: place(`${year}-01-01` as CalendarDate) })),
    today: place(today),
    phases: phases.map((phase) => ({
      ...{ id: phase.id, title: phaseTitle(phase), period: formatPeriod(phase.startDate, phase.endDate) },
      bar: barOf(phase, place, today),
      milestones: milestones
        .filter(({ phaseId }) => phaseId === phase.id)
        .flatMap((milestone) => placed(milestone, place, today)),
    })),
  };
}

function scaleOf(phases: readonly Phase[], milestones: readonly Milestone[], today: CalendarDate) {
  const dates = [
    ...phases.flatMap((phase) => [phase.startDate, phase.endDate]),
    ...milestones.map(expectedDate),
    today,
  ];
  const from = `${earliest(dates)!.slice(0, 4)}-01-01` as CalendarDate;
  const to = `${latest(dates)!.slice(0, 4)}-12-31` as CalendarDate;
  const days = daysBetween(from, to) + 1;
  const place: Place = (date) => Math.round((10_000 * daysBetween(from, date)) / days) / 100;
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, i) => Number(from.slice(0, 4)) + i,
  );
  return { place, years };
}

function barOf({ startDate, endDate }: Phase, place: Place, today: CalendarDate): Timeline['phases'][number]['bar'] {
  if (startDate === null && endDate === null) return null;
  const left = startDate ? place(startDate) : 0;
  const right = endDate ? place(addDays(endDate, 1)) : 100;
  const state = endDate && endDate < today ? 'done' : startDate && startDate > today ? 'planned' : 'ongoing';
  return { left, width: Math.max(right - left, 0.5), state, open: startDate === null || endDate === null };
}

function placed(milestone: Milestone, place: Place, today: CalendarDate): TimelineMilestone[] {
  const date = expectedDate(milestone);
  if (!date) return [];
  const state = milestoneState(milestone, today);
  const tone = state.startsWith('klar') ? 'ok' : state === 'försenad' ? 'bad' : null;
  return [{ left: place(date), title: `${date} ${milestone.label} ${milestone.title}`, tone }];
}
