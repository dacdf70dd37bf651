import type { CalendarDate } from './calendar';
import type { ExchangedBaseline, ExchangedDependency, ExchangedItem, ExchangedPlan } from './exchange-plan';
import { groupBy } from './group-by';
import { expectedDate, type MilestoneDates } from './milestone';
import type { Constraint, DependencyType } from './schedule';

interface Dated {
  readonly id: number;
  readonly name: string;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
}

/** The rows of a project's plan, as they are kept. */
export interface PlanRows {
  readonly phases: readonly Dated[];
  readonly activities: readonly (Dated & {
    readonly phaseId: number;
    readonly percentComplete: number;
    readonly responsible: string;
    readonly secrecy?: { readonly ground: string } | null;
  })[];
  readonly milestones: readonly (MilestoneDates & {
    readonly id: number;
    readonly phaseId: number;
    readonly label: string;
    readonly title: string;
    readonly responsible: string;
    readonly secrecy?: { readonly ground: string } | null;
  })[];
  readonly dependencies: readonly {
    readonly predecessorId: number;
    readonly successorId: number;
    readonly type: DependencyType;
    readonly lagDays: number;
  }[];
  /** what holds a row beside its dependencies */
  readonly constraints: readonly {
    readonly itemId: number;
    readonly kind: Constraint['kind'];
    readonly date: CalendarDate | null;
  }[];
  /** the dates of each baseline, the oldest first */
  readonly baselines: readonly {
    readonly itemId: number;
    readonly startDate: CalendarDate | null;
    readonly endDate: CalendarDate | null;
  }[];
  /** where a row stood in the file that it came from, and under which heading */
  readonly outline: readonly { readonly itemId: number; readonly parentId: number | null; readonly position: number }[];
}

/** So many dates of older baselines fit beside the newest. */
const OLDER = 10;

/** The plan of a project as it is exchanged: phases by number, rows as in the file they came from, the rest by date. */
export function standingPlan(rows: PlanRows): ExchangedPlan {
  const outline = new Map(rows.outline.map((row) => [row.itemId, row]));
  const inside = [...rows.activities.map((row) => activityOf(row)), ...rows.milestones.map((row) => milestoneOf(row))];
  const byId = new Map(inside.map((item) => [item.itemId, item]));
  const baselines = baselinesOf(rows);
  const constraints = new Map(rows.constraints.map((each) => [each.itemId, constraintOf(each)]));

  const place = (item: ExchangedItem) => outline.get(item.itemId!)?.position ?? Infinity;
  const ordered = inside.toSorted(
    (a, b) =>
      compare(place(a), place(b)) || compare(a.start ?? '9999', b.start ?? '9999') || compare(a.itemId!, b.itemId!),
  );
  const items = rows.phases.flatMap(({ id, name, startDate, endDate }) => {
    const phase = { ...common(id), kind: 'phase' as const, name, start: startDate, end: endDate };
    return [phase, ...inOutline(ordered.filter(({ phaseUid }) => phaseUid === phase.uid))];
  });
  const shown = new Set(items.map(({ uid }) => uid));
  return {
    items: items.map((item) => ({
      ...item,
      constraint: constraints.get(item.itemId!) ?? { kind: 'none' },
      baselines: baselines.get(item.itemId!) ?? [],
    })),
    dependencies: rows.dependencies
      .map(({ predecessorId, successorId, type, lagDays }): ExchangedDependency => ({
        predecessorUid: String(predecessorId),
        successorUid: String(successorId),
        type,
        lag: lagDays,
      }))
      .filter(({ predecessorUid, successorUid }) => shown.has(predecessorUid) && shown.has(successorUid)),
  };

  /** Headings before what they hold. A heading that is gone or moved elsewhere lets go of it. */
  function inOutline(siblings: readonly ExchangedItem[]): ExchangedItem[] {
    const children = groupBy(siblings, (item) => headingOf(item)?.itemId ?? null);
    const placed: ExchangedItem[] = [];
    const place = (item: ExchangedItem, parentUid: string | null) => {
      placed.push({ ...item, parentUid });
      for (const child of children.get(item.itemId) ?? []) place(child, item.uid);
    };
    for (const top of children.get(null) ?? []) place(top, null);
    return placed;
  }

  function headingOf(item: ExchangedItem): ExchangedItem | null {
    const seen = new Set([item.itemId]);
    let parent = parentOf(item);
    const heading = parent;
    // A heading that holds itself would hide all of them.
    while (parent) {
      if (seen.has(parent.itemId)) return null;
      seen.add(parent.itemId);
      parent = parentOf(parent);
    }
    return heading;
  }

  function parentOf(item: ExchangedItem): ExchangedItem | null {
    const parent = byId.get(outline.get(item.itemId!)?.parentId ?? null);
    return parent && parent.kind === 'activity' && parent.phaseUid === item.phaseUid ? parent : null;
  }
}

function constraintOf({ kind, date }: PlanRows['constraints'][number]): Constraint | null {
  if (kind === 'fixed') return { kind };
  return date && { kind, date };
}

function common(id: number) {
  return {
    uid: String(id),
    itemId: id,
    row: 0,
    phaseUid: null,
    parentUid: null,
    label: null,
    percentComplete: null,
    actual: null,
    responsible: null,
    constraint: null,
    baselines: [],
  };
}

function activityOf(row: PlanRows['activities'][number]): ExchangedItem {
  return {
    ...common(row.id),
    kind: 'activity',
    phaseUid: String(row.phaseId),
    name: row.name,
    start: row.startDate,
    end: row.endDate,
    percentComplete: row.percentComplete,
    responsible: row.responsible || null,
    ...(row.secrecy ? { secrecy: row.secrecy.ground } : {}),
  };
}

const PERCENT = { 'ej påbörjad': 0, pågår: 50, klar: 100 } as const;

function milestoneOf(row: PlanRows['milestones'][number]): ExchangedItem {
  const date = expectedDate(row);
  return {
    ...common(row.id),
    kind: 'milestone',
    phaseUid: String(row.phaseId),
    name: row.title,
    label: row.label || null,
    start: date,
    end: date,
    percentComplete: PERCENT[row.status],
    actual: row.actual,
    responsible: row.responsible || null,
    ...(row.secrecy ? { secrecy: row.secrecy.ground } : {}),
  };
}

/** The newest dates of each row are its baseline 0. A milestone has them in its own row as well. */
function baselinesOf({ baselines, milestones }: PlanRows): ReadonlyMap<number, ExchangedBaseline[]> {
  const dates = groupBy(baselines, ({ itemId }) => itemId);
  for (const { id, baseline } of milestones) {
    if (baseline && !dates.has(id)) dates.set(id, [{ itemId: id, startDate: baseline, endDate: baseline }]);
  }
  return new Map(
    [...dates].map(([itemId, all]) => {
      const [newest, ...before] = all.filter(({ startDate, endDate }) => startDate || endDate).toReversed();
      if (!newest) return [itemId, []];
      const older = before.slice(0, OLDER).toReversed();
      return [itemId, [newest, ...older].map((each, number) => ({ number, start: each.startDate, end: each.endDate }))];
    }),
  );
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
