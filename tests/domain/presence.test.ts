import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { daysOf, presentOn, stretchesOf, type Presence } from '~/domain/presence';

const day = (text: string) => text as CalendarDate;
const year = { start: day('2020-01-01'), end: day('2020-12-31') };

function presence(partyId: number, from: string | null, until: string | null): Presence {
  return { partyId, from: from as CalendarDate | null, until: until as CalendarDate | null };
}

describe('the stretches of a period', () => {
  test('are one where the same parties take part all along, whenever they came', () => {
    const presences = [presence(2, null, null), presence(1, '2019-05-01', '2021-01-01')];
    expect(stretchesOf(year, presences)).toEqual([{ from: year.start, to: year.end, partyIds: [1, 2] }]);
  });

  test('are divided where somebody joins and where somebody is gone', () => {
    const presences = [presence(1, null, null), presence(2, '2020-04-01', null), presence(3, null, '2020-10-01')];
    const stretches = stretchesOf(year, presences);
    expect(stretches).toEqual([
      { from: '2020-01-01', to: '2020-03-31', partyIds: [1, 3] },
      { from: '2020-04-01', to: '2020-09-30', partyIds: [1, 2, 3] },
      { from: '2020-10-01', to: '2020-12-31', partyIds: [1, 2] },
    ]);
    expect(stretches.map(daysOf)).toEqual([91, 183, 92]);
  });

  test('are not divided where one membership follows on another', () => {
    const presences = [presence(1, null, '2020-07-01'), presence(1, '2020-07-01', null)];
    expect(stretchesOf(year, presences)).toHaveLength(1);
  });

  test('hold no day on which nobody takes part, and are two where the same party comes back', () => {
    const presences = [presence(1, '2020-02-01', '2020-03-01'), presence(1, '2020-05-01', null)];
    expect(stretchesOf(year, presences)).toEqual([
      { from: '2020-02-01', to: '2020-02-29', partyIds: [1] },
      { from: '2020-05-01', to: '2020-12-31', partyIds: [1] },
    ]);
  });

  test('hold nobody whose days are all outside the period, up to its very edges', () => {
    const presences = [presence(1, null, null), presence(2, null, '2020-01-01'), presence(3, '2021-01-01', null)];
    expect(stretchesOf(year, presences)).toEqual([{ from: year.start, to: year.end, partyIds: [1] }]);
    expect(stretchesOf(year, presences.slice(1))).toEqual([]);
  });
});

test('somebody takes part from the first day of a membership until the day before the last', () => {
  const presences = [presence(7, '2020-04-01', '2020-05-01')];
  expect(
    ['2020-03-31', '2020-04-01', '2020-04-30', '2020-05-01'].map((text) => presentOn(day(text), presences)),
  ).toEqual([[], [7], [7], []]);
});
