import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { checkDelegation, checkEnding, delegationPhase } from '~/domain/delegation';

const days = (validFrom: string, validUntil: string) => ({
  validFrom: validFrom as CalendarDate,
  validUntil: validUntil as CalendarDate,
});
const january = days('2021-01-01', '2021-01-31');

describe('a delegation', () => {
  test.each([
    ['2020-12-31', 'coming'],
    ['2021-01-01', 'current'],
    ['2021-01-31', 'current'],
    ['2021-02-01', 'past'],
  ])('on %s is %s: both its days are included', (today, phase) => {
    expect(delegationPhase(january, today as CalendarDate)).toBe(phase);
  });

  test('may be of one day, and lie beside others', () => {
    expect(() => checkDelegation(days('2021-02-01', '2021-02-01'), [january])).not.toThrow();
    expect(() => checkDelegation(days('2020-12-01', '2020-12-31'), [january])).not.toThrow();
  });

  test('does not end before it starts', () => {
    expect(() => checkDelegation(days('2021-02-02', '2021-02-01'), [])).toThrow(
      'Sista dagen 2021-02-01 ligger före första dagen 2021-02-02.',
    );
  });

  test.each([
    ['2020-12-01', '2021-01-01'],
    ['2021-01-31', '2021-02-28'],
    ['2021-01-10', '2021-01-12'],
    ['2020-01-01', '2022-01-01'],
  ])('does not meet another of the same person: %s to %s', (from, until) => {
    expect(() => checkDelegation(days(from, until), [january])).toThrow(
      'Personen är redan ersättare 2021-01-01 – 2021-01-31.',
    );
  });
});

describe('the end of a delegation', () => {
  const check = (lastDay: string, lastDecision: string | null = null) =>
    checkEnding(january, lastDay as CalendarDate, lastDecision as CalendarDate | null);

  test('is an earlier day, from the first on and from the latest decision on', () => {
    expect(() => check('2021-01-01')).not.toThrow();
    expect(() => check('2021-01-30')).not.toThrow();
    expect(() => check('2021-01-15', '2021-01-15')).not.toThrow();
  });

  test.each([
    ['2021-01-31', null, 'slutar redan 2021-01-31'],
    ['2021-02-01', null, 'slutar redan 2021-01-31'],
    ['2020-12-31', null, 'före första dagen 2021-01-01'],
    ['2021-01-14', '2021-01-15', 'Ett beslut är fattat 2021-01-15'],
  ])('is not %s where the latest decision is of %s', (lastDay, lastDecision, message) => {
    expect(() => check(lastDay, lastDecision)).toThrow(message);
  });
});
