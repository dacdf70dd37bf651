import type { CalendarDate } from './calendar';
import { Refusal } from './refusal';
import { endOfMonth, PLACE, titleFor, type RolloutTable, type RolloutWindow } from './rollout';
import type { WorkCalendar } from './working-days';

/** One milestone for each of several kommuner, as it is ordered. */
export interface BulkOrder {
  /** with {kommun} where the name goes */
  readonly pattern: string;
  readonly kind: string;
  /** the same day for all, or one after the other so many working days apart */
  readonly spread: 'same' | 'steps';
  /** null with steps: each group begins with its own window */
  readonly firstOn: CalendarDate | null;
  /** working days from one to the next, with steps */
  readonly every: number;
  /** a group's id, all that are in a group, or all participants */
  readonly scope: number | 'groups' | 'all';
}

/** What becomes of one kommun: a milestone, or the reason why not. */
export interface BulkRow {
  readonly partyId: number;
  readonly partyName: string;
  readonly groupName: string | null;
  readonly title: string;
  /** null: it is left out */
  readonly date: CalendarDate | null;
  /** the day lies outside the window of the group */
  readonly outside: boolean;
  /** the milestone is there already, or the kommun takes part no longer; null: it gets one */
  readonly left: 'has' | 'gone' | null;
}

type Group = RolloutWindow & { readonly id: number };

/**
 * Works out one milestone a kommun: nobody gets a second one, and who has left the project none.
 * @returns a row for each kommun that was asked for, in the order of the table
 * @throws Refusal at the field, and when nothing would come of it
 */
export function planBulk(order: BulkOrder, { columns, rows }: RolloutTable<Group>, calendar: WorkCalendar): BulkRow[] {
  const { pattern, kind, scope, spread, firstOn } = order;
  if (!pattern.includes(PLACE)) throw new Refusal(`Skriv ${PLACE} där kommunens namn ska stå.`, 'pattern');
  if (spread === 'same' && firstOn === null) throw new Refusal('Skriv vilken dag som ska gälla för alla.', 'firstOn');
  const asked = rows.filter(
    ({ group }) => scope === 'all' || (group !== null && (scope === 'groups' || group.id === scope)),
  );
  if (asked.length === 0) throw new Refusal('Ingen kommun är med i det urvalet. Lägg först till grupper.', 'scope');
  const column = columns.findIndex((each) => each.kind === kind && each.pattern === pattern);
  if (firstOn === null && asked.some(({ group }) => group === null)) {
    throw new Refusal('Några kommuner är inte i någon grupp. Skriv vilken dag den första får.', 'firstOn');
  }
  const given = new Map<Group | null, number>();
  const planned = asked.map(({ partyId, partyName, group, present, cells }): BulkRow => {
    const left: BulkRow['left'] = !present ? 'gone' : (cells[column]?.length ?? 0) > 0 ? 'has' : null;
    const row = { partyId, partyName, groupName: group?.name ?? null, title: titleFor(pattern, partyName), left };
    if (left !== null) return { ...row, date: null, outside: false };
    // With a first day all follow each other; without, each group begins anew with its window.
    const line = firstOn === null ? group : null;
    const before = given.get(line) ?? 0;
    given.set(line, before + 1);
    const date = spread === 'same' ? firstOn! : stepped(firstOn ?? group!.fromMonth, before, order.every, calendar);
    return { ...row, date, outside: group !== null && (date < group.fromMonth || date > endOfMonth(group.toMonth)) };
  });
  if (planned.every(({ date }) => date === null)) {
    throw new Refusal('Alla valda kommuner har redan den milstolpen, eller är inte med i projektet längre.');
  }
  return planned;
}

function stepped(first: CalendarDate, before: number, every: number, calendar: WorkCalendar): CalendarDate {
  return calendar.dayAt(calendar.before(first) + before * every);
}
