import type { CalendarDate } from './calendar';
import type { ExchangedItem, ExchangedPlan } from './exchange-plan';
import { groupBy } from './group-by';
import { ImportRefusal } from './import-table';
import { checkMilestoneUpdate, type MilestoneStatus } from './milestone';
import { circleOf, linkSteps, type LinkStep } from './plan-import-links';
import { Refusal } from './refusal';

/** What may differ between a row of a file and the row that it is of. */
export type ChangedField =
  | 'name'
  | 'label'
  | 'start'
  | 'end'
  | 'date'
  | 'percentComplete'
  | 'actual'
  | 'responsible'
  /** '' is none, a date the first possible day */
  | 'constraint';

export interface FieldChange {
  readonly field: ChangedField;
  readonly from: string;
  readonly to: string;
}

/** One row of the file and what becomes of it. */
export interface ImportStep {
  readonly item: ExchangedItem;
  /** the row that it is of; null: it is added */
  readonly standing: ExchangedItem | null;
  readonly changes: readonly FieldChange[];
}

/** A baseline of the file that is kept here as one more. */
export interface NewBaseline {
  readonly number: number;
  readonly items: readonly {
    readonly uid: string;
    readonly name: string;
    readonly start: CalendarDate | null;
    readonly end: CalendarDate | null;
  }[];
}

/** What reading a plan into a project would do. Nothing is ever removed. */
export interface PlanImport {
  readonly steps: readonly ImportStep[];
  readonly links: readonly LinkStep[];
  readonly baselines: readonly NewBaseline[];
  /** rows of the project that the file does not have */
  readonly untouched: readonly ExchangedItem[];
  /** the dates of milestones that are here already move, which asks for a reason */
  readonly movesForecast: boolean;
  readonly notes: readonly string[];
}

interface Circumstances {
  /** no milestone lies before it */
  readonly projectStart: CalendarDate | null;
  readonly today: CalendarDate;
}

/**
 * Compares a plan from a file with the one that is there. A row is the same when the file carries its mark, or when
 * it has the same name, kind and phase; the second of two alike is then the second.
 * @throws ImportRefusal with every mistake by row: dates that a milestone cannot have, circles of dependencies
 */
export function planImport(file: ExchangedPlan, standing: ExchangedPlan, circumstances: Circumstances): PlanImport {
  const problems: string[] = [];
  const notes: string[] = [];
  const matched = matchItems(file, standing);
  const steps = file.items.map((item): ImportStep => {
    const before = matched.get(item.uid) ?? null;
    const step = { item, standing: before, changes: before ? changesOf(item, before) : [] };
    checkStep(step, circumstances, problems);
    return step;
  });
  const moved = steps.filter(({ item, standing: before }) => before && phaseChanged(item, before, matched));
  if (moved.length > 0) {
    const names = moved.slice(0, 5).map(({ item }) => `”${item.name}”`);
    notes.push(`${names.join(', ')} ligger i en annan fas i filen. Raderna stannar i den fas de har i Samplan.`);
  }
  const taken = new Set([...matched.values()].map(({ uid }) => uid));
  const links = linkSteps(file, standing, matched);
  const circle = circleOf(file, standing, matched, links);
  if (circle) problems.push(`Beroendena går runt: ${circle.join(' → ')}. Något av dem behöver tas bort i filen.`);
  if (problems.length > 0) throw new ImportRefusal(problems);
  return {
    steps,
    links,
    baselines: newBaselines(file, matched),
    untouched: standing.items.filter(({ uid }) => !taken.has(uid)),
    movesForecast: steps.some(movesForecast),
    notes,
  };
}

/** How a milestone stands after a step: what the file says, and what it leaves unsaid as before. */
export function milestoneAfter(
  { item, standing, changes }: ImportStep,
  before: { forecast: CalendarDate | null; actual: CalendarDate | null; status: MilestoneStatus } | null,
): { forecast: CalendarDate | null; actual: CalendarDate | null; status: MilestoneStatus } {
  const moved = standing === null || changes.some(({ field }) => field === 'date');
  const percent = item.percentComplete;
  const status =
    item.actual !== null || percent === 100
      ? 'klar'
      : percent === null
        ? (before?.status ?? 'ej påbörjad')
        : percent === 0
          ? 'ej påbörjad'
          : 'pågår';
  return {
    // The date of what is reached is its actual; what was expected before stays.
    forecast: moved && (standing === null || item.actual === null) ? item.start : (before?.forecast ?? null),
    actual: status === 'klar' ? (item.actual ?? before?.actual ?? null) : null,
    status,
  };
}

function movesForecast({ item, standing, changes }: ImportStep): boolean {
  return (
    item.kind === 'milestone' &&
    standing !== null &&
    item.actual === null &&
    changes.some(({ field, from }) => field === 'date' && from !== '')
  );
}

function matchItems(file: ExchangedPlan, standing: ExchangedPlan): Map<string, ExchangedItem> {
  const byId = new Map(standing.items.map((item) => [item.itemId, item]));
  const matched = new Map<string, ExchangedItem>();
  const taken = new Set<string>();
  const match = (item: ExchangedItem, found: ExchangedItem | undefined) => {
    if (!found || taken.has(found.uid) || found.kind !== item.kind) return;
    matched.set(item.uid, found);
    taken.add(found.uid);
  };
  for (const item of file.items) if (item.itemId !== null) match(item, byId.get(item.itemId));
  // Phases come before what lies in them, so theirs is known when a row is looked for by name.
  const queues = groupBy(
    standing.items.filter(({ uid }) => !taken.has(uid)),
    nameKey,
  );
  for (const item of file.items) {
    if (matched.has(item.uid)) continue;
    const phase = item.phaseUid === null ? null : matched.get(item.phaseUid);
    if (phase === undefined) continue;
    match(item, queues.get(nameKey({ ...item, phaseUid: phase?.uid ?? null }))?.shift());
  }
  return matched;
}

function nameKey({ kind, phaseUid, name }: ExchangedItem): string {
  return JSON.stringify([kind, phaseUid, name.toLowerCase()]);
}

function changesOf(item: ExchangedItem, before: ExchangedItem): FieldChange[] {
  const changes: FieldChange[] = [];
  const compare = (field: ChangedField, from: string | number | null, to: string | number | null) => {
    if (from !== to) changes.push({ field, from: String(from ?? ''), to: String(to ?? '') });
  };
  const compareSaid = (field: ChangedField, from: string | number | null, to: string | number | null) => {
    if (to !== null) compare(field, from, to);
  };
  compare('name', before.name, item.name);
  if (item.kind === 'milestone') {
    compareSaid('label', before.label, item.label);
    compare('date', before.start, item.start);
    compareSaid('actual', before.actual, item.actual);
    compareSaid('percentComplete', stage(before.percentComplete), stage(item.percentComplete));
  } else if (item.row > 0) {
    // No row of the file is about a phase that it only names.
    compare('start', before.start, item.start);
    compare('end', before.end, item.end);
    if (item.kind === 'activity') compareSaid('percentComplete', before.percentComplete, item.percentComplete);
  }
  compareSaid('responsible', before.responsible, item.responsible);
  compareSaid('constraint', constraintText(before.constraint), constraintText(item.constraint));
  return changes;
}

/** null where nothing is said of it */
function constraintText(constraint: ExchangedItem['constraint']): string | null {
  if (constraint === null) return null;
  return constraint.kind === 'notBefore' ? constraint.date : constraint.kind === 'fixed' ? 'fixed' : '';
}

/** A milestone is not begun, under way or done, whatever the share that a file gives. */
function stage(percent: number | null): number | null {
  return percent === null || percent === 0 || percent === 100 ? percent : 50;
}

function checkStep(step: ImportStep, { projectStart, today }: Circumstances, problems: string[]): void {
  const { item, standing, changes } = step;
  if (item.kind !== 'milestone') return;
  const isDateMoved = changes.some(({ field }) => field === 'date');
  const before = {
    baseline: null,
    windowStart: null,
    windowEnd: null,
    forecast: standing && !isDateMoved ? item.start : null,
    actual: standing?.actual ?? null,
    status: 'ej påbörjad' as const,
  };
  try {
    checkMilestoneUpdate(before, milestoneAfter(step, before), { start: projectStart }, today);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(`Rad ${item.row} ”${item.name.slice(0, 60)}”: ${error.message}`);
  }
}

function phaseChanged(
  item: ExchangedItem,
  before: ExchangedItem,
  matched: ReadonlyMap<string, ExchangedItem>,
): boolean {
  return item.phaseUid !== null && matched.get(item.phaseUid)?.uid !== before.phaseUid;
}

/** Baselines whose dates are not all kept already, the newest last. */
function newBaselines(file: ExchangedPlan, matched: ReadonlyMap<string, ExchangedItem>): NewBaseline[] {
  const all = file.items.flatMap((item) => item.baselines.map((baseline) => ({ item, baseline })));
  const isKept = ({ item, baseline }: (typeof all)[number]) =>
    matched.get(item.uid)?.baselines.some(({ start, end }) => start === baseline.start && end === baseline.end) ??
    false;
  return [...groupBy(all, ({ baseline }) => baseline.number)]
    .filter(([, rows]) => !rows.every(isKept))
    .map(([number, rows]) => ({
      number,
      items: rows.map(({ item, baseline }) => ({
        uid: item.uid,
        name: item.name,
        start: baseline.start,
        end: baseline.end,
      })),
    }))
    .toSorted((a, b) => (a.number || Infinity) - (b.number || Infinity));
}
