import { addDays, type CalendarDate } from './calendar';
import { expectedDate, milestoneState, type MilestoneDates, type MilestoneState } from './milestone';

/** Stands for the kommun's name in a title that many have: "Lanserad i {kommun}". */
export const PLACE = '{kommun}';

/** A milestone of a kommun. */
export interface RolloutMilestone extends MilestoneDates {
  readonly id: number;
  readonly label: string;
  readonly title: string;
  readonly kind: string;
  readonly partyId: number;
  readonly partyName: string;
  /** null: open to every member of the cooperation */
  readonly secrecy?: { readonly ground: string } | null;
}

/** Kommuner that are taken in together, from the first day of one month to the end of another (DOMAIN.md 3.5). */
export interface RolloutWindow {
  readonly name: string;
  /** both the first day of a month */
  readonly fromMonth: CalendarDate;
  readonly toMonth: CalendarDate;
}

/** A title with the kommun's name taken out: what milestones of several kommuner have in common. */
export function titlePattern(title: string, partyName: string): string {
  return title.replaceAll(partyName, PLACE);
}

/** The other way: the title for one kommun. */
export function titleFor(pattern: string, partyName: string): string {
  return pattern.replaceAll(PLACE, partyName);
}

/** The last day of the month that a day lies in. */
export function endOfMonth(date: CalendarDate): CalendarDate {
  const next = addDays(`${date.slice(0, 7)}-28` as CalendarDate, 4);
  return addDays(`${next.slice(0, 7)}-01` as CalendarDate, -1);
}

/** Whether a milestone is expected on a day outside the window of its group; false where either has no day. */
export function outsideWindow(dates: MilestoneDates, window: RolloutWindow | null): boolean {
  const date = expectedDate(dates);
  return window !== null && date !== null && (date < window.fromMonth || date > endOfMonth(window.toMonth));
}

/** What milestones of several kommuner have in common: one column of the table. */
export interface RolloutColumn {
  readonly kind: string;
  readonly pattern: string;
}

/** A kommun with its milestones, one list for each column. */
export interface RolloutRow<Group extends RolloutWindow> {
  readonly partyId: number;
  readonly partyName: string;
  readonly group: Group | null;
  /** it takes part in the project now */
  readonly present: boolean;
  readonly cells: readonly (readonly RolloutMilestone[])[];
  /** the launch that is expected or happened first; null: none is planned */
  readonly launch: RolloutMilestone | null;
}

/** Kommun by milestone. */
export interface RolloutTable<Group extends RolloutWindow> {
  readonly columns: readonly RolloutColumn[];
  readonly rows: readonly RolloutRow<Group>[];
}

/**
 * The rollout as kommun by milestone (DOMAIN.md 3.5): a column for each title and kind in the order of the plan, a row
 * for each participant, and for who has left but still has milestones.
 * @param groups each kommun is in at most one; rows are in their order, those in none last
 */
export function rolloutTable<Group extends RolloutWindow & { readonly parties: readonly { readonly id: number }[] }>(
  participants: readonly { readonly id: number; readonly name: string }[],
  groups: readonly Group[],
  milestones: readonly RolloutMilestone[],
): RolloutTable<Group> {
  const columns = new Map<string, RolloutColumn>();
  const parties = new Map(participants.map(({ id, name }) => [id, { name, present: true }]));
  for (const { title, kind, partyId, partyName } of milestones) {
    const pattern = titlePattern(title, partyName);
    columns.set(`${kind} ${pattern}`, { kind, pattern });
    if (!parties.has(partyId)) parties.set(partyId, { name: partyName, present: false });
  }
  const all = [...columns.values()];
  const groupOf = new Map(groups.flatMap((group) => group.parties.map(({ id }) => [id, group] as const)));
  const rank = new Map(groups.map((group, at) => [group, at]));
  const rows = [...parties].map(([partyId, { name, present }]) => {
    const own = milestones.filter((milestone) => milestone.partyId === partyId);
    return {
      partyId,
      partyName: name,
      present,
      group: groupOf.get(partyId) ?? null,
      cells: all.map(({ kind, pattern }) =>
        own.filter((milestone) => milestone.kind === kind && titlePattern(milestone.title, name) === pattern),
      ),
      launch: firstLaunch(own),
    };
  });
  const place = (row: RolloutRow<Group>) => (row.group ? rank.get(row.group)! : groups.length);
  return { columns: all, rows: rows.toSorted((a, b) => place(a) - place(b)) };
}

function firstLaunch(milestones: readonly RolloutMilestone[]): RolloutMilestone | null {
  const launches = milestones.filter(({ kind }) => kind === 'lansering');
  const day = (milestone: RolloutMilestone) => expectedDate(milestone) ?? '9999';
  return launches.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))[0] ?? null;
}

/** How many of the present kommuner have launched, and how many there are. */
export function launchedCount(rows: readonly RolloutRow<RolloutWindow>[]): { launched: number; all: number } {
  const present = rows.filter((row) => row.present);
  return { launched: present.filter(({ launch }) => launch?.status === 'klar').length, all: present.length };
}

/** What a reader wants to see of the table; null: all of it. */
export interface RolloutFilter {
  /** the id of a group, or 'ingen' for those in none */
  readonly group: number | 'ingen' | null;
  /** kommuner with a milestone in that state */
  readonly state: MilestoneState | null;
  readonly partyId: number | null;
}

/** Whether a row is one of those that were asked for. */
export function fitsRollout<Group extends RolloutWindow & { readonly id: number }>(
  row: RolloutRow<Group>,
  { group, state, partyId }: RolloutFilter,
  today: CalendarDate,
): boolean {
  if (partyId !== null && row.partyId !== partyId) return false;
  if (group === 'ingen' && row.group !== null) return false;
  if (typeof group === 'number' && row.group?.id !== group) return false;
  return state === null || row.cells.flat().some((milestone) => milestoneState(milestone, today) === state);
}
