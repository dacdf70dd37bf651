import { addDays, latest, type CalendarDate } from '~/domain/calendar';
import { expectedDate, milestoneState } from '~/domain/milestone';
import type { Activity } from '~/store/activity';
import type { Milestone } from '~/store/milestone';
import type { Phase } from '~/store/phase';
import { phaseTitle } from '~/views/economy/phase-words';
import { formatDate } from '~/views/shell/format';

import type { GanttRow } from './gantt/rows';

/** What a plan is drawn and listed from. */
export interface PlanContent {
  readonly phases: readonly Phase[];
  readonly milestones: readonly Milestone[];
  readonly activities: readonly Activity[];
  readonly today: CalendarDate;
  readonly mayEdit: boolean;
  readonly movableParties: readonly number[];
}

/** How far a phase without a start or an end is drawn past the dates that are known, in days. */
const OPEN_END = 120;

/** The rows of the chart: each phase with its activities and milestones; what has no date is left to the table. */
export function ganttRows(plan: PlanContent): GanttRow[] {
  const last = latest([
    ...plan.phases.map((phase) => phase.endDate ?? phase.startDate),
    ...plan.milestones.map(expectedDate),
  ]);
  return plan.phases.flatMap((phase) => [
    ...phaseRow(phase, plan, last),
    ...plan.activities
      .filter((activity) => activity.phaseId === phase.id)
      .flatMap((activity) => activityRow(activity, plan)),
    ...plan.milestones
      .filter((milestone) => milestone.phaseId === phase.id)
      .flatMap((milestone) => milestoneRow(milestone, plan)),
  ]);
}

function phaseRow(phase: Phase, { today, mayEdit }: PlanContent, last: CalendarDate | null): GanttRow[] {
  const { startDate, endDate } = phase;
  const known = startDate ?? endDate;
  if (!known) return [];
  const start = startDate ?? addDays(known < today ? known : today, -OPEN_END);
  const end = endDate ?? addDays(last && last > known ? last : known, OPEN_END);
  const name = phaseTitle(phase);
  return [
    {
      id: `phase-${phase.id}`,
      kind: 'phase',
      name: !startDate ? `${name} (start ej satt)` : !endDate ? `${name} (slut ej satt)` : name,
      start,
      end,
      state: end < today ? 'done' : start <= today ? 'ongoing' : 'planned',
      dependsOn: [],
      movable: mayEdit && startDate !== null && endDate !== null,
      version: phase.version,
    },
  ];
}

function activityRow(activity: Activity, { today, mayEdit }: PlanContent): GanttRow[] {
  const { startDate, endDate, percentComplete } = activity;
  if (!startDate || !endDate) return [];
  const done = percentComplete === 100;
  return [
    {
      id: `activity-${activity.id}`,
      kind: 'activity',
      name: activity.name,
      start: startDate,
      end: endDate,
      state: done ? 'done' : endDate < today ? 'late' : startDate <= today ? 'ongoing' : 'planned',
      dependsOn: [],
      movable: mayEdit,
      version: activity.version,
    },
  ];
}

function milestoneRow(milestone: Milestone, plan: PlanContent): GanttRow[] {
  const date = expectedDate(milestone);
  if (!date) return [];
  const state = milestoneState(milestone, plan.today);
  const { windowStart, windowEnd, baseline } = milestone;
  const planned =
    windowStart && windowEnd ? { start: windowStart, end: windowEnd } : baseline && { start: baseline, end: baseline };
  return [
    {
      id: `milestone-${milestone.id}`,
      kind: 'milestone',
      name: `${milestone.label} ${milestone.title}`.trim(),
      start: date,
      end: date,
      ...(planned ? { baseline: planned } : {}),
      state: milestone.status === 'klar' ? 'done' : state === 'försenad' ? 'late' : 'planned',
      dependsOn: [],
      movable: milestone.status !== 'klar' && mayMove(milestone, plan),
      version: milestone.version,
    },
  ];
}

/** A projektledare moves every milestone, a delprojektledare the own kommun's. */
export function mayMove(milestone: Milestone, { mayEdit, movableParties }: PlanContent): boolean {
  return mayEdit || (milestone.partyId !== null && movableParties.includes(milestone.partyId));
}

/** The dates of a phase or activity as they now are, for the one whose change came second. */
export function spanValues(row: { startDate: string | null; endDate: string | null }): [string, string][] {
  return [
    ['Start', formatDate(row.startDate)],
    ['Slut', formatDate(row.endDate)],
  ];
}
