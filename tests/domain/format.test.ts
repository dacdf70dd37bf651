import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  formatCount,
  formatDate,
  formatDateTime,
  formatHours,
  formatKronor,
  formatKronorExact,
  formatOre,
  formatPercent,
  formatPeriod,
  formatWeek,
} from '~/views/shell/format';

/** Non-breaking spaces are invisible in a test's text: `_` stands for one. */
const nb = (text: string) => text.replaceAll('_', '\u00a0');

describe('money', () => {
  test.each([
    [0, '0_kr'],
    [93_000_000, '930_000_kr'],
    [123_456_700, '1_234_567_kr'],
    [1250, '12,50_kr'],
    [5, '0,05_kr'],
    [-7_462_900, '−74_629_kr'],
    [-1250, '−12,50_kr'],
    [-0, '0_kr'],
  ])('%i öre', (ore, text) => {
    expect(formatOre(ore)).toBe(nb(text));
  });

  test('without the unit', () => {
    expect(formatKronor(6_876_300)).toBe(nb('68_763'));
    expect(formatKronor(277)).toBe('2,77');
  });

  test('with decimals even when whole, so that a column lines up', () => {
    expect(formatKronorExact(300)).toBe('3,00');
    expect(formatKronorExact(277)).toBe('2,77');
    expect(formatKronorExact(-300)).toBe('−3,00');
  });

  test('shows every öre: the text reads back to the same sum', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (ore) => {
        const read = formatOre(ore).replaceAll('\u00a0', '').replace('kr', '').replace('−', '-').replace(',', '.');
        expect(Math.round(Number(read) * 100)).toBe(ore === 0 ? 0 : ore);
      }),
    );
  });

  test('never has a place where a line could break', () => {
    fc.assert(
      fc.property(fc.integer(), (ore) => {
        expect(formatOre(ore)).not.toMatch(/[ \u2009\u202f]/);
      }),
    );
  });
});

test('counts', () => {
  expect(formatCount(287_191)).toBe(nb('287_191'));
  expect(formatCount(1428)).toBe(nb('1_428'));
  expect(formatCount(-3)).toBe('−3');
});

test.each([
  [142_800, '1_428_h'],
  [750, '7,5_h'],
  [725, '7,25_h'],
  [0, '0_h'],
])('%i hundredths of hours', (hundredths, text) => {
  expect(formatHours(hundredths)).toBe(nb(text));
});

test.each([
  [0.08, '8_%'],
  [0.5, '50_%'],
  [0.125, '12,5_%'],
  [-0.031, '−3,1_%'],
  [1, '100_%'],
])('%d as percent', (fraction, text) => {
  expect(formatPercent(fraction)).toBe(nb(text));
});

test('dates', () => {
  expect(formatDate('2020-04-01')).toBe('2020-04-01');
  expect(formatDate(null)).toBe('–');
});

test.each([
  ['2019-09-06', '2020-09-30', '2019-09-06 – 2020-09-30'],
  ['2020-04-01', '2020-04-01', '2020-04-01'],
  ['2021-07-01', null, 'från 2021-07-01'],
  [null, '2022-06-30', 'till 2022-06-30'],
  [null, null, 'datum saknas'],
])('period %s to %s', (start, end, text) => {
  expect(formatPeriod(start, end)).toBe(text);
});

test.each([
  ['2020-04-01', 'v_14'],
  ['2020-12-31', 'v_53'],
  ['2021-01-03', 'v_53'],
  ['2021-01-04', 'v_1'],
  ['2019-12-30', 'v_1'],
])('week of %s', (date, text) => {
  expect(formatWeek(date)).toBe(nb(text));
});

describe('moments, by the clock in Stockholm', () => {
  test.each([
    ['2020-12-18T13:05:00Z', '2020-12-18 14:05'],
    ['2020-06-30T22:30:00.000Z', '2020-07-01 00:30'],
    ['2020-12-31T23:59:59+01:00', '2020-12-31 23:59'],
  ])('%s', (timestamp, text) => {
    expect(formatDateTime(timestamp)).toBe(text);
  });

  test('none', () => {
    expect(formatDateTime(null)).toBe('–');
  });
});
