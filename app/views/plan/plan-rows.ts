import { addDays, latest, type CalendarDate } from '~/domain/calendar';
import { groupBy } from '~/domain/group-by';
import type { Dependency } from '~/domain/schedule';
import { expectedDate, milestoneState } from '~/domain/milestone';
import type { Activity } from '~/store/activity';
import type { Milestone } from '~/store/milestone';
import type { Phase } from '~/store/phase';
import type { PlanGate, PlanLinks } from '~/store/plan-links';
import { formatDate } from '~/views/shell/format';
import { phaseTitle } from '~/views/shell/phase-name';

import type { GanttRow } from './gantt/rows';

/** What a plan is drawn and listed from. */
export interface PlanContent {
  readonly phases: readonly Phase[];
  readonly milestones: readonly Milestone[];
  readonly activities: readonly Activity[];
  readonly today: CalendarDate;
  readonly mayEdit: boolean;
  readonly movableParties: readonly number[];
  readonly dependencies: PlanLinks['dependencies'];
  readonly constraints: PlanLinks['constraints'];
  readonly baselines: PlanLinks['baselines'];
  readonly gates: PlanLinks['gates'];
  readonly lastChange: PlanLinks['lastChange'];
  /** moves that lack a reason, for whoever may give it */
  readonly unexplained: PlanLinks['unexplained'];
  readonly schedule: {
    /** working days by row */
    readonly slack: readonly (readonly [id: number, days: number])[];
    readonly critical: readonly number[];
    readonly broken: readonly Dependency[];
    readonly cycle: readonly string[] | null;
    readonly end: CalendarDate | null;
  };
  readonly holidays: readonly { readonly date: CalendarDate; readonly name: string }[];
}

/** A row of the plan where another names it. */
export interface NamedRow {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  /** the row that asks already comes after it */
  readonly joined: boolean;
}

/** The id of the phase that a row like "activity-12" lies in; null when there is no such row. */
export function phaseOfRow({ phases, activities, milestones }: PlanContent, key: string | null): number | null {
  const [kind, id] = key?.split('-') ?? [];
  const isMeant = (row: { readonly id: number }) => String(row.id) === id;
  if (kind === 'phase') return phases.find(isMeant)?.id ?? null;
  const rows = kind === 'activity' ? activities : kind === 'milestone' ? milestones : [];
  return rows.find(isMeant)?.phaseId ?? null;
}

/** How many rows a plan has, phases and all. */
export function countPlanRows({ phases, activities, milestones, gates }: PlanContent): number {
  return phases.length + activities.length + milestones.length + gates.length;
}

/** Every row of the plan by its name, in its order; gates are joined to nothing. */
export function namedRows({ phases, activities, milestones }: PlanContent): NamedRow[] {
  return phases.flatMap((phase) => [
    { id: phase.id, key: `phase-${phase.id}`, name: phaseTitle(phase), joined: false },
    ...activities
      .filter(({ phaseId }) => phaseId === phase.id)
      .map(({ id, name }) => ({ id, key: `activity-${id}`, name, joined: false })),
    ...milestones
      .filter(({ phaseId }) => phaseId === phase.id)
      .map(({ id, label, title }) => ({ id, key: `milestone-${id}`, name: `${label} ${title}`.trim(), joined: false })),
  ]);
}

/** How far a phase without a start or an end is drawn past the dates that are known, in days. */
const OPEN_END = 120;

/**
 * The rows of the chart: each phase and, where it is open, its activities, milestones and gates; what has no date is
 * left to the table.
 * @param open ids of the phases that are open
 */
export function ganttRows(plan: PlanContent, open: ReadonlySet<number>): GanttRow[] {
  const keys = new Map(namedRows(plan).map(({ id, key }) => [id, key]));
  const critical = new Set(plan.schedule.critical);
  const baselines = new Map(plan.baselines.map((each) => [each.itemId, each]));
  const dependencies = groupBy(plan.dependencies, ({ successorId }) => successorId);
  const rows = datedRows(plan, open);
  return rows.map((row) => {
    const id = Number(row.id.split('-')[1]);
    const before = dependencies.get(id) ?? [];
    const { start, end } = baselines.get(id) ?? {};
    return {
      ...row,
      ...(start && end && !row.baseline ? { baseline: { start, end } } : {}),
      dependsOn: before.map(({ predecessorId }) => keys.get(predecessorId)!),
      dependencyTypes: Object.fromEntries(before.map(({ predecessorId, type }) => [keys.get(predecessorId)!, type])),
      critical: critical.has(id),
    };
  });
}

function datedRows(plan: PlanContent, open: ReadonlySet<number>): GanttRow[] {
  const last = latest([
    ...plan.phases.map((phase) => phase.endDate ?? phase.startDate),
    ...plan.milestones.map(expectedDate),
  ]);
  const inPhases = plan.phases.flatMap((phase) => [
    ...phaseRow(phase, plan, last),
    ...(open.has(phase.id) ? rowsOfPhase(phase, plan) : []),
  ]);
  return [...inPhases, ...gateRows(plan, null)];
}

function rowsOfPhase(phase: Phase, plan: PlanContent): GanttRow[] {
  return [
    ...plan.activities
      .filter((activity) => activity.phaseId === phase.id)
      .flatMap((activity) => activityRow(activity, plan)),
    ...plan.milestones
      .filter((milestone) => milestone.phaseId === phase.id)
      .flatMap((milestone) => milestoneRow(milestone, plan)),
    ...gateRows(plan, phase.id),
  ];
}

/** The gates of a phase, or of none, on the day of their decision or else the planned one. */
function gateRows({ gates, today }: PlanContent, phaseId: number | null): GanttRow[] {
  return gates.flatMap((gate): GanttRow[] => {
    const date = gate.decidedOn ?? gate.plannedOn;
    if (gate.phaseId !== phaseId || !date) return [];
    return [
      {
        id: `gate-${gate.id}`,
        kind: 'gate',
        name: gateName(gate),
        start: date,
        end: date,
        ...(gate.plannedOn ? { baseline: { start: gate.plannedOn, end: gate.plannedOn } } : {}),
        state: gate.outcome ? 'done' : date < today ? 'late' : 'planned',
        dependsOn: [],
        movable: false,
        version: 1,
      },
    ];
  });
}

export function gateName({ label, title }: Pick<PlanGate, 'label' | 'title'>): string {
  return `${label} ${title}`.trim();
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

/** The name of a row where there is room for nothing else, with a word where it is marked sekretess. */
export function openOrSecret(name: string, { secrecy }: Pick<Activity, 'secrecy'>): string {
  return secrecy ? `${name} (sekretess)` : name;
}

function activityRow(activity: Activity, { today, mayEdit }: PlanContent): GanttRow[] {
  const { startDate, endDate, percentComplete } = activity;
  if (!startDate || !endDate) return [];
  const done = percentComplete === 100;
  return [
    {
      id: `activity-${activity.id}`,
      kind: 'activity',
      name: openOrSecret(activity.name, activity),
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
      name: openOrSecret(`${milestone.label} ${milestone.title}`.trim(), milestone),
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

/** The values of an activity as they now are, for the one whose change came second. */
export function activityValues(activity: Activity): [string, string][] {
  return [
    ['Aktivitet', activity.name],
    ['Start', formatDate(activity.startDate)],
    ['Slut', formatDate(activity.endDate)],
    ['Klart', `${activity.percentComplete} %`],
    ['Ansvarig', activity.responsible || '–'],
  ];
}
