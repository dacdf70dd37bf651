import { addDays, type CalendarDate } from '~/domain/calendar';
import { DEPENDENCY_TYPES, networkOf, type Dependency, type ScheduleItem } from '~/domain/schedule';
import { cascade } from '~/domain/schedule-cascade';
import { scheduleState } from '~/domain/schedule-slack';
import { workCalendar } from '~/domain/working-days';
import { swedishHolidays } from '~/platform/holidays';

export const SCHEDULE_ITEMS = 2_000;
export const SCHEDULE_DEPENDENCIES = 3_000;
const ROUNDS = 15;
const START = '2020-01-06' as CalendarDate;

/**
 * Milliseconds of processor time to join a plan of that size, reckon its slack and critical path, and work out what
 * follows from moving its first activity, which pushes most of the others; the median of the rounds.
 */
export function measureSchedule(): { milliseconds: number; following: number } {
  const items = Array.from({ length: SCHEDULE_ITEMS }, (_, index): ScheduleItem => {
    const start = addDays(START, Math.floor(index / 4));
    return {
      ...{ id: index + 1, name: `Aktivitet ${index + 1}`, phaseId: null, done: false, constraint: null },
      ...{
        kind: index % 10 === 9 ? 'milestone' : 'activity',
        start,
        end: index % 10 === 9 ? start : addDays(start, 4),
      },
    };
  });
  const dependencies = Array.from({ length: SCHEDULE_DEPENDENCIES }, (_, index): Dependency => {
    const successor = 1 + (index % (SCHEDULE_ITEMS - 1));
    const reach = index < SCHEDULE_ITEMS - 1 ? 1 + ((index * 7) % Math.min(successor, 8)) : Math.ceil(successor / 3);
    return {
      ...{ predecessorId: successor + 1 - Math.min(reach, successor), successorId: successor + 1 },
      ...{ type: index % 5 === 0 ? DEPENDENCY_TYPES[index % 4]! : 'FS', lag: index % 3 },
    };
  });
  const calendar = workCalendar(swedishHolidays(2020, 2060).map(({ date }) => date));
  const first = items[0]!;
  const later = { start: addDays(first.start!, 28), end: addDays(first.end!, 28) };
  const rounds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    const network = networkOf(items, dependencies);
    scheduleState(network, calendar);
    const { moves } = cascade(network, calendar, first.id, later);
    const { user, system } = process.cpuUsage(before);
    return { milliseconds: (user + system) / 1000, following: moves.length };
  });
  return rounds.sort((a, b) => a.milliseconds - b.milliseconds)[Math.floor(ROUNDS / 2)]!;
}
