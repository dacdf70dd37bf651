import type { CalendarDate } from './calendar';
import {
  countsForEnd,
  gapOf,
  isLinked,
  orderOf,
  spanOf,
  type Dependency,
  type Network,
  type ScheduleItem,
} from './schedule';
import type { WorkCalendar } from './working-days';

/** How a plan stands as it is dated now; by item. */
export interface ScheduleState {
  /** the last day of the plan; null when nothing has dates */
  readonly end: CalendarDate | null;
  /** working days that a linked item can slip before the end moves or something fixed is in the way */
  readonly slack: ReadonlyMap<number, number>;
  /** linked, not done, and without slack */
  readonly critical: ReadonlySet<number>;
  /** dependencies that the dates break */
  readonly broken: readonly Dependency[];
  /** names of a circle, where dependencies have one; nothing is then reckoned */
  readonly cycle: readonly string[] | null;
}

/** The last day among items that can be the plan's end, by the dates they are given; of all when none can. */
export function planEnd(
  network: Network,
  dates: readonly { readonly end: CalendarDate | null }[] = network.items,
): CalendarDate | null {
  const last = (counts: (position: number) => boolean) =>
    dates.reduce<CalendarDate | null>((latest, { end }, position) => {
      return end && (latest === null || end > latest) && counts(position) ? end : latest;
    }, null);
  return last((position) => countsForEnd(network, position)) ?? last(() => true);
}

/** Reckons slack backwards from the end of the plan, on the dates as they are (DOMAIN.md 3.2). */
export function scheduleState(network: Network, calendar: WorkCalendar): ScheduleState {
  const { items, at, outgoing, contents } = network;
  const found = orderOf(network);
  const end = planEnd(network);
  if (found.cycle) return { end, slack: new Map(), critical: new Set(), broken: [], cycle: found.cycle };

  const spans = items.map((item) => spanOf(item, calendar));
  const last = end === null ? NaN : calendar.after(end);
  const leeway = new Float64Array(items.length);
  const broken: Dependency[] = [];
  for (const position of found.order.toReversed()) {
    const own = spans[position]!;
    let least = countsForEnd(network, position) && !Number.isNaN(own.finish) ? last - own.finish : Infinity;
    for (const dependency of outgoing[position]!) {
      const after = at.get(dependency.successorId)!;
      const gap = gapOf(dependency, own, spans[after]!, items[after]!.kind);
      if (gap === null) continue;
      if (gap < 0) broken.push(dependency);
      least = Math.min(least, gap + (isHeld(items[after]!) ? 0 : leeway[after]!));
    }
    for (const inside of contents[position]!) {
      if (!isHeld(items[inside]!)) least = Math.min(least, leeway[inside]!);
    }
    leeway[position] = least;
  }

  const slack = new Map<number, number>();
  const critical = new Set<number>();
  items.forEach((item, position) => {
    const days = leeway[position]!;
    if (item.done || !isLinked(network, position) || !Number.isFinite(days)) return;
    slack.set(item.id, days);
    if (days <= 0) critical.add(item.id);
  });
  return { end, slack, critical, broken, cycle: null };
}

/** Nothing moves it: it has happened, or its dates are fixed. */
export function isHeld({ done, constraint }: Pick<ScheduleItem, 'done' | 'constraint'>): boolean {
  return done || constraint?.kind === 'fixed';
}
