import { daysBetween, type CalendarDate } from './calendar';
import { Refusal } from './refusal';
import {
  gapOf,
  heldEnd,
  leastBorder,
  requireOrder,
  spanOf,
  type Network,
  type ScheduleItem,
  type Span,
} from './schedule';
import { isHeld, planEnd } from './schedule-slack';
import { workingDaysBetween, type WorkCalendar } from './working-days';

/** No date lies after it; see `parseDate`. */
const LAST_DAY = '2200-12-31' as CalendarDate;

export interface Dates {
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
}

/** An item that comes along when another is moved. */
export interface FollowingMove {
  readonly id: number;
  readonly name: string;
  readonly kind: ScheduleItem['kind'];
  readonly from: Dates;
  readonly to: Dates;
  /** working days, negative when earlier */
  readonly days: number;
  /** the item that it follows: what pushed it, or the phase that it lies in */
  readonly causeId: number;
  readonly causeName: string;
}

/** What a move runs into: it is said, and whoever moves decides. */
export type MoveConflict =
  | { readonly kind: 'before predecessor'; readonly name: string; readonly otherName: string }
  | { readonly kind: 'before first day'; readonly name: string; readonly date: CalendarDate }
  | { readonly kind: 'fixed' | 'done'; readonly name: string; readonly otherName: string }
  | { readonly kind: 'outside phase'; readonly name: string; readonly otherName: string };

/** What follows from a move (DOMAIN.md 3.2). Nothing is changed by it. */
export interface Cascade {
  /** in the order they push each other; the moved item itself is not among them */
  readonly moves: readonly FollowingMove[];
  readonly conflicts: readonly MoveConflict[];
  readonly endBefore: CalendarDate | null;
  readonly endAfter: CalendarDate | null;
  /** working days that the end of the plan moves */
  readonly endDays: number;
}

/**
 * What a move brings with it. Successors are pushed as little as their dependencies ask, which eats up slack first;
 * an earlier date pulls nobody along. What lies in a phase that is moved as a whole moves as many working days. What
 * is done or fixed stays and is told as a conflict.
 * @throws Refusal when the item is fixed, or dependencies go round
 */
export function cascade(network: Network, calendar: WorkCalendar, id: number, to: Dates): Cascade {
  return cascadeOfAll(network, calendar, new Map([[id, to]]));
}

/**
 * As {@link cascade}, of several items that are moved at once: each stands where it was put, also where another of
 * them would push it, which is then told as a conflict.
 * @throws Refusal when one is fixed, or dependencies go round
 */
export function cascadeOfAll(network: Network, calendar: WorkCalendar, targets: ReadonlyMap<number, Dates>): Cascade {
  const { items, at, incoming, outgoing, contents } = network;
  const order = requireOrder(network);
  const byHand = new Set([...targets.keys()].map((id) => at.get(id)!));
  for (const position of byHand) {
    const { name, constraint } = items[position]!;
    if (constraint?.kind === 'fixed') {
      throw new Refusal(`”${name}” är låst till sitt datum. Ta bort låset först.`, 'start');
    }
  }
  const dates: Dates[] = items.map(({ start, end }) => ({ start, end }));
  const spans: Span[] = items.map((item) => spanOf(item, calendar));
  const changed = new Uint8Array(items.length);
  /** working days that a phase takes what lies in it along */
  const carried = new Map<number, number>();
  const moves: FollowingMove[] = [];
  const conflicts: MoveConflict[] = [];

  const put = (position: number, next: Dates): number => {
    const before = spans[position]!;
    dates[position] = next;
    spans[position] = spanOf(next, calendar);
    changed[position] = 1;
    const days = spans[position].start - before.start;
    return Number.isNaN(days) ? spans[position].finish - before.finish : days;
  };

  for (const position of byHand) {
    const moved = items[position]!;
    const to = targets.get(moved.id)!;
    const was = spans[position]!;
    put(position, to);
    const along = spans[position]!.start - was.start;
    if (moved.kind === 'phase' && along && isAsLong(moved, to, calendar)) carried.set(position, along);
  }
  for (const position of byHand) conflicts.push(...ownConflicts(network, spans, calendar, position));

  const reached = new Uint8Array(items.length);
  const reach = (position: number) => {
    for (const { successorId } of outgoing[position]!) reached[at.get(successorId)!] = 1;
    if (carried.has(position)) for (const inside of contents[position]!) reached[inside] = 1;
  };
  byHand.forEach(reach);
  for (const position of order) {
    if (reached[position] === 0 || byHand.has(position)) continue;
    const item = items[position]!;
    const push = pushOf(position);
    if (push === null) continue;
    if (isHeld(item)) {
      if (!push.isCarried) {
        conflicts.push({ kind: item.done ? 'done' : 'fixed', name: item.name, otherName: items[push.cause]!.name });
      }
      continue;
    }
    const from = dates[position]!;
    const next = place(item, spans[position]!, push, calendar);
    if (next.start === from.start && next.end === from.end) continue;
    const days = put(position, next);
    if (item.kind === 'phase' && days !== 0) carried.set(position, days);
    const cause = items[push.cause]!;
    const { id: itemId, name, kind } = item;
    moves.push({ id: itemId, name, kind, from, to: next, days, causeId: cause.id, causeName: cause.name });
    reach(position);
  }
  items.forEach((item, position) => {
    if (changed[position] === 0 || item.phaseId === null) return;
    const phase = at.get(item.phaseId);
    const [end, frame] = [dates[position]!.end, phase === undefined ? null : dates[phase]!.end];
    if (end && frame && end > frame && !(item.end && item.end > frame)) {
      conflicts.push({ kind: 'outside phase', name: item.name, otherName: items[phase!]!.name });
    }
  });

  const endBefore = planEnd(network);
  const endAfter = planEnd(network, dates);
  const endDays = endBefore && endAfter ? workingDaysBetween(calendar, endBefore, endAfter) : 0;
  return { moves, conflicts, endBefore, endAfter, endDays };

  /** The least borders an item must keep now, and which item asks the most of it; null when it may stay. */
  function pushOf(position: number): Push | null {
    const item = items[position]!;
    const own = spans[position]!;
    const phase = item.phaseId === null ? undefined : at.get(item.phaseId);
    const along = phase === undefined ? undefined : carried.get(phase);
    if (Number.isNaN(own.start) && Number.isNaN(own.finish)) return null;
    const least = {
      start: along === undefined ? -Infinity : own.start + along,
      finish: along === undefined || !Number.isNaN(own.start) ? -Infinity : own.finish + along,
    };
    let cause = along === undefined ? -1 : phase!;
    let most = Math.max(along ?? 0, 0);
    for (const dependency of incoming[position]!) {
      const before = at.get(dependency.predecessorId)!;
      // What was broken before is not mended by the way, unless the item is moved for another reason.
      if (along === undefined && changed[before] === 0) continue;
      const border = leastBorder(dependency, spans[before]!);
      const end = heldEnd(dependency, item);
      if (Number.isNaN(border) || Number.isNaN(own[end])) continue;
      least[end] = Math.max(least[end], border);
      if (border - own[end] > most) [most, cause] = [border - own[end], before];
    }
    if (cause === -1) return null;
    if (item.constraint?.kind === 'notBefore') {
      least.start = Math.max(least.start, calendar.before(item.constraint.date));
    }
    return { least, cause, isCarried: cause === phase && along !== undefined };
  }
}

/** A dragged phase keeps its calendar days, a pushed one its working days; a pulled end keeps neither. */
function isAsLong(before: Dates, after: Dates, calendar: WorkCalendar): boolean {
  if (!before.start || !before.end || !after.start || !after.end) return false;
  const [was, now] = [spanOf(before, calendar), spanOf(after, calendar)];
  return (
    daysBetween(before.start, before.end) === daysBetween(after.start, after.end) ||
    was.finish - was.start === now.finish - now.start
  );
}

interface Push {
  readonly least: Span;
  /** position of the item that asks the most */
  readonly cause: number;
  /** it goes along with its phase */
  readonly isCarried: boolean;
}

/**
 * The new dates of an item that is pushed; it keeps its length in working days, and at least one.
 * @throws Refusal past the years that the product knows
 */
function place(item: ScheduleItem, own: Span, { least }: Push, calendar: WorkCalendar): Dates {
  const dayAt = (border: number) => {
    if (border < calendar.after(LAST_DAY)) return calendar.dayAt(border);
    throw new Refusal(`”${item.name}” skulle hamna efter år 2200.`, 'start');
  };
  if (Number.isNaN(own.finish)) return { start: dayAt(least.start), end: null };
  if (Number.isNaN(own.start)) return { start: null, end: dayAt(least.finish - 1) };
  const length = item.kind === 'milestone' ? 1 : Math.max(1, own.finish - own.start);
  const start = Math.max(least.start, least.finish - length);
  return { start: dayAt(start), end: dayAt(start + length - 1) };
}

/** What the new dates of the moved item itself break. */
function ownConflicts(network: Network, spans: readonly Span[], { before }: WorkCalendar, position: number) {
  const { items, at, incoming } = network;
  const { name, kind, constraint } = items[position]!;
  const own = spans[position]!;
  const conflicts: MoveConflict[] = [];
  for (const dependency of incoming[position]!) {
    const predecessor = at.get(dependency.predecessorId)!;
    const gap = gapOf(dependency, spans[predecessor]!, own, kind);
    if (gap !== null && gap < 0) {
      conflicts.push({ kind: 'before predecessor', name, otherName: items[predecessor]!.name });
    }
  }
  if (constraint?.kind === 'notBefore' && own.start < before(constraint.date)) {
    conflicts.push({ kind: 'before first day', name, date: constraint.date });
  }
  return conflicts;
}
