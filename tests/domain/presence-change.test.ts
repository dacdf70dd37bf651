import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { stretchesOf } from '~/domain/presence';
import { presenceChanges } from '~/domain/presence-change';

const day = (text: string | null) => text as CalendarDate;
const today = day('2020-06-15');
const names = ['', 'Mora', 'Orsa', 'Säter'];
const named = (...ids: number[]) => ids.map((partyId) => ({ partyId, partyName: names[partyId]! }));
const presence = (partyId: number, from: string | null = null, until: string | null = null) => ({
  ...{ partyId, partyName: names[partyId]!, from: from as CalendarDate | null, until: until as CalendarDate | null },
});
const year = { start: day('2020-01-01'), end: day('2020-12-31') };

const changesOf = (
  version: Parameters<typeof presenceChanges>[0],
  presences: ReturnType<typeof presence>[],
  period: { start: CalendarDate | null; end: CalendarDate | null } = year,
) =>
  presenceChanges(version, { ...period, presences }, today).map(({ partyName, kind, day: when }) => [
    partyName,
    kind,
    when,
  ]);

describe('what has changed since a version was shared', () => {
  const all = { parties: named(1, 2), stretches: [] };

  test('is nothing while its parties take part all along, whatever days they came and go outside the phase', () => {
    expect(changesOf(all, [presence(1, '2019-01-01'), presence(2, null, '2021-01-01')])).toEqual([]);
  });

  test('is who leaves on the way, who left before it and who was never recorded, with the day', () => {
    expect(changesOf(all, [presence(1), presence(2, null, '2020-07-01')])).toEqual([['Orsa', 'left', '2020-07-01']]);
    expect(changesOf(all, [presence(1), presence(2, null, '2019-07-01')])).toEqual([['Orsa', 'left', '2019-07-01']]);
    expect(changesOf(all, [presence(1)])).toEqual([['Orsa', 'left', null]]);
  });

  test('is who comes on the way, and who was there without sharing', () => {
    expect(changesOf(all, [presence(1), presence(2), presence(3, '2020-04-01')])).toEqual([
      ['Säter', 'came', '2020-04-01'],
    ]);
    expect(changesOf(all, [presence(1), presence(2), presence(3, '2021-04-01')])).toEqual([]);
  });

  test('is nothing where the version was divided likewise, also when the phase has other days by now', () => {
    const presences = [presence(1), presence(2, '2020-04-01')];
    const version = { parties: named(1, 2), stretches: stretchesOf(year, presences) };
    expect(changesOf(version, presences)).toEqual([]);
    expect(changesOf(version, presences, { start: day('2019-01-01'), end: day('2022-01-01') })).toEqual([]);
    expect(changesOf(version, [presence(1), presence(2, '2020-05-01')])).toEqual([['Orsa', 'came', '2020-05-01']]);
    expect(changesOf(version, [presence(1), presence(2, '2020-03-01')])).toEqual([['Orsa', 'moved', null]]);
    expect(changesOf(version, [presence(1), presence(2)])).toEqual([['Orsa', 'moved', null]]);
  });

  test('of a phase without a last day is judged today, or on its first day where that is to come', () => {
    const presences = [presence(1), presence(2, null, '2020-07-01')];
    expect(changesOf(all, presences, { start: day('2020-01-01'), end: null })).toEqual([]);
    expect(changesOf(all, presences, { start: day('2020-08-01'), end: null })).toEqual([
      ['Orsa', 'left', '2020-07-01'],
    ]);
  });
});
