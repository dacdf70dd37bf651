import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, type CalendarDate } from '~/domain/calendar';
import {
  lengthOf,
  planFrom,
  templateDays,
  templateOf,
  type PlannedItem,
  type TemplateContent,
  type TemplateSource,
} from '~/domain/plan-template';
import { Refusal } from '~/domain/refusal';
import { workCalendar } from '~/domain/working-days';
import { swedishHolidays } from '~/platform/holidays';

const calendar = workCalendar(swedishHolidays(2018, 2032).map(({ date }) => date));
const date = (text: string) => text as CalendarDate;

const WHOLE = { kind: 'project', phaseIds: [], ofParties: true } as const;

type Milestone = TemplateSource['milestones'][number];

function milestone(
  id: number,
  phaseId: number,
  forecast: CalendarDate | null,
  known: Partial<Milestone> = {},
): Milestone {
  return {
    ...{ id, phaseId, partyId: null, label: `MS${id}`, title: `Milstolpe ${id}`, kind: 'milstolpe', criteria: '' },
    ...{ responsible: 'projektledare', baseline: null, forecast, actual: null, windowStart: null, windowEnd: null },
    ...{ status: 'ej påbörjad', ...known },
  };
}

function phase(id: number, number: number, startDate: CalendarDate | null, endDate: CalendarDate | null) {
  return { id, number, name: `Fas ${number}: bygga`, kind: 'genomförande', note: '', startDate, endDate } as const;
}

/** Two phases with an activity and two milestones, the second one kommun's own. */
const SOURCE: TemplateSource = {
  phases: [phase(1, 1, date('2020-04-01'), date('2020-06-30')), phase(2, 2, null, null)],
  activities: [
    {
      ...{ id: 11, phaseId: 1, name: 'Utveckling', responsible: 'utvecklare' },
      ...{ startDate: date('2020-04-06'), endDate: date('2020-04-17') },
    },
  ],
  milestones: [
    milestone(21, 1, date('2020-04-30'), { criteria: 'Allt är provat' }),
    milestone(22, 2, date('2020-06-01'), { partyId: 7 }),
  ],
  dependencies: [
    { predecessorId: 11, successorId: 21, type: 'FS', lag: 2 },
    { predecessorId: 21, successorId: 22, type: 'SS', lag: 0 },
  ],
};

const workingDay = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => addDays(date('2020-01-01'), days))
  .filter(calendar.isWorking);

/** A plan of activities and milestones on working days. */
const plan: fc.Arbitrary<TemplateSource> = fc
  .record({
    spans: fc.array(fc.tuple(workingDay, workingDay), { minLength: 1, maxLength: 6 }),
    points: fc.array(workingDay, { maxLength: 6 }),
  })
  .map(({ spans, points }) => ({
    phases: [phase(1, 1, null, null)],
    activities: spans.map((days, at) => {
      const [startDate, endDate] = days.toSorted() as [CalendarDate, CalendarDate];
      return { id: 100 + at, phaseId: 1, name: `Aktivitet ${at}`, responsible: '', startDate, endDate };
    }),
    milestones: points.map((day, at) => milestone(200 + at, 1, day)),
    dependencies: [],
  }));

const datesOf = (items: readonly PlannedItem[]) => items.map(({ start, end }) => [start, end]);

function firstDay({ activities, milestones }: TemplateSource): CalendarDate {
  return [
    ...activities.map(({ startDate }) => startDate!),
    ...milestones.map(({ forecast }) => forecast!),
  ].toSorted()[0]!;
}

describe('a template of a plan', () => {
  test('holds its rows in order, in working days from the first, with the dependencies among them', () => {
    const template = templateOf(SOURCE, WHOLE, calendar);
    expect(
      template.items.map(({ number, kind, parent, startsAt, endsAt }) => [number, kind, parent, startsAt, endsAt]),
    ).toEqual([
      // Of the sixty-five weekdays from April to June 2020 five are days off: two at Easter, May Day, Ascension, Midsummer's Eve.
      [1, 'phase', null, 0, 60],
      [2, 'activity', 1, 3, 11],
      [3, 'milestone', 1, 19, 20],
      [4, 'phase', null, null, null],
      [5, 'milestone', 4, 39, 40],
    ]);
    expect(template.items[2]).toMatchObject({ label: 'MS21', name: 'Milstolpe 21', criteria: 'Allt är provat' });
    expect(template.dependencies).toEqual([
      { predecessor: 2, successor: 3, type: 'FS', lag: 2 },
      { predecessor: 3, successor: 5, type: 'SS', lag: 0 },
    ]);
  });

  test('leaves out what is one kommun’s own unless that is asked for', () => {
    const template = templateOf(SOURCE, { ...WHOLE, ofParties: false }, calendar);
    expect(template.items.filter(({ kind }) => kind === 'milestone')).toHaveLength(1);
    expect(template.dependencies).toHaveLength(1);
  });

  test('of one phase starts with it, and of its milestones has no phase', () => {
    const second = {
      ...SOURCE,
      milestones: [milestone(22, 2, date('2020-06-01')), milestone(23, 2, date('2020-06-03'))],
    };
    const phases = templateOf(second, { kind: 'phases', phaseIds: [2], ofParties: false }, calendar);
    expect(phases.items.map(({ kind, parent, startsAt }) => [kind, parent, startsAt])).toEqual([
      ['phase', null, null],
      ['milestone', 1, 0],
      ['milestone', 1, 2],
    ]);
    const milestones = templateOf(second, { kind: 'milestones', phaseIds: [2], ofParties: false }, calendar);
    expect(milestones.items.map(({ kind, parent, startsAt }) => [kind, parent, startsAt])).toEqual([
      ['milestone', null, 0],
      ['milestone', null, 2],
    ]);
  });

  test.each([
    ['nothing is chosen', { kind: 'phases', phaseIds: [], ofParties: false }, 'Välj minst en fas.'],
    ['a phase of another project is', { kind: 'phases', phaseIds: [99], ofParties: false }, 'Välj minst en fas.'],
    [
      'two phases are, for a set of milestones',
      { kind: 'milestones', phaseIds: [1, 2], ofParties: false },
      'Välj en fas. En mall med milstolpar gäller en fas i taget.',
    ],
    [
      'there is no milestone to keep',
      { kind: 'milestones', phaseIds: [2], ofParties: false },
      'Fasen har inga milstolpar att spara.',
    ],
  ] as const)('is refused where %s', (_, selection, message) => {
    const make = () => templateOf(SOURCE, selection, calendar);
    expect(make).toThrow(new Refusal(message, 'phaseIds'));
  });

  test('of what lies on days off takes a working day', () => {
    const source = { ...SOURCE, milestones: [milestone(21, 1, date('2020-04-04'))] };
    const [item] = templateOf(source, { kind: 'milestones', phaseIds: [1], ofParties: true }, calendar).items;
    expect([item!.startsAt, item!.endsAt]).toEqual([0, 1]);
    const [planned] = planFrom({ items: [item!] }, date('2021-01-02'), calendar, []);
    // The second is a Saturday: the next working day is the Monday.
    expect(datesOf([planned!])).toEqual([['2021-01-04', '2021-01-04']]);
  });
});

describe('a plan from a template', () => {
  const days = (template: TemplateContent, start: CalendarDate) => planFrom(template, start, calendar, []);

  test('moves over other days off and keeps the working days', () => {
    const template = templateOf(SOURCE, WHOLE, calendar);
    const planned = days(template, date('2020-12-21'));
    // Christmas Eve, Christmas Day, New Year's Eve, New Year's Day and Epiphany are off on the way.
    expect([planned[1]!.start, planned[1]!.end]).toEqual(['2020-12-28', '2021-01-11']);
  });

  test('from its own first day is the plan it was made of', () => {
    fc.assert(
      fc.property(plan, (source) => {
        const planned = days(templateOf(source, WHOLE, calendar), firstDay(source));
        const dates = [
          [null, null],
          ...source.activities.map(({ startDate, endDate }) => [startDate, endDate]),
          ...source.milestones.map(({ forecast }) => [forecast, forecast]),
        ];
        expect(datesOf(planned)).toEqual(dates);
      }),
    );
  });

  test('keeps every length in working days, and starts on a working day', () => {
    fc.assert(
      fc.property(plan, workingDay, (source, start) => {
        const template = templateOf(source, WHOLE, calendar);
        days(template, start).forEach((item) => {
          if (!item.start || !item.end) return;
          expect(calendar.after(item.end) - calendar.before(item.start)).toBe(lengthOf(item));
          expect([item.start, item.end].every(calendar.isWorking)).toBe(true);
          expect(item.start >= start).toBe(true);
        });
        const last = days(template, start)
          .map(({ end }) => end ?? start)
          .toSorted()
          .at(-1)!;
        expect(calendar.after(last) - calendar.before(start)).toBe(templateDays(template));
      }),
    );
  });

  test('keeps what comes before what', () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 0, max: 3000 }), (source, later) => {
        const start = addDays(date('2020-01-01'), later);
        const before = days(templateOf(source, WHOLE, calendar), firstDay(source));
        const after = days(templateOf(source, WHOLE, calendar), start);
        before.forEach((one, at) =>
          before.forEach((other, otherAt) => {
            if (one.start && other.start && one.start <= other.start) {
              expect(after[at]!.start! <= after[otherAt]!.start!).toBe(true);
            }
            if (one.end && other.start && one.end < other.start) {
              expect(after[at]!.end! < after[otherAt]!.start!).toBe(true);
            }
          }),
        );
      }),
    );
  });

  test('gives a phase whose number is taken the next one, and says so in its name', () => {
    const template = templateOf(SOURCE, WHOLE, calendar);
    const named = (taken: readonly number[]) =>
      planFrom(template, date('2021-01-04'), calendar, taken)
        .filter(({ kind }) => kind === 'phase')
        .map(({ phaseNumber, name, renumberedFrom }) => [phaseNumber, name, renumberedFrom]);
    expect(named([])).toEqual([
      [1, 'Fas 1: bygga', null],
      [2, 'Fas 2: bygga', null],
    ]);
    expect(named([0, 1, 4])).toEqual([
      [5, 'Fas 5: bygga', 1],
      [2, 'Fas 2: bygga', null],
    ]);
  });

  test('never gives two phases the same number', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(numbers, numbers, (own, taken) => {
        const source = { ...SOURCE, phases: own.map((number) => phase(number + 1, number, null, null)) };
        const template = templateOf({ ...source, activities: [], milestones: [], dependencies: [] }, WHOLE, calendar);
        const given = planFrom(template, date('2021-01-04'), calendar, taken).map(({ phaseNumber }) => phaseNumber!);
        expect(new Set([...given, ...taken]).size).toBe(given.length + taken.length);
      }),
    );
  });

  test('is refused past the last year', () => {
    const template = templateOf(SOURCE, WHOLE, calendar);
    expect(() => days(template, date('2200-12-01'))).toThrow(expect.objectContaining({ field: 'start' }));
  });
});
