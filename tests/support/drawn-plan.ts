import { addDays, type CalendarDate } from '~/domain/calendar';
import { networkOf, type Constraint, type Dependency, type DependencyType, type ScheduleItem } from '~/domain/schedule';
import { cascade, type Cascade } from '~/domain/schedule-cascade';
import { workCalendar, type WorkCalendar } from '~/domain/working-days';

/** The Monday under the first M of every drawing. */
const FIRST = '2021-03-01' as CalendarDate;

export interface DrawnPlan {
  readonly items: readonly ScheduleItem[];
  readonly dependencies: readonly Dependency[];
  readonly calendar: WorkCalendar;
  readonly id: (name: string) => number;
}

/**
 * Reads a plan drawn as bars under the days of the week, one item a line:
 *
 *     days | MTWTFSSMTWTFSS
 *     A    | XXX
 *     B    |    XX          | A FS+1, B SS
 *     M    |      ◆         | B FS, fixed
 *     P    | =======
 *     C    |  XX            | in P, not before 2021-03-02
 *
 * X is an activity, ◆ a milestone, = a phase; `done` and `fixed` as they say. An H among the days is a holiday.
 */
export function drawnPlan(drawing: string): DrawnPlan {
  const lines = drawing.split('\n').filter((line) => line.includes('|'));
  const cells = lines.map((line) => line.split('|').map((cell) => cell.replace(/^ /, '')));
  const [days, ...rows] = cells;
  const holidays = [...days![1]!].flatMap((day, offset) => (day === 'H' ? [addDays(FIRST, offset)] : []));
  const names = rows.map((row) => row[0]!.trim());
  const id = (name: string) => {
    if (!names.includes(name)) throw new Error(`nothing called ${name} is drawn`);
    return names.indexOf(name) + 1;
  };
  const items: ScheduleItem[] = [];
  const dependencies: Dependency[] = [];
  for (const [index, [, bar = '', said = '']] of rows.entries()) {
    const words = said.split(',').map((word) => word.trim());
    const phase = words.find((word) => word.startsWith('in '));
    items.push({
      id: index + 1,
      name: names[index]!,
      kind: bar.includes('◆') ? 'milestone' : bar.includes('=') ? 'phase' : 'activity',
      phaseId: phase ? id(phase.slice(3)) : null,
      ...datesOf(bar),
      done: words.includes('done'),
      constraint: constraintOf(words),
    });
    for (const word of words) {
      const match = /^(\S+) (FS|SS|FF|SF)([+-]\d+)?$/.exec(word);
      if (!match) continue;
      const joined = { predecessorId: id(match[1]!), successorId: index + 1 };
      dependencies.push({ ...joined, type: match[2] as DependencyType, lag: Number(match[3] ?? 0) });
    }
  }
  return { items, dependencies, calendar: workCalendar(holidays), id };
}

function constraintOf(words: readonly string[]): Constraint | null {
  if (words.includes('fixed')) return { kind: 'fixed' };
  const first = words.find((word) => word.startsWith('not before '));
  return first ? { kind: 'notBefore', date: first.slice(11) as CalendarDate } : null;
}

function datesOf(bar: string): { start: CalendarDate | null; end: CalendarDate | null } {
  const first = bar.search(/[X◆=]/);
  if (first === -1) return { start: null, end: null };
  const length = /[X◆=]+/.exec(bar)![0].length;
  return { start: addDays(FIRST, first), end: addDays(FIRST, first + length - 1) };
}

/** Moves one item to where it is drawn and draws what follows, each line as `name| bar`. */
export function drawnAfter(plan: DrawnPlan, name: string, bar: string): string[] {
  const { moves } = movedTo(plan, name, bar);
  const at = new Map(moves.map((move) => [move.id, move.to]));
  at.set(plan.id(name), datesOf(bar));
  return plan.items.map((item) => {
    const { start, end } = at.get(item.id) ?? item;
    if (!start || !end) return `${item.name}|`;
    const offset = (date: CalendarDate) => (Date.parse(date) - Date.parse(FIRST)) / 86_400_000;
    const sign = item.kind === 'milestone' ? '◆' : item.kind === 'phase' ? '=' : 'X';
    return `${item.name}| ${' '.repeat(offset(start))}${sign.repeat(offset(end) - offset(start) + 1)}`;
  });
}

/** What follows when one item is moved to where it is drawn. */
export function movedTo({ items, dependencies, calendar, id }: DrawnPlan, name: string, bar: string): Cascade {
  return cascade(networkOf(items, dependencies), calendar, id(name), datesOf(bar));
}
