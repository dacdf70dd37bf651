import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { dateOfDay, dayNumber, type CalendarDate } from '~/domain/calendar';
import { hours } from '~/domain/hours';
import { daysOfWeek, isoWeekOf, mondayOf, parseWeek, weekAddress } from '~/domain/iso-week';
import { firstDay, isMonthWithin, lastDay, parseMonth, type Month } from '~/domain/month';
import { checkUnlocked } from '~/domain/period-lock';
import { Refusal } from '~/domain/refusal';
import type { ReportablePhase, StandingEntry, TimeState } from '~/domain/time-entry';
import { checkPassed, weekChanges, type TypedRow } from '~/domain/time-week';

const MONDAY = '2020-12-14' as CalendarDate;

const phase: ReportablePhase = {
  phaseId: 1,
  projectId: 10,
  projectName: 'Min skolskjuts',
  number: 2,
  name: 'Fas 2',
  start: '2020-05-01' as CalendarDate,
  end: '2021-06-01' as CalendarDate,
  roles: ['Utvecklare', 'Styrgrupp'],
  lockedMonths: [],
};

function row(typed: readonly (number | null)[], known: Partial<TypedRow> = {}): TypedRow {
  const all = Array.from({ length: 7 }, (_, at) => typed[at] ?? null);
  return {
    phaseId: 1,
    role: 'Utvecklare',
    hours: all.map((time) => (time === null ? null : hours(time * 100))),
    ...known,
  };
}

function entry(
  date: string,
  time: number,
  state: TimeState = 'utkast',
  known: Partial<StandingEntry> = {},
): StandingEntry {
  return {
    id: 1,
    version: 1,
    phaseId: 1,
    role: 'Utvecklare',
    date: date as CalendarDate,
    hours: hours(time * 100),
    state,
    ...known,
  };
}

function refusal(typed: readonly (TypedRow | null)[], standing: readonly StandingEntry[] = [], phases = [phase]) {
  try {
    weekChanges(typed, { monday: MONDAY, standing, phases });
  } catch (error) {
    if (error instanceof Refusal) return [error.field, error.message];
    throw error;
  }
  return null;
}

describe('a week', () => {
  test.each([
    ['2020-12-31', 2020, 53],
    ['2021-01-03', 2020, 53],
    ['2021-01-04', 2021, 1],
    ['2018-12-31', 2019, 1],
    ['2020-12-18', 2020, 51],
  ])('of %s is %i-%i', (date, year, week) => {
    expect(isoWeekOf(date as CalendarDate)).toEqual({ year, week });
  });

  test('is read from an address, and 53 only where the year has it', () => {
    expect(parseWeek('2020-53')).toBe('2020-12-28');
    expect(parseWeek('2020-W51')).toBe('2020-12-14');
    expect(['2021-53', '2020-0', '2020-54', 'x', '2020-1-1'].map(parseWeek)).toEqual([null, null, null, null, null]);
  });

  test('has seven days from its Monday, and its address leads back to it', () => {
    const day = fc.integer({
      min: dayNumber('2001-01-01' as CalendarDate),
      max: dayNumber('2090-01-01' as CalendarDate),
    });
    fc.assert(
      fc.property(day.map(dateOfDay), (date) => {
        const monday = mondayOf(date);
        expect(daysOfWeek(monday)).toContain(date);
        expect(parseWeek(weekAddress(monday))).toBe(monday);
      }),
    );
  });
});

test('a month has its days, also February, and is within a period that touches it', () => {
  expect(lastDay('2020-02' as Month)).toBe('2020-02-29');
  expect(lastDay('2020-12' as Month)).toBe('2020-12-31');
  expect(firstDay('2021-03' as Month)).toBe('2021-03-01');
  expect([parseMonth('2020-4'), parseMonth('2020-13'), parseMonth('2020')]).toEqual(['2020-04', null, null]);
  const period = { start: '2020-05-31' as CalendarDate, end: '2020-07-01' as CalendarDate };
  const within = ['2020-04', '2020-05', '2020-07', '2020-08'].map((month) => isMonthWithin(month as Month, period));
  expect(within).toEqual([false, true, true, false]);
});

describe('saving a week', () => {
  test('adds what is new, changes what is other, takes away what is emptied, leaves the rest', () => {
    const standing = [
      entry('2020-12-15', 4),
      entry('2020-12-16', 5, 'återsänd', { id: 2 }),
      entry('2020-12-17', 6, 'utkast', { id: 3 }),
      entry('2020-12-18', 2, 'utkast', { id: 4, role: 'Styrgrupp' }),
    ];
    const changes = weekChanges([row([8, 4, 7.5, null]), null], { monday: MONDAY, standing, phases: [phase] });
    expect(changes).toEqual([
      { kind: 'add', phase, role: 'Utvecklare', date: '2020-12-14', hours: 800 },
      { kind: 'change', entry: standing[1], hours: 750 },
      { kind: 'remove', entry: standing[2] },
    ]);
  });

  test('never touches what waits or is approved', () => {
    const standing = [entry('2020-12-14', 8, 'inskickad'), entry('2020-12-15', 8, 'godkänd', { id: 2 })];
    expect(weekChanges([row([1, null])], { monday: MONDAY, standing, phases: [phase] })).toEqual([]);
  });

  test('is not sent in for a day that has not been', () => {
    const friday = '2020-12-18' as CalendarDate;
    expect(() => checkPassed([null, row([8, 8, 8, 8, 8, 0])], MONDAY, friday)).not.toThrow();
    expect(() => checkPassed([null, row([8, 8, 8, 8, 8, 1])], MONDAY, friday)).toThrow(
      new Refusal(
        '2020-12-19 har inte varit än. Spara timmarna nu och skicka in dem när dagen har varit.',
        'rows[1].hours[5]',
      ),
    );
  });

  test('refuses what does not fit, at its field', () => {
    expect(refusal([row([8], { phaseId: 9 })])).toEqual(['rows[0].phaseId', 'Välj en fas i ett av dina projekt.']);
    expect(refusal([row([8], { role: 'Chef' })])).toEqual([
      'rows[0].role',
      'Rollen ”Chef” finns inte i Min skolskjuts. Tillåtet är Utvecklare; Styrgrupp.',
    ]);
    expect(refusal([null, row([8]), row([1])])?.[0]).toBe('rows[2].role');
    const later = { ...phase, start: '2021-01-15' as CalendarDate };
    expect(refusal([row([null, 8])], [], [later])).toEqual([
      'rows[0].hours[1]',
      '2020-12 ligger utanför fas 2 (2021-01-15 – 2021-06-01).',
    ]);
    const locked = { ...phase, lockedMonths: ['2020-12' as Month] };
    expect(refusal([row([8])], [], [locked])).toEqual(['rows[0].hours[0]', '2020-12 är låst för fas 2.']);
  });

  test('refuses a day of more than 24 hours, counted over every row and what stands elsewhere', () => {
    const other = entry('2020-12-14', 10, 'godkänd', { id: 7, phaseId: 5 });
    expect(refusal([row([14])], [other])).toBeNull();
    expect(refusal([row([8]), row([7], { role: 'Styrgrupp' })], [other])).toEqual([
      'rows[1].hours[0]',
      '2020-12-14 får 25 timmar i alla dina projekt tillsammans. Ett dygn har 24.',
    ]);
  });

  test('a role that has left the budget keeps its hours and can lose them', () => {
    const standing = [entry('2020-12-14', 4, 'utkast', { role: 'Testare' })];
    expect(refusal([row([4], { role: 'Testare' })], standing)).toBeNull();
    expect(refusal([row([null], { role: 'Testare' })], standing)).toBeNull();
    expect(refusal([row([5], { role: 'Testare' })], standing)?.[0]).toBe('rows[0].role');
  });
});

test('what lies in a locked month is neither sent in nor answered', () => {
  const entries = [{ phaseId: 1, date: MONDAY }];
  expect(() => checkUnlocked(entries, [{ phaseId: 1, month: '2020-12' as Month }])).toThrow('2020-12 är låst');
  expect(() => checkUnlocked(entries, [{ phaseId: null, month: '2020-12' as Month }])).toThrow(Refusal);
  const others = [
    { phaseId: 2, month: '2020-12' as Month },
    { phaseId: 1, month: '2020-11' as Month },
  ];
  expect(() => checkUnlocked(entries, others)).not.toThrow();
});
