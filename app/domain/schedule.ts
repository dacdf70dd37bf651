import type { CalendarDate } from './calendar';
import { Refusal } from './refusal';
import type { WorkCalendar } from './working-days';

/** Which ends a dependency joins: of the predecessor first (S start, F finish), then of the successor. */
export const DEPENDENCY_TYPES = ['FS', 'SS', 'FF', 'SF'] as const;
export type DependencyType = (typeof DEPENDENCY_TYPES)[number];

/** The successor's end lies at least `lag` working days after the predecessor's; a negative lag lets them overlap. */
export interface Dependency {
  readonly predecessorId: number;
  readonly successorId: number;
  readonly type: DependencyType;
  readonly lag: number;
}

/** What holds an item beside its dependencies: a first possible day, or the dates it has. */
export type Constraint = { readonly kind: 'notBefore'; readonly date: CalendarDate } | { readonly kind: 'fixed' };

/** A phase, activity or milestone as the schedule sees it. A milestone has one date and both ends are that. */
export interface ScheduleItem {
  readonly id: number;
  readonly name: string;
  readonly kind: 'phase' | 'activity' | 'milestone';
  /** the phase that it lies in and follows; null for a phase */
  readonly phaseId: number | null;
  /** both inclusive; null: not planned yet, and no dependency then counts there */
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  /** it has happened, so nothing moves it */
  readonly done: boolean;
  readonly constraint: Constraint | null;
}

/** Items and what joins them, by position in `items`; the start of every reckoning. */
export interface Network {
  readonly items: readonly ScheduleItem[];
  readonly at: ReadonlyMap<number, number>;
  readonly incoming: readonly (readonly Dependency[])[];
  readonly outgoing: readonly (readonly Dependency[])[];
  /** positions of what lies in a phase */
  readonly contents: readonly (readonly number[])[];
}

/** Joins items. Dependencies of items that are not there (removed ones) are left out. */
export function networkOf(items: readonly ScheduleItem[], dependencies: readonly Dependency[]): Network {
  const at = new Map(items.map(({ id }, position) => [id, position]));
  const incoming: Dependency[][] = items.map(() => []);
  const outgoing: Dependency[][] = items.map(() => []);
  const contents: number[][] = items.map(() => []);
  for (const dependency of dependencies) {
    const from = at.get(dependency.predecessorId);
    const to = at.get(dependency.successorId);
    if (from === undefined || to === undefined) continue;
    incoming[to]!.push(dependency);
    outgoing[from]!.push(dependency);
  }
  items.forEach(({ phaseId }, position) => {
    const phase = phaseId === null ? undefined : at.get(phaseId);
    if (phase !== undefined) contents[phase]!.push(position);
  });
  return { items, at, incoming, outgoing, contents };
}

/** An order in which every item stands after those it follows, or the names of a circle, the first repeated last. */
export type Order = { readonly order: readonly number[]; readonly cycle: null } | { readonly cycle: readonly string[] };

/** Puts a network in order. A phase stands before what lies in it, which follows when the phase moves. */
export function orderOf(network: Network): Order {
  const { items, at, incoming, outgoing, contents } = network;
  const waits = items.map(
    ({ phaseId }, position) => incoming[position]!.length + (phaseId !== null && at.has(phaseId) ? 1 : 0),
  );
  const order: number[] = [];
  items.forEach((_, position) => {
    if (waits[position] === 0) order.push(position);
  });
  const free = (position: number) => {
    waits[position] = waits[position]! - 1;
    if (waits[position] === 0) order.push(position);
  };
  for (let next = 0; next < order.length; next++) {
    const position = order[next]!;
    for (const { successorId } of outgoing[position]!) free(at.get(successorId)!);
    contents[position]!.forEach(free);
  }
  return order.length === items.length ? { order, cycle: null } : { cycle: circle(network, waits) };
}

/** Walks backwards among items that wait for each other until one comes again. */
function circle({ items, at, incoming }: Network, waits: readonly number[]): string[] {
  const waiting = (position: number | undefined) => position !== undefined && waits[position]! > 0;
  const before = (position: number): number => {
    const phase = items[position]!.phaseId;
    const dependency = incoming[position]!.find(({ predecessorId }) => waiting(at.get(predecessorId)));
    return dependency ? at.get(dependency.predecessorId)! : at.get(phase!)!;
  };
  const path: number[] = [];
  let position = waits.findIndex((count) => count > 0);
  while (!path.includes(position)) {
    path.push(position);
    position = before(position);
  }
  const round = [position, ...path.slice(path.indexOf(position) + 1).toReversed(), position];
  return round.map((each) => items[each]!.name);
}

/**
 * The order of a network.
 * @throws Refusal that names the circle
 */
export function requireOrder(network: Network): readonly number[] {
  const found = orderOf(network);
  if (found.cycle) throw new Refusal(`Beroendena går runt: ${found.cycle.join(' → ')}.`, 'predecessorId');
  return found.order;
}

/** The borders of an item's days in working days; NaN where a date is missing, so that no comparison holds. */
export interface Span {
  readonly start: number;
  readonly finish: number;
}

/** Where an item lies, in borders of working days. */
export function spanOf(
  { start, end }: Pick<ScheduleItem, 'start' | 'end'>,
  { before, after }: Pick<WorkCalendar, 'before' | 'after'>,
): Span {
  return { start: start ? before(start) : NaN, finish: end ? after(end) : NaN };
}

/** The end of the successor that a dependency holds: a milestone is reached on the day that what it follows ends. */
export function heldEnd({ type }: Dependency, successor: Pick<ScheduleItem, 'kind'>): keyof Span {
  return type[1] === 'F' || (type === 'FS' && successor.kind === 'milestone') ? 'finish' : 'start';
}

/** The least border of {@link heldEnd} that a dependency allows; NaN where the predecessor's date is missing. */
export function leastBorder({ type, lag }: Dependency, predecessor: Span): number {
  return (type[0] === 'S' ? predecessor.start : predecessor.finish) + lag;
}

/** Working days to spare in a dependency; negative where it is broken, null where a date is missing. */
export function gapOf(dependency: Dependency, predecessor: Span, successor: Span, kind: ScheduleItem['kind']) {
  const gap = successor[heldEnd(dependency, { kind })] - leastBorder(dependency, predecessor);
  return Number.isNaN(gap) ? null : gap;
}

/** The same network where nothing holds one of its items but its dependencies. */
export function withoutConstraint(network: Network, id: number): Network {
  const position = network.at.get(id);
  const items = network.items.map((item, at) => (at === position ? { ...item, constraint: null } : item));
  return { ...network, items };
}

/** Has something before or after it. */
export function isLinked({ incoming, outgoing }: Network, position: number): boolean {
  return incoming[position]!.length > 0 || outgoing[position]!.length > 0;
}

/**
 * Whether an item's end can be the plan's end. A phase is the frame of its work and often ends long after it; it counts
 * where it takes part in dependencies itself.
 */
export function countsForEnd(network: Network, position: number): boolean {
  return network.items[position]!.kind !== 'phase' || isLinked(network, position);
}
