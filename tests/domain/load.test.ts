import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { hours } from '~/domain/hours';
import { splitCsv } from '~/domain/import-csv';
import { ImportRefusal } from '~/domain/import-table';
import { capacityIn, FULL_TIME, hoursByMonth, isOver, loadRows, type Capacity, type LoadSource } from '~/domain/load';
import type { Month } from '~/domain/month';
import { timeOfRows, type TimeTableGround } from '~/domain/time-table';

const OPEN = { start: null, end: null };

function source(known: Partial<LoadSource> = {}): LoadSource {
  return {
    kind: 'budgeted',
    cooperationId: 1,
    projectId: 10,
    projectSlug: 'a',
    projectName: 'A',
    phaseNumber: 1,
    period: OPEN,
    role: 'Projektledare',
    partyId: null,
    partyName: null,
    userId: null,
    userName: null,
    cells: [{ year: 2020, month: null, hours: hours(1200_00) }],
    ...known,
  };
}

function capacity(known: Partial<Capacity>): Capacity {
  return {
    cooperationId: 1,
    role: null,
    partyId: null,
    userId: null,
    month: null,
    hours: hours(100_00),
    version: 1,
    ...known,
  };
}

test('who has an hour too much in some month is overloaded, and who fills every month is not', () => {
  const [full] = loadRows([source()], [capacity({})], 2020, 'roll');
  expect(isOver(full!)).toBe(false);
  const [over] = loadRows(
    [source()],
    [capacity({}), capacity({ month: '2020-05' as Month, hours: hours(99_00) })],
    2020,
    'roll',
  );
  expect(isOver(over!)).toBe(true);
});

describe('the hours of a year', () => {
  test('lie in the months in which the phase runs, and where they are said to', () => {
    const period = { start: '2020-11-15' as CalendarDate, end: '2021-03-01' as CalendarDate };
    const cells = [
      { year: 2020, month: null, hours: hours(3_01) },
      { year: 2020, month: 12, hours: hours(5_00) },
      { year: 2021, month: null, hours: hours(9_00) },
    ];
    expect(hoursByMonth(cells, 2020, period)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1_51, 6_50]);
    expect(hoursByMonth(cells, 2021, period).slice(0, 4)).toEqual([3_00, 3_00, 3_00, 0]);
  });

  test('are spread over the whole year where the phase does not run in it', () => {
    const period = { start: '2022-01-01' as CalendarDate, end: null };
    expect(hoursByMonth([{ year: 2020, month: null, hours: hours(12_00) }], 2020, period)).toEqual(
      Array(12).fill(1_00),
    );
  });

  test('sum to the year to the hundredth, whatever the period', () => {
    const month = fc.integer({ min: 1, max: 12 });
    const day = month.map((number) => `2020-${String(number).padStart(2, '0')}-15` as CalendarDate);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.option(day), fc.option(day), (time, a, b) => {
        const [start, end] = a !== null && b !== null && a > b ? [b, a] : [a, b];
        const months = hoursByMonth([{ year: 2020, month: null, hours: hours(time) }], 2020, { start, end });
        expect(months.reduce((sum, each) => sum + each, 0)).toBe(time);
        const used = months.filter((each) => each > 0);
        expect(Math.max(0, ...used) - Math.min(...used, Math.max(0, ...used))).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the capacity', () => {
  const role = { by: 'roll', cooperationId: 1, role: 'Projektledare', partyId: null } as const;
  const july = '2020-07' as Month;

  test('is full time until something is set, and the most particular counts', () => {
    expect(capacityIn([], role, july)).toBe(FULL_TIME);
    const all = [
      capacity({ hours: hours(150_00) }),
      capacity({ month: july, hours: hours(40_00) }),
      capacity({ role: 'Projektledare', hours: hours(80_00) }),
      capacity({ role: 'Projektledare', month: july, hours: hours(8_00) }),
    ];
    const counts = (from: number, to: number, month = july) => capacityIn(all.slice(from, to), role, month);
    expect([counts(0, 1), counts(0, 2), counts(0, 3), counts(0, 4)]).toEqual([150_00, 40_00, 80_00, 8_00]);
    expect(counts(0, 4, '2020-08' as Month)).toBe(80_00);
  });

  test('of another cooperation, role, party or person says nothing', () => {
    const others = [
      capacity({ cooperationId: 2 }),
      capacity({ role: 'Utvecklare' }),
      capacity({ role: 'Projektledare', partyId: 5 }),
      capacity({ cooperationId: null, userId: 7 }),
    ];
    expect(capacityIn(others, role, july)).toBe(FULL_TIME);
    expect(capacityIn(others, { by: 'person', userId: 8 }, july)).toBe(FULL_TIME);
    expect(capacityIn(others, { by: 'person', userId: 7 }, july)).toBe(100_00);
  });
});

describe('the load', () => {
  test('of a role is over all projects of the cooperation, and too much is told with its hours', () => {
    const sources = [
      source({ cells: [{ year: 2020, month: 3, hours: hours(100_00) }] }),
      source({ projectId: 11, cells: [{ year: 2020, month: 3, hours: hours(72_50) }] }),
      source({ projectId: 12, cooperationId: 2, cells: [{ year: 2020, month: 3, hours: hours(90_00) }] }),
      source({ kind: 'entered', cells: [{ year: 2020, month: 4, hours: hours(161_00) }] }),
    ];
    const rows = loadRows(sources, [], 2020, 'roll');
    expect(rows.map(({ sources }) => sources.length)).toEqual([3, 1]);
    expect(rows[0]!.months[2]).toMatchObject({ budgeted: 172_50, entered: 0, capacity: 160_00, excess: 12_50 });
    expect(rows[0]!.months[3]).toMatchObject({ budgeted: 0, entered: 161_00, excess: 1_00 });
    expect(rows[1]!.months[2]!.excess).toBe(0);
  });

  test('has what is reported beside the budget of the own party, else beside that of the role of all', () => {
    const cells = [{ year: 2020, month: 3, hours: hours(5_00) }];
    const entered = source({ kind: 'entered', partyId: 7, partyName: 'Mora', cells });
    expect(loadRows([source(), entered], [], 2020, 'roll')).toMatchObject([
      { loaded: { partyId: null }, sources: [{}, {}] },
    ]);
    const own = source({ partyId: 7, partyName: 'Mora' });
    const rows = loadRows([source(), own, entered], [], 2020, 'roll');
    expect(rows.map(({ loaded, months }) => [loaded, months[2]!.entered])).toEqual([
      [{ by: 'roll', cooperationId: 1, role: 'Projektledare', partyId: null }, 0],
      [{ by: 'roll', cooperationId: 1, role: 'Projektledare', partyId: 7 }, 5_00],
    ]);
  });

  test('of a person is over every cooperation, and rows without a person are nobody’s', () => {
    const own = { userId: 7, userName: 'Utvecklare, Mora' };
    const rows = loadRows([source(own), source({ ...own, cooperationId: 2 }), source()], [], 2020, 'person');
    expect(rows).toHaveLength(1);
    expect(rows[0]!.months[0]).toMatchObject({ budgeted: 200_00, excess: 40_00 });
  });
});

describe('a file of time', () => {
  const HEAD = 'datum;fas;roll;person;part;timmar';
  const person = { userId: 7, email: 'a@samplan.test', name: 'Projektledare', partyId: 10 };

  function ground(known: Partial<TimeTableGround> = {}): TimeTableGround {
    return {
      phases: [
        {
          phaseId: 1,
          projectId: 10,
          projectName: 'A',
          number: 2,
          name: 'Fas 2',
          start: '2020-05-01' as CalendarDate,
          end: null,
          roles: ['Projektledare', 'Referensgrupp'],
          lockedMonths: ['2020-10' as Month],
        },
      ],
      people: [person],
      parties: [{ id: 10, name: 'Borlänge', code: '2081' }],
      standing: [],
      dayTotals: [],
      today: '2020-12-18' as CalendarDate,
      ...known,
    };
  }

  function problems(text: string, known: Partial<TimeTableGround> = {}): readonly string[] {
    try {
      timeOfRows(splitCsv(text), ground(known));
    } catch (error) {
      if (error instanceof ImportRefusal) return error.problems!;
      throw error;
    }
    return [];
  }

  test('is read with people by address, and roles without a name may be several people', () => {
    const text = `${HEAD}\n2020-12-01;2;Projektledare;a@samplan.test;;7,5\n2020-12-01;2;Referensgrupp;;2081;30`;
    expect(timeOfRows(splitCsv(text), ground())).toMatchObject([
      { userId: 7, partyId: 10, hours: 750, known: false },
      { userId: null, partyId: 10, hours: 3000, known: false },
    ]);
  });

  test('tells every mistake by row and column and what is allowed', () => {
    expect(
      problems(
        `${HEAD}\n2020-04-30;2;Projektledare;;;1\n2020-10-01;2;Projektledare;;;1\n2020-12-01;2;Chef;x@y.se;;-1\n2020-12-02;2;Projektledare;a@samplan.test;;25\n2020-12-03;2;Projektledare;a@samplan.test;;8\n2020-12-03;2;Projektledare;a@samplan.test;;1`,
      ),
    ).toEqual([
      'Rad 2, kolumn ”datum”: 2020-04 ligger utanför fas 2 (2020-05-01 –).',
      'Rad 3, kolumn ”datum”: 2020-10 är låst för fas 2.',
      'Rad 4, kolumn ”roll”: ”Chef”. Tillåtet är Projektledare; Referensgrupp.',
      'Rad 4, kolumn ”person”: ”x@y.se”. Skriv e-post för någon som leder projektet, eller lämna tomt.',
      'Rad 4, kolumn ”timmar”: ”-1”. Skriv timmar över 0 och högst 1000, till exempel 7,5.',
      'Rad 5, kolumn ”timmar”: ”25”. Skriv timmar över 0 och högst 24, till exempel 7,5.',
      'Rad 7, kolumn ”datum”: samma dag, fas, roll och person finns redan på rad 6.',
    ]);
  });

  test('refuses a day of more than 24 hours over rows and projects, and other hours than those that are there', () => {
    const row = `${HEAD}\n2020-12-01;2;Projektledare;a@samplan.test;;8\n`;
    const date = '2020-12-01' as CalendarDate;
    expect(problems(row, { dayTotals: [{ userId: 7, date, hours: 17_00 }] })).toEqual([
      'Rad 2, kolumn ”timmar”: Projektledare får 25 timmar den dagen. Ett dygn har 24.',
    ]);
    const there = { phaseId: 1, role: 'Projektledare', userId: 7, partyId: 10, date, hours: hours(4_00) };
    expect(problems(row, { standing: [there] })).toEqual([
      'Rad 2, kolumn ”timmar”: finns redan med 4 timmar. Rätta dem i stället.',
    ]);
    const same = ground({
      standing: [{ ...there, hours: hours(8_00) }],
      dayTotals: [{ userId: 7, date, hours: 24_00 }],
    });
    expect(timeOfRows(splitCsv(row), same)).toMatchObject([{ known: true }]);
  });
});
