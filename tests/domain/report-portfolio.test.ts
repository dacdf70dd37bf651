import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { LEVELS, type Level } from '~/domain/report';
import {
  ageInDays,
  areasOf,
  compareTrouble,
  lastMonths,
  lightOf,
  sortStandings,
  STANDING_ORDERS,
  worstLevel,
  type Standing,
} from '~/domain/report-portfolio';

const day = (text: string) => text as CalendarDate;
const lights = (...levels: (Level | null)[]) => levels.map((level, at) => ({ area: `Område ${at}`, level }));
const [OK, MINOR, MAJOR] = LEVELS;

function standing(projectName: string, publishedOn: string | null, ...levels: (Level | null)[]): Standing {
  return {
    projectName,
    report: publishedOn === null ? null : { publishedOn: day(publishedOn), lights: lights(...levels) },
  };
}

const names = (rows: readonly Standing[]) => rows.map(({ projectName }) => projectName);

describe('the order by trouble', () => {
  test('counts the worst level first: one komplikationer outweighs any number of minor ones', () => {
    const rows = [
      standing('Lugnt', '2020-12-01', OK, OK),
      standing('Tre mindre', '2020-12-01', MINOR, MINOR, MINOR),
      standing('Två värsta', '2020-12-01', MAJOR, MAJOR),
      standing('En värsta', '2020-12-01', MAJOR, OK, OK),
      standing('En värsta och en mindre', '2020-12-01', MAJOR, MINOR),
    ];
    expect(names(sortStandings(rows, 'trouble'))).toEqual([
      'Två värsta',
      'En värsta och en mindre',
      'En värsta',
      'Tre mindre',
      'Lugnt',
    ]);
  });

  test('puts the oldest report first among those that stand alike, then the Swedish order', () => {
    const rows = [
      standing('Örebro', '2020-12-01', OK),
      standing('Ånge', '2020-12-01', OK),
      standing('Äldst', '2020-10-01', OK),
    ];
    expect(names(sortStandings(rows, 'trouble'))).toEqual(['Äldst', 'Ånge', 'Örebro']);
  });

  test('what is not judged is no trouble', () => {
    expect(compareTrouble(lights(null, null), lights(OK))).toBe(0);
    expect(worstLevel(lights(null))).toBeNull();
    expect(worstLevel(lights(null, OK, MINOR))).toBe(MINOR);
  });
});

describe('any order', () => {
  const level = fc.constantFrom(null, ...LEVELS);
  const anyStanding = fc.record({
    projectName: fc.string({ maxLength: 4 }),
    report: fc.option(
      fc.record({
        publishedOn: fc.constantFrom(day('2020-10-01'), day('2020-11-01'), day('2020-12-01')),
        lights: fc.array(level, { maxLength: 4 }).map((levels) => lights(...levels)),
      }),
    ),
  });

  test('keeps every project, and puts those without a report last unless it is by name', () => {
    fc.assert(
      fc.property(fc.array(anyStanding), fc.constantFrom(...STANDING_ORDERS), (rows, order) => {
        const sorted = sortStandings(rows, order);
        expect(new Set(sorted)).toEqual(new Set(rows));
        if (order === 'project') return;
        const first = sorted.findIndex(({ report }) => report === null);
        if (first >= 0) expect(sorted.slice(first).every(({ report }) => report === null)).toBe(true);
      }),
    );
  });

  test('by trouble never puts a calmer report before a worse one', () => {
    fc.assert(
      fc.property(fc.array(anyStanding), (rows) => {
        const reports = sortStandings(rows, 'trouble').flatMap(({ report }) => (report ? [report] : []));
        reports.slice(1).forEach((report, at) => {
          expect(compareTrouble(reports[at]!.lights, report.lights)).toBeLessThanOrEqual(0);
        });
      }),
    );
  });

  test('by day puts the newest first', () => {
    const rows = [standing('A', null), standing('B', '2020-10-01', OK), standing('C', '2020-12-01', OK)];
    expect(names(sortStandings(rows, 'day'))).toEqual(['C', 'B', 'A']);
    expect(names(sortStandings(rows, 'project'))).toEqual(['A', 'B', 'C']);
  });
});

describe('areas', () => {
  const one = { ...standing('A', '2020-12-01'), report: { publishedOn: day('2020-12-01'), lights: lights(OK, MINOR) } };

  test('are those of all the reports, once each whatever their case', () => {
    const other = {
      ...one,
      report: {
        ...one.report,
        lights: [
          { area: 'OMRÅDE 1', level: MAJOR },
          { area: 'Kvalitet', level: OK },
        ],
      },
    };
    expect(areasOf([one, standing('B', null), other])).toEqual(['Område 0', 'Område 1', 'Kvalitet']);
    expect(lightOf(other.report.lights, 'Område 1')?.level).toBe(MAJOR);
    expect(lightOf(other.report.lights, 'Tid')).toBeUndefined();
  });
});

test('the last months pass a new year and end with that of the day', () => {
  expect(lastMonths(day('2020-02-29'), 4)).toEqual(['2019-11', '2019-12', '2020-01', '2020-02']);
  expect(lastMonths(day('2020-12-18'), 12)).toHaveLength(12);
  expect(lastMonths(day('2020-12-18'), 12)[0]).toBe('2020-01');
});

test('a report is never younger than today', () => {
  expect(ageInDays(day('2020-12-16'), day('2020-12-18'))).toBe(2);
  expect(ageInDays(day('2020-12-19'), day('2020-12-18'))).toBe(0);
});
