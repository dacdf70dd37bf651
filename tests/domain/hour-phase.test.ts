import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import type { HourCell, YearFigure } from '~/domain/hour-budget';
import { checkMonthsInPhase, checkYearsInPhase } from '~/domain/hour-phase';
import { hours } from '~/domain/hours';
import { ore } from '~/domain/money';
import { Refusal } from '~/domain/refusal';

const day = (text: string) => text as CalendarDate;
const phase = { number: 2, startDate: day('2020-11-15'), endDate: day('2021-04-30') };
const months = (...said: [number, number][]) =>
  Array.from({ length: 12 }, (_, at) => said.find(([month]) => month === at + 1)?.[1] ?? null);
const year = (of: number, time: number, cost: number | null = null): YearFigure => ({
  year: of,
  hours: hours(time),
  cost: cost === null ? null : ore(cost),
});
const cell = (of: number, time: number): HourCell => ({ ...year(of, time), month: null });

/** What a check refuses, and at which field; null: nothing. */
function refused(check: () => void): [string, string | undefined] | null {
  try {
    check();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.message, error.field];
  }
}

describe('hours of a month', () => {
  test('lie in the phase of their row, the months that it begins and ends in too', () => {
    expect(refused(() => checkMonthsInPhase(months([11, 100], [12, 100]), 2020, phase))).toBeNull();
    expect(refused(() => checkMonthsInPhase(months([4, 100]), 2021, phase))).toBeNull();
    expect(refused(() => checkMonthsInPhase(months([10, 100], [11, 100]), 2020, phase))).toEqual([
      '2020-10 ligger utanför fas 2 (2020-11-15 – 2021-04-30).',
      'months[9]',
    ]);
  });

  test('may be none outside it', () => {
    expect(refused(() => checkMonthsInPhase(months([10, 0]), 2020, phase))).toBeNull();
  });
});

describe('hours of a whole year', () => {
  test('lie in a year that the phase has a day in', () => {
    expect(refused(() => checkYearsInPhase([year(2020, 100), year(2021, 100)], phase, []))).toBeNull();
    expect(refused(() => checkYearsInPhase([year(2021, 100), year(2022, 100)], phase, []))).toEqual([
      '2022 ligger utanför fas 2 (2020-11-15 – 2021-04-30).',
      'hours-2022',
    ]);
    expect(refused(() => checkYearsInPhase([year(2019, 100)], phase, []))?.[1]).toBe('hours-2019');
  });

  test('may be none outside it, but no money either', () => {
    expect(refused(() => checkYearsInPhase([year(2022, 0)], phase, []))).toBeNull();
    expect(refused(() => checkYearsInPhase([year(2022, 0, 5000)], phase, []))?.[1]).toBe('hours-2022');
  });

  test('stay where they stood before the phase was moved', () => {
    expect(refused(() => checkYearsInPhase([year(2022, 80)], phase, [cell(2022, 100)]))).toBeNull();
    expect(refused(() => checkYearsInPhase([year(2023, 80)], phase, [cell(2022, 100)]))?.[1]).toBe('hours-2023');
  });

  test('have no limit at an end that is open', () => {
    expect(refused(() => checkYearsInPhase([year(2030, 100)], { ...phase, endDate: null }, []))).toBeNull();
    expect(refused(() => checkYearsInPhase([year(2019, 100)], { ...phase, endDate: null }, []))).toEqual([
      '2019 ligger utanför fas 2 (från 2020-11-15).',
      'hours-2019',
    ]);
    expect(refused(() => checkYearsInPhase([year(2022, 100)], { ...phase, startDate: null }, []))?.[0]).toBe(
      '2022 ligger utanför fas 2 (till 2021-04-30).',
    );
  });
});
