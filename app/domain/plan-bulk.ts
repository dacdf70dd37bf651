import type { CalendarDate } from './calendar';
import type { MilestoneStatus } from './milestone';
import type { Dates } from './schedule-cascade';
import type { WorkCalendar } from './working-days';

/** A row of a plan as a change of several sees it. */
export interface BulkRow {
  readonly id: number;
  readonly kind: 'phase' | 'activity' | 'milestone';
  readonly name: string;
  /** of a milestone its forecast at both ends */
  readonly dates: Dates;
  readonly responsible: string;
  /** of an activity, 0 to 100 */
  readonly percentComplete: number;
  /** of a milestone */
  readonly status: MilestoneStatus;
  readonly actual: CalendarDate | null;
  readonly fixed: boolean;
}

/** What is asked for all the chosen rows. */
export type BulkChange =
  | { readonly what: 'responsible'; readonly responsible: string }
  | { readonly what: 'percent'; readonly percentComplete: number }
  | { readonly what: 'status'; readonly status: MilestoneStatus; readonly actual: CalendarDate | null }
  /** working days, negative when earlier */
  | { readonly what: 'move'; readonly days: number }
  | { readonly what: 'remove' };

/** Why a row is left as it is. */
export type BulkSkip =
  | 'phase has none'
  | 'activity has none'
  | 'milestone has none'
  | 'phase is removed elsewhere'
  | 'no dates'
  | 'done'
  | 'fixed'
  | 'already so';

/** What becomes of one row: new dates, new values, out of sight, or nothing and why. */
export type BulkStep =
  | { readonly row: BulkRow; readonly skip: BulkSkip }
  | {
      readonly row: BulkRow;
      readonly skip: null;
      readonly dates: Dates;
      readonly values: Partial<Pick<BulkRow, 'responsible' | 'percentComplete' | 'status' | 'actual'>>;
      readonly removed: boolean;
    };

/** What a change of several rows makes of each, in their order. Nothing is left out without a word (DOMAIN.md 3.2). */
export function bulkSteps(rows: readonly BulkRow[], change: BulkChange, calendar: WorkCalendar): BulkStep[] {
  return rows.map((row) => stepOf(row, change, calendar));
}

function stepOf(row: BulkRow, change: BulkChange, calendar: WorkCalendar): BulkStep {
  const skip = (why: BulkSkip): BulkStep => ({ row, skip: why });
  const set = (values: Extract<BulkStep, { skip: null }>['values']): BulkStep => {
    const isSame = (Object.keys(values) as (keyof typeof values)[]).every((name) => values[name] === row[name]);
    return isSame ? skip('already so') : { row, skip: null, dates: row.dates, values, removed: false };
  };
  switch (change.what) {
    case 'responsible':
      return row.kind === 'phase' ? skip('phase has none') : set({ responsible: change.responsible });
    case 'percent':
      if (row.kind === 'phase') return skip('phase has none');
      return row.kind === 'milestone' ? skip('milestone has none') : set({ percentComplete: change.percentComplete });
    case 'status':
      if (row.kind === 'phase') return skip('phase has none');
      if (row.kind === 'activity') return skip('activity has none');
      return set({ status: change.status, actual: change.status === 'klar' ? change.actual : null });
    case 'remove':
      if (row.kind === 'phase') return skip('phase is removed elsewhere');
      return { row, skip: null, dates: row.dates, values: {}, removed: true };
    case 'move': {
      if (isDone(row)) return skip('done');
      if (row.fixed) return skip('fixed');
      if (!row.dates.start && !row.dates.end) return skip('no dates');
      const dates = shifted(row.dates, change.days, calendar);
      const isSame = dates.start === row.dates.start && dates.end === row.dates.end;
      return isSame ? skip('already so') : { row, skip: null, dates, values: {}, removed: false };
    }
  }
}

function isDone({ kind, percentComplete, status }: BulkRow): boolean {
  return (kind === 'activity' && percentComplete === 100) || (kind === 'milestone' && status === 'klar');
}

/**
 * Dates so many working days later, or earlier when negative. A day off counts as the working day after it at a start
 * and as the one before it at an end, so that the length in working days is kept.
 */
export function shifted({ start, end }: Dates, days: number, { before, after, dayAt }: WorkCalendar): Dates {
  if (days === 0) return { start, end };
  const from = start && dayAt(before(start) + days);
  if (!end) return { start: from, end };
  if (start === end) return { start: from, end: from };
  const to = dayAt(after(end) - 1 + days);
  return { start: from, end: from && to < from ? from : to };
}
