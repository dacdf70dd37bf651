import { daysBetween, type CalendarDate } from './calendar';

/** What a baseline keeps of one item. */
export interface BaselineItem {
  readonly itemId: number;
  readonly name: string;
  readonly kind: 'phase' | 'activity' | 'milestone' | 'gate';
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
}

/** How an item differs between two baselines. */
export type ItemDifference = 'moved' | 'added' | 'removed' | 'same';

export interface ComparedItem {
  readonly itemId: number;
  readonly kind: BaselineItem['kind'];
  /** as the later one calls it */
  readonly name: string;
  readonly difference: ItemDifference;
  /** null: it is not in that baseline */
  readonly from: BaselineItem | null;
  readonly to: BaselineItem | null;
  /** calendar days that each end moved, later is positive; null where a date is missing on one side */
  readonly startDays: number | null;
  readonly endDays: number | null;
}

/** Compares two baselines item by item, in the order of the later one with what was removed last. */
export function compareBaselines(from: readonly BaselineItem[], to: readonly BaselineItem[]): ComparedItem[] {
  const before = new Map(from.map((item) => [item.itemId, item]));
  const after = new Set(to.map((item) => item.itemId));
  return [
    ...to.map((item) => compared(before.get(item.itemId) ?? null, item)),
    ...from.filter((item) => !after.has(item.itemId)).map((item) => compared(item, null)),
  ];
}

function compared(from: BaselineItem | null, to: BaselineItem | null): ComparedItem {
  const { itemId, kind, name } = (to ?? from)!;
  const isSame = from?.start === to?.start && from?.end === to?.end;
  return {
    ...{ itemId, kind, name, from, to },
    difference: from === null ? 'added' : to === null ? 'removed' : isSame ? 'same' : 'moved',
    startDays: days(from?.start ?? null, to?.start ?? null),
    endDays: days(from?.end ?? null, to?.end ?? null),
  };
}

function days(from: CalendarDate | null, to: CalendarDate | null): number | null {
  return from && to ? daysBetween(from, to) : null;
}
