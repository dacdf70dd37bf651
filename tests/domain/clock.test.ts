import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { createClock } from '~/platform/clock';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function at(moment: string): void {
  vi.setSystemTime(new Date(moment));
}

describe('the real clock', () => {
  test.each([
    ['2020-12-18T22:59:59.999Z', '2020-12-18'],
    ['2020-12-18T23:00:00.000Z', '2020-12-19'],
    ['2020-06-30T21:59:59.999Z', '2020-06-30'],
    ['2020-06-30T22:00:00.000Z', '2020-07-01'],
    ['2020-12-31T23:30:00.000Z', '2021-01-01'],
    ['2020-03-29T00:59:59.000Z', '2020-03-29'],
  ])('at %s says that it is %s in Sweden', (moment, day) => {
    at(moment);
    const clock = createClock(null);
    expect(clock.today()).toBe(day);
    expect(clock.now()).toBe(moment);
    expect(clock.fixed).toBe(false);
  });

  test('goes on', () => {
    at('2020-12-18T12:00:00.000Z');
    const clock = createClock(null);
    expect(clock.today()).toBe('2020-12-18');
    at('2020-12-19T12:00:00.000Z');
    expect(clock.today()).toBe('2020-12-19');
  });
});

describe('a clock on a fixed day', () => {
  test('stays on that day with the time of the real one, and says so', () => {
    const clock = createClock('2020-12-18');
    at('2026-05-04T07:08:09.010Z');
    expect(clock.fixed).toBe(true);
    expect(clock.today()).toBe('2020-12-18');
    expect(clock.now()).toBe('2020-12-18T07:08:09.010Z');
    at('2026-05-05T23:59:59.999Z');
    expect(clock.today()).toBe('2020-12-18');
    expect(clock.now()).toBe('2020-12-18T23:59:59.999Z');
  });
});
