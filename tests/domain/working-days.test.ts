import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, type CalendarDate } from '~/domain/calendar';
import { workCalendar, workingDaysBetween } from '~/domain/working-days';
import { swedishHolidays } from '~/platform/holidays';

const day = (text: string) => text as CalendarDate;
const first = day('1995-01-01');
const dates = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays(first, offset));
const holidaySets = fc.array(dates, { maxLength: 60 });

describe('Swedish working days', () => {
  const calendar = workCalendar(swedishHolidays(2020, 2022).map(({ date }) => date));

  test.each([
    ['2021-01-06', 'trettondagen'],
    ['2021-04-02', 'långfredagen'],
    ['2021-04-05', 'annandag påsk'],
    ['2021-05-13', 'Kristi himmelsfärdsdag'],
    ['2022-06-06', 'nationaldagen'],
    ['2021-06-25', 'midsommarafton'],
    ['2021-12-24', 'julafton'],
    ['2021-12-31', 'nyårsafton'],
  ])('%s, %s, is off', (date) => {
    expect(calendar.isWorking(day(date))).toBe(false);
  });

  test.each(['2021-04-01', '2021-01-05', '2021-04-30', '2021-11-05', '2021-12-13', '2021-05-24'])(
    '%s is not',
    (date) => {
      expect(calendar.isWorking(day(date))).toBe(true);
    },
  );

  test('Easter takes two of ten weekdays, and 6 June on a Sunday takes none', () => {
    expect(workingDaysBetween(calendar, day('2021-03-28'), day('2021-04-11'))).toBe(8);
    expect(workingDaysBetween(calendar, day('2021-05-30'), day('2021-06-06'))).toBe(5);
  });

  test('the holidays have their names, in order', () => {
    expect(swedishHolidays(2021, 2021)[0]).toEqual({ date: '2021-01-01', name: 'nyårsdagen' });
    const found = swedishHolidays(2019, 2022).map(({ date }) => date);
    expect(found).toEqual(found.toSorted());
    expect(new Set(found.map((date) => date.slice(0, 4)))).toEqual(new Set(['2019', '2020', '2021', '2022']));
  });
});

describe('borders of days', () => {
  test('count like a calendar that is walked day by day', () => {
    fc.assert(
      fc.property(holidaySets, dates, fc.integer({ min: 0, max: 400 }), (holidays, from, length) => {
        const calendar = workCalendar(holidays);
        let walked = 0;
        for (let offset = 1; offset <= length; offset++) {
          const date = addDays(from, offset);
          const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
          if (weekday !== 0 && weekday !== 6 && !holidays.includes(date)) walked++;
        }
        expect(workingDaysBetween(calendar, from, addDays(from, length))).toBe(walked);
      }),
    );
  });

  test('lead back to the working day they lie before', () => {
    fc.assert(
      fc.property(holidaySets, dates, (holidays, date) => {
        const calendar = workCalendar(holidays);
        const next = calendar.dayAt(calendar.before(date));
        expect(calendar.isWorking(next)).toBe(true);
        expect(next >= date).toBe(true);
        expect(next === date).toBe(calendar.isWorking(date));
        expect(calendar.after(date) - calendar.before(date)).toBe(calendar.isWorking(date) ? 1 : 0);
      }),
    );
  });

  test('know days long before and after the holidays', () => {
    const calendar = workCalendar([day('2021-04-02')]);
    expect(calendar.dayAt(calendar.before(day('1900-01-01')))).toBe('1900-01-01');
    expect(calendar.dayAt(calendar.before(day('2200-12-31')))).toBe('2200-12-31');
  });
});
