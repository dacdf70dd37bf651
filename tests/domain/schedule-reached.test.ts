import { expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { Refusal } from '~/domain/refusal';
import { networkOf, withoutConstraint, type ScheduleItem } from '~/domain/schedule';
import { cascade } from '~/domain/schedule-cascade';
import { workCalendar } from '~/domain/working-days';

const calendar = workCalendar([]);

function item(id: number, date: string, constraint: ScheduleItem['constraint'] = null): ScheduleItem {
  const [start, end] = [date as CalendarDate, date as CalendarDate];
  return { id, name: `MS${id}`, kind: 'milestone', phaseId: null, start, end, done: false, constraint };
}

test('what was reached on another day than the one it is locked to pushes what follows, and nothing else is let go', () => {
  const items = [
    item(1, '2021-02-01', { kind: 'fixed' }),
    item(2, '2021-02-02'),
    item(3, '2021-02-02', { kind: 'fixed' }),
  ];
  const dependencies = [2, 3].map((successorId) => ({ predecessorId: 1, successorId, type: 'FS' as const, lag: 0 }));
  const network = networkOf(items, dependencies);
  const reached = { start: '2021-02-04' as CalendarDate, end: '2021-02-04' as CalendarDate };
  expect(() => cascade(network, calendar, 1, reached)).toThrow(Refusal);
  const { moves, conflicts } = cascade(withoutConstraint(network, 1), calendar, 1, reached);
  expect(moves.map(({ id, to }) => [id, to.end])).toEqual([[2, '2021-02-04']]);
  expect(conflicts).toEqual([{ kind: 'fixed', name: 'MS3', otherName: 'MS1' }]);
});
