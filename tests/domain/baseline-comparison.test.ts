import { expect, test } from 'vitest';

import { compareBaselines, type BaselineItem } from '~/domain/baseline-comparison';
import type { CalendarDate } from '~/domain/calendar';

const item = (itemId: number, start: string | null, end: string | null = start): BaselineItem => ({
  ...{ itemId, name: `Rad ${itemId}`, kind: 'activity' },
  ...{ start: start as CalendarDate | null, end: end as CalendarDate | null },
});

test('tells what moved and how far, what is new and what is gone', () => {
  const before = [item(1, '2021-03-01', '2021-03-05'), item(2, '2021-03-01'), item(3, '2021-03-01'), item(4, null)];
  const after = [item(1, '2021-03-01', '2021-03-12'), item(2, '2021-02-27'), item(4, null), item(5, '2021-04-01')];
  const short = compareBaselines(before, after).map((each) => [
    ...[each.itemId, each.difference, each.startDays, each.endDays],
  ]);
  expect(short).toEqual([
    [1, 'moved', 0, 7],
    [2, 'moved', -2, -2],
    [4, 'same', null, null],
    [5, 'added', null, null],
    [3, 'removed', null, null],
  ]);
});

test('a date that is given or taken away is a move without days', () => {
  expect(compareBaselines([item(1, null)], [item(1, '2021-03-01')])).toMatchObject([
    { difference: 'moved', startDays: null, endDays: null },
  ]);
});
