import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { Refusal } from '~/domain/refusal';
import {
  endOfMonth,
  fitsRollout,
  launchedCount,
  outsideWindow,
  rolloutTable,
  titleFor,
  titlePattern,
  type RolloutMilestone,
} from '~/domain/rollout';
import { planBulk, type BulkOrder } from '~/domain/rollout-bulk';
import { workCalendar } from '~/domain/working-days';

const day = (text: string) => text as CalendarDate;
const TODAY = day('2020-12-18');

const participants = [
  { id: 1, name: 'Falun' },
  { id: 2, name: 'Mora' },
  { id: 3, name: 'Orsa' },
  { id: 4, name: 'Rättvik' },
];
const groups = [
  {
    id: 10,
    name: 'Grupp 1',
    fromMonth: day('2021-01-01'),
    toMonth: day('2021-02-01'),
    parties: [{ id: 2 }, { id: 1 }],
  },
  { id: 11, name: 'Grupp 2', fromMonth: day('2021-03-01'), toMonth: day('2021-03-01'), parties: [{ id: 3 }] },
];

let made = 0;
function milestone(partyId: number, known: Partial<RolloutMilestone> = {}): RolloutMilestone {
  const partyName = participants.find(({ id }) => id === partyId)?.name ?? 'Säter';
  made += 1;
  return {
    id: made,
    label: '',
    title: `Lanserad i ${partyName}`,
    kind: 'lansering',
    partyId,
    partyName,
    baseline: null,
    forecast: day('2021-02-01'),
    actual: null,
    windowStart: null,
    windowEnd: null,
    status: 'ej påbörjad',
    ...known,
  };
}

describe('the table', () => {
  test('has one column for what many kommuner have, and a row for each by group', () => {
    const table = rolloutTable(participants, groups, [
      milestone(1),
      milestone(2),
      milestone(1, { title: 'Utbildning klar', kind: 'milstolpe' }),
    ]);
    expect(table.columns).toEqual([
      { kind: 'lansering', pattern: 'Lanserad i {kommun}' },
      { kind: 'milstolpe', pattern: 'Utbildning klar' },
    ]);
    expect(table.rows.map(({ partyName, group }) => [partyName, group?.name])).toEqual([
      ['Falun', 'Grupp 1'],
      ['Mora', 'Grupp 1'],
      ['Orsa', 'Grupp 2'],
      ['Rättvik', undefined],
    ]);
    expect(table.rows[0]!.cells.map((cell) => cell.length)).toEqual([1, 1]);
    expect(table.rows[2]!.cells.map((cell) => cell.length)).toEqual([0, 0]);
  });

  test('keeps who has left and still has a milestone, and does not count them', () => {
    const table = rolloutTable(participants, groups, [
      milestone(9, { status: 'klar', actual: TODAY }),
      milestone(1, { status: 'klar' }),
    ]);
    expect(table.rows.at(-1)).toMatchObject({ partyName: 'Säter', present: false });
    expect(launchedCount(table.rows)).toEqual({ launched: 1, all: 4 });
  });

  test('every milestone stands in exactly one cell', () => {
    const some = fc.array(
      fc.record({ party: fc.integer({ min: 1, max: 5 }), kind: fc.constantFrom('lansering', 'leverans') }),
    );
    fc.assert(
      fc.property(some, (chosen) => {
        const all = chosen.map(({ party, kind }) => milestone(party, { kind }));
        const shown = rolloutTable(participants, groups, all).rows.flatMap(({ cells }) => cells.flat());
        expect(shown.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(all.map(({ id }) => id));
      }),
    );
  });

  test('says when a kommun launches: the first of its launches', () => {
    const first = milestone(1, { forecast: day('2021-01-10') });
    const { rows } = rolloutTable(participants, groups, [milestone(1), first, milestone(1, { forecast: null })]);
    expect(rows[0]!.launch).toBe(first);
    expect(rows[1]!.launch).toBeNull();
  });

  test('shows what was asked for', () => {
    const { rows } = rolloutTable(participants, groups, [milestone(1, { forecast: day('2020-12-01') })]);
    const all = { group: null, state: null, partyId: null };
    const shown = (filter: Partial<Parameters<typeof fitsRollout>[1]>) =>
      rows.filter((row) => fitsRollout(row, { ...all, ...filter }, TODAY)).map(({ partyName }) => partyName);
    expect(shown({})).toHaveLength(4);
    expect(shown({ group: 11 })).toEqual(['Orsa']);
    expect(shown({ group: 'ingen' })).toEqual(['Rättvik']);
    expect(shown({ state: 'försenad' })).toEqual(['Falun']);
    expect(shown({ partyId: 2, state: 'försenad' })).toEqual([]);
  });
});

describe('a window', () => {
  test.each([
    ['2020-02-10', '2020-02-29'],
    ['2021-02-01', '2021-02-28'],
    ['2020-12-31', '2020-12-31'],
    ['2021-04-30', '2021-04-30'],
  ])('the month of %s ends on %s', (date, end) => {
    expect(endOfMonth(day(date))).toBe(end);
  });

  test('holds its first and its last day', () => {
    const at = (forecast: string) => outsideWindow(milestone(1, { forecast: day(forecast) }), groups[0]!);
    expect([at('2020-12-31'), at('2021-01-01'), at('2021-02-28'), at('2021-03-01')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(outsideWindow(milestone(1, { forecast: null }), groups[0]!)).toBe(false);
    expect(outsideWindow(milestone(1), null)).toBe(false);
  });
});

test('a title has the name taken out and put back', () => {
  expect(titlePattern('Lanserad i Mora', 'Mora')).toBe('Lanserad i {kommun}');
  expect(titleFor('Lanserad i {kommun}', 'Orsa')).toBe('Lanserad i Orsa');
});

describe('one milestone a kommun', () => {
  const calendar = workCalendar([day('2021-01-01'), day('2021-01-06')]);
  const order: BulkOrder = {
    pattern: 'Lanserad i {kommun}',
    kind: 'lansering',
    spread: 'steps',
    firstOn: null,
    every: 2,
    scope: 'groups',
  };
  const table = rolloutTable(participants, groups, []);
  const dates = (change: Partial<BulkOrder>, of = table) =>
    planBulk({ ...order, ...change }, of, calendar).map(({ partyName, date, left }) => [partyName, date ?? left]);

  test('each group begins with its window, on working days', () => {
    expect(dates({})).toEqual([
      ['Falun', '2021-01-04'],
      ['Mora', '2021-01-07'],
      ['Orsa', '2021-03-01'],
    ]);
  });

  test('with a first day they follow each other from there', () => {
    expect(dates({ firstOn: day('2021-01-09'), scope: 'all' })).toEqual([
      ['Falun', '2021-01-11'],
      ['Mora', '2021-01-13'],
      ['Orsa', '2021-01-15'],
      ['Rättvik', '2021-01-19'],
    ]);
  });

  test('or all have the same, as it was typed, in one group', () => {
    expect(dates({ spread: 'same', firstOn: day('2021-01-09'), scope: 10 })).toEqual([
      ['Falun', '2021-01-09'],
      ['Mora', '2021-01-09'],
    ]);
  });

  test('nobody gets a second one, and who has left gets none; the days close up', () => {
    const standing = rolloutTable(
      participants.slice(0, 3),
      [{ ...groups[0]!, parties: [{ id: 1 }, { id: 9 }, { id: 2 }] }],
      [milestone(1), milestone(9, { title: 'Utbildning klar' })],
    );
    expect(dates({}, standing)).toEqual([
      ['Falun', 'has'],
      ['Mora', '2021-01-04'],
      ['Säter', 'gone'],
    ]);
  });

  test('says which days lie outside the window of their group', () => {
    const rows = planBulk({ ...order, spread: 'same', firstOn: day('2021-03-10') }, table, calendar);
    expect(rows.map(({ outside }) => outside)).toEqual([true, true, false]);
  });

  test.each<[Partial<BulkOrder>, string | undefined]>([
    [{ pattern: 'Lanserad' }, 'pattern'],
    [{ spread: 'same' }, 'firstOn'],
    [{ scope: 99 }, 'scope'],
    [{ scope: 'all' }, 'firstOn'],
  ])('%j is refused', (change, field) => {
    expect(() => dates(change)).toThrow(Refusal);
    try {
      dates(change);
    } catch (error) {
      expect((error as Refusal).field).toBe(field);
    }
  });

  test('an order that would make nothing is refused', () => {
    const full = rolloutTable(
      participants,
      groups,
      participants.map(({ id }) => milestone(id)),
    );
    expect(() => dates({}, full)).toThrow('Alla valda kommuner har redan den milstolpen');
  });
});
