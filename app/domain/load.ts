import type { HourCell } from './hour-budget';
import { hours, type Hours } from './hours';
import { isMonthWithin, monthOfYear, monthsOfYear, type Month } from './month';
import type { Period } from './year-split';

/** Full time, where a cooperation has set nothing else: 160 hours a month. */
export const FULL_TIME = hours(160_00);

/** A row of an hour budget, or what has been reported, with whose hours they are. */
export interface LoadSource {
  readonly kind: 'budgeted' | 'entered';
  readonly cooperationId: number;
  readonly projectId: number;
  readonly projectSlug: string;
  readonly projectName: string;
  readonly phaseNumber: number | null;
  /** of the phase, else of the project: where a year's hours lie when no month is said */
  readonly period: Period;
  readonly role: string;
  readonly partyId: number | null;
  readonly partyName: string | null;
  readonly userId: number | null;
  readonly userName: string | null;
  readonly cells: readonly Pick<HourCell, 'year' | 'month' | 'hours'>[];
}

/** What somebody has of a month; `month` null: of every month. Of a person, a role (of a party), or of all of a cooperation. */
export interface Capacity {
  readonly cooperationId: number | null;
  readonly role: string | null;
  readonly partyId: number | null;
  readonly userId: number | null;
  readonly month: Month | null;
  readonly hours: Hours;
  readonly version: number;
}

/** Whose load it is: a person over all cooperations, or a role of a party in one of them. */
export type Loaded =
  | { readonly by: 'person'; readonly userId: number }
  | { readonly by: 'roll'; readonly cooperationId: number; readonly role: string; readonly partyId: number | null };

export interface LoadMonth {
  readonly month: Month;
  readonly budgeted: Hours;
  readonly entered: Hours;
  readonly capacity: Hours;
  /** how much the larger of the two is above the capacity; 0 when it fits */
  readonly excess: Hours;
}

export interface LoadRow {
  readonly loaded: Loaded;
  readonly name: string;
  readonly sub: string;
  readonly months: readonly LoadMonth[];
  readonly sources: readonly LoadSource[];
}

/**
 * The hours of some cells in each month of a year. A cell with a month belongs to it; one for the whole year is spread
 * evenly, to the hundredth, over the months of that year in which the phase or project runs, and over all twelve where
 * it does not run at all in that year.
 * @returns twelve, January first; sums to the cells of the year
 */
export function hoursByMonth(cells: LoadSource['cells'], year: number, period: Period): Hours[] {
  const sums = Array.from({ length: 12 }, () => 0);
  const running = monthsOfYear(year).flatMap((month, at) => (isMonthWithin(month, period) ? [at] : []));
  const spread = running.length > 0 ? running : sums.map((_, at) => at);
  for (const cell of cells) {
    if (cell.year !== year) continue;
    if (cell.month !== null) sums[cell.month - 1]! += cell.hours;
    else {
      const whole = Math.floor(cell.hours / spread.length);
      const left = cell.hours - whole * spread.length;
      spread.forEach((at, order) => (sums[at]! += whole + (order < left ? 1 : 0)));
    }
  }
  return sums.map(hours);
}

/** The same as one of them; the address and the forms name it so. */
export function loadedKey(loaded: Loaded): string {
  if (loaded.by === 'person') return `p${loaded.userId}`;
  return `r${loaded.cooperationId}-${loaded.partyId ?? 0}-${loaded.role}`;
}

/**
 * The hours of a month: those set for the own month, else for the own every month, else for the month in the
 * cooperation, else for every month in it, else full time.
 */
export function capacityIn(capacities: readonly Capacity[], loaded: Loaded, month: Month): Hours {
  const own = capacities.filter((each) => isOf(each, loaded));
  const common = capacities.filter(
    (each) => loaded.by === 'roll' && each.cooperationId === loaded.cooperationId && each.role === null,
  );
  const found = [own, common].flatMap((set) => [
    set.find((each) => each.month === month),
    set.find((each) => each.month === null),
  ]);
  return found.find((each) => each !== undefined)?.hours ?? FULL_TIME;
}

function isOf(capacity: Capacity, loaded: Loaded): boolean {
  if (loaded.by === 'person') return capacity.userId === loaded.userId;
  return (
    capacity.cooperationId === loaded.cooperationId &&
    capacity.role === loaded.role &&
    capacity.partyId === loaded.partyId
  );
}

/** The load of a year, by person or by role and party, each over all projects; by name. */
export function loadRows(
  sources: readonly LoadSource[],
  capacities: readonly Capacity[],
  year: number,
  by: Loaded['by'],
): LoadRow[] {
  const groups = new Map<string, { loaded: Loaded; sources: LoadSource[] }>();
  const budgeted = new Set(
    sources.flatMap((source) => (source.kind === 'budgeted' ? [placeKey(source, source.partyId)] : [])),
  );
  for (const source of sources) {
    // Hours of somebody's party stand beside the budget of that party; where only a role of all has one, beside that.
    const common = !budgeted.has(placeKey(source, source.partyId)) && budgeted.has(placeKey(source, null));
    const loaded = loadedOf(common ? { ...source, partyId: null } : source, by);
    if (!loaded) continue;
    const key = loadedKey(loaded);
    const group = groups.get(key);
    if (group) group.sources.push(source);
    else groups.set(key, { loaded, sources: [source] });
  }
  const collator = new Intl.Collator('sv', { numeric: true });
  return [...groups.values()]
    .map(({ loaded, sources: own }) => ({
      loaded,
      ...nameOf(own, by),
      sources: own,
      months: monthsOf(own, capacities, loaded, year),
    }))
    .filter(({ months }) => months.some(({ budgeted, entered }) => budgeted > 0 || entered > 0))
    .sort((a, b) => collator.compare(a.name, b.name) || collator.compare(a.sub, b.sub));
}

/** Whether somebody has more than the capacity in some month. */
export function isOver({ months }: Pick<LoadRow, 'months'>): boolean {
  return months.some(({ excess }) => excess > 0);
}

function placeKey({ cooperationId, role }: LoadSource, partyId: number | null): string {
  return `${cooperationId}\n${partyId ?? ''}\n${role}`;
}

function loadedOf({ userId, cooperationId, role, partyId }: LoadSource, by: Loaded['by']): Loaded | null {
  if (by === 'roll') return { by, cooperationId, role, partyId };
  return userId === null ? null : { by, userId };
}

function nameOf([first]: readonly LoadSource[], by: Loaded['by']): { name: string; sub: string } {
  if (by === 'person') return { name: first!.userName ?? '', sub: first!.partyName ?? '' };
  return { name: first!.role, sub: first!.partyName ?? 'Alla kommuner' };
}

function monthsOf(
  sources: readonly LoadSource[],
  capacities: readonly Capacity[],
  loaded: Loaded,
  year: number,
): LoadMonth[] {
  const sum = (kind: LoadSource['kind']) => {
    const each = sources
      .filter((source) => source.kind === kind)
      .map(({ cells, period }) => hoursByMonth(cells, year, period));
    return (at: number) => hours(each.reduce((total, months) => total + months[at]!, 0));
  };
  const [budgetedIn, enteredIn] = [sum('budgeted'), sum('entered')];
  return Array.from({ length: 12 }, (_, at) => {
    const month = monthOfYear(year, at + 1);
    const [budgeted, entered] = [budgetedIn(at), enteredIn(at)];
    const capacity = capacityIn(capacities, loaded, month);
    return { month, budgeted, entered, capacity, excess: hours(Math.max(budgeted, entered, capacity) - capacity) };
  });
}
