import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';

import { addDays, daysBetween, earliest, latest, parseDate, type CalendarDate } from '~/domain/calendar';

function date(text: string): CalendarDate {
  return parseDate(text)!;
}

/** Any date that the product knows, by its number among them. */
const first = Temporal.PlainDate.from('1900-01-01');
const days = first.until('2200-12-31').days;
const existing = fc.nat(days).map((offset) => first.add({ days: offset }).toString() as CalendarDate);

describe('a date as a person types it', () => {
  test.each([
    ['2020-04-01', '2020-04-01'],
    ['2020-4-1', '2020-04-01'],
    ['2020/4/1', '2020-04-01'],
    ['2020.04.01', '2020-04-01'],
    ['20200401', '2020-04-01'],
    ['2020-02-29', '2020-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['1900-01-01', '1900-01-01'],
    ['2200-12-31', '2200-12-31'],
  ])('%s is %s', (typed, iso) => {
    expect(parseDate(typed)).toBe(iso);
  });

  test.each([
    '2021-02-29',
    '1900-02-29',
    '2100-02-29',
    '2020-04-31',
    '2020-13-01',
    '2020-00-10',
    '2020-01-00',
    '2020-01-32',
    '20200231',
    '1899-12-31',
    '2201-01-01',
    '20-04-01',
    '2020-04',
    '2020-04-011',
    '2020-04-01T00:00',
    '2020 04 01',
    ' 2020-04-01',
    '1 april 2020',
    '01-04-2020',
    '2020-4-1-',
    '-2020-04-01',
    '2020040',
    '',
    'i dag',
    '٢٠٢٠-٠٤-٠١',
  ])('%j is none', (typed) => {
    expect(parseDate(typed)).toBeNull();
  });

  test('exists exactly when the calendar has it', () => {
    const year = fc.integer({ min: 1900, max: 2200 });
    fc.assert(
      fc.property(year, fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }), (y, month, day) => {
        const typed = `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        expect(parseDate(typed)).toBe(existsAs({ year: y, month, day }));
        expect(parseDate(typed.replaceAll('-', ''))).toBe(existsAs({ year: y, month, day }));
        expect(parseDate(`${y}/${month}/${day}`)).toBe(existsAs({ year: y, month, day }));
      }),
      { numRuns: 500 },
    );
  });

  test('of the product are all read', () => {
    fc.assert(
      fc.property(existing, (iso) => {
        expect(parseDate(iso)).toBe(iso);
      }),
    );
  });

  function existsAs(parts: { year: number; month: number; day: number }): string | null {
    try {
      return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString();
    } catch {
      return null;
    }
  }
});

describe('days', () => {
  test('are counted over leap days, years and changes of the clock', () => {
    expect(daysBetween(date('2020-02-28'), date('2020-03-01'))).toBe(2);
    expect(daysBetween(date('2021-02-28'), date('2021-03-01'))).toBe(1);
    expect(daysBetween(date('2020-12-31'), date('2021-01-01'))).toBe(1);
    expect(daysBetween(date('2020-03-28'), date('2020-03-30'))).toBe(2);
    expect(daysBetween(date('2020-04-01'), date('2020-03-01'))).toBe(-31);
    expect(addDays(date('2020-12-31'), 1)).toBe('2021-01-01');
    expect(addDays(date('2020-03-01'), -1)).toBe('2020-02-29');
  });

  test('between two dates are those the calendar counts', () => {
    fc.assert(
      fc.property(existing, existing, (from, to) => {
        expect(daysBetween(from, to)).toBe(Temporal.PlainDate.from(from).until(to).days);
      }),
    );
  });

  test('added and counted are each other’s inverse', () => {
    fc.assert(
      fc.property(existing, existing, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(daysBetween(from, to)).toBe(-daysBetween(to, from) || 0);
      }),
    );
  });
});

describe('the earliest and the latest', () => {
  test('are of the dates that are known', () => {
    const dates = [null, date('2020-05-01'), date('2019-12-31'), null];
    expect(earliest(dates)).toBe('2019-12-31');
    expect(latest(dates)).toBe('2020-05-01');
  });

  test('are none where none is known', () => {
    expect([earliest([]), latest([]), earliest([null]), latest([null, null])]).toEqual([null, null, null, null]);
  });

  test('are the ends of the sorted dates', () => {
    fc.assert(
      fc.property(fc.array(fc.option(existing), { minLength: 1 }), (dates) => {
        const known = dates.filter((one) => one !== null).toSorted();
        expect(earliest(dates)).toBe(known[0] ?? null);
        expect(latest(dates)).toBe(known.at(-1) ?? null);
      }),
    );
  });
});
