import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, parseDate, type CalendarDate } from '~/domain/calendar';
import {
  checkMilestoneUpdate,
  expectedDate,
  isRescheduled,
  milestoneState,
  requireReason,
  slipInDays,
  type MilestoneDates,
  type MilestoneStatus,
  type MilestoneUpdate,
} from '~/domain/milestone';
import { isChosen, type MilestoneFilter } from '~/domain/milestone-filter';
import { Refusal } from '~/domain/refusal';

const today = date('2020-12-18');

function date(text: string): CalendarDate {
  return parseDate(text)!;
}

/** A milestone that nothing is known of but what is said. */
function milestone(known: Partial<MilestoneDates> = {}): MilestoneDates {
  return {
    baseline: null,
    forecast: null,
    actual: null,
    windowStart: null,
    windowEnd: null,
    status: 'ej påbörjad',
    ...known,
  };
}

const anyDate = fc.integer({ min: -800, max: 800 }).map((days) => addDays(today, days));
const someDate = fc.option(anyDate);
const status = fc.constantFrom<MilestoneStatus>('ej påbörjad', 'pågår', 'klar');
const dates: fc.Arbitrary<MilestoneDates> = fc
  .record({ baseline: someDate, forecast: someDate, actual: someDate, window: someDate, status })
  .map(({ window, actual, ...rest }) => ({
    ...rest,
    actual: rest.status === 'klar' ? actual : null,
    windowStart: window,
    windowEnd: window && addDays(window, 30),
  }));

describe('the state of a milestone', () => {
  const past = date('2020-12-17');
  const coming = date('2020-12-19');

  test.each<[string, Partial<MilestoneDates>, string]>([
    ['that is done on a known day', { status: 'klar', actual: past, forecast: past }, 'klar'],
    ['that is done on an unknown day', { status: 'klar' }, 'klar, datum okänt'],
    [
      'that is done, whatever its forecast was',
      { status: 'klar', baseline: past, forecast: past },
      'klar, datum okänt',
    ],
    ['that was done later than planned', { status: 'klar', baseline: date('2020-01-01'), actual: past }, 'klar'],
    ['whose forecast passed', { forecast: past }, 'försenad'],
    ['whose forecast passed although it is under way', { forecast: past, status: 'pågår' }, 'försenad'],
    ['whose forecast is today', { forecast: today }, 'ej påbörjad'],
    ['whose baseline passed and that has no forecast', { baseline: past }, 'försenad'],
    ['whose baseline passed but not its forecast', { baseline: past, forecast: coming }, 'omplanerad'],
    ['whose forecast was moved earlier', { baseline: date('2021-02-01'), forecast: coming }, 'omplanerad'],
    ['that was moved and is under way', { baseline: past, forecast: coming, status: 'pågår' }, 'omplanerad'],
    ['that was moved to a day that passed', { baseline: date('2020-01-01'), forecast: past }, 'försenad'],
    ['whose interval passed', { windowStart: date('2020-11-01'), windowEnd: past }, 'försenad'],
    ['whose interval has begun', { windowStart: past, windowEnd: coming }, 'ej påbörjad'],
    ['without any date', {}, 'ej påbörjad'],
    ['without any date that is under way', { status: 'pågår' }, 'pågår'],
    ['on its day as planned', { baseline: coming, forecast: coming, status: 'pågår' }, 'pågår'],
  ])('%s', (_, known, state) => {
    expect(milestoneState(milestone(known), today)).toBe(state);
  });

  test('is "klar" in one of its two forms exactly when the status is', () => {
    fc.assert(
      fc.property(dates, (any) => {
        const state = milestoneState(any, today);
        expect(state.startsWith('klar')).toBe(any.status === 'klar');
        if (any.status === 'klar') expect(state === 'klar').toBe(any.actual !== null);
      }),
    );
  });

  test('is "försenad" from the day after the one that is expected, until it is done', () => {
    fc.assert(
      fc.property(dates, (any) => {
        const expected = any.forecast ?? any.baseline ?? any.windowEnd;
        const late = any.status !== 'klar' && expected !== null && expected < today;
        expect(milestoneState(any, today) === 'försenad').toBe(late);
      }),
    );
  });
});

describe('late and rescheduled', () => {
  const filter: MilestoneFilter = { standing: null, phase: null, partyId: null };

  test('are two things, and one milestone can be both', () => {
    const both = milestone({ baseline: date('2020-11-01'), forecast: date('2020-12-01') });
    expect([milestoneState(both, today), isRescheduled(both)]).toEqual(['försenad', true]);
    const late = milestone({ baseline: date('2020-12-01'), forecast: date('2020-12-01') });
    expect([milestoneState(late, today), isRescheduled(late)]).toEqual(['försenad', false]);
    expect(isRescheduled({ ...both, status: 'klar', actual: date('2020-12-01') })).toBe(false);
  });

  test('are chosen each for itself, with the phase and the kommun', () => {
    const row = {
      ...milestone({ baseline: date('2020-11-01'), forecast: date('2020-12-01') }),
      phaseNumber: 2,
      partyId: 7,
    };
    const common = { ...row, partyId: null };
    const chosen = (known: Partial<MilestoneFilter>) => [
      isChosen(row, { ...filter, ...known }, today),
      isChosen(common, { ...filter, ...known }, today),
    ];
    expect(chosen({})).toEqual([true, true]);
    expect(chosen({ standing: 'forsenad' })).toEqual([true, true]);
    expect(chosen({ standing: 'omplanerad' })).toEqual([true, true]);
    expect(chosen({ standing: 'kvar' })).toEqual([true, true]);
    expect(chosen({ standing: 'klar' })).toEqual([false, false]);
    expect(chosen({ phase: 1 })).toEqual([false, false]);
    expect(chosen({ partyId: 7 })).toEqual([true, false]);
    expect(chosen({ partyId: 0 })).toEqual([false, true]);
  });

  test('is rescheduled whenever the state says so', () => {
    fc.assert(
      fc.property(dates, (any) => {
        if (milestoneState(any, today) === 'omplanerad') expect(isRescheduled(any)).toBe(true);
        if (any.status === 'klar') expect(isRescheduled(any)).toBe(false);
      }),
    );
  });
});

describe('the expected day', () => {
  test('is the actual one, else the forecast, the baseline, the end of the interval', () => {
    const all = milestone({
      status: 'klar',
      actual: date('2020-01-01'),
      forecast: date('2020-02-01'),
      baseline: date('2020-03-01'),
      windowStart: date('2020-04-01'),
      windowEnd: date('2020-05-01'),
    });
    expect(expectedDate(all)).toBe('2020-01-01');
    expect(expectedDate({ ...all, actual: null })).toBe('2020-02-01');
    expect(expectedDate({ ...all, actual: null, forecast: null })).toBe('2020-03-01');
    expect(expectedDate({ ...all, actual: null, forecast: null, baseline: null })).toBe('2020-05-01');
    expect(expectedDate(milestone())).toBeNull();
  });
});

describe('the slip', () => {
  const baseline = date('2020-02-28');

  test('is in calendar days from the baseline to the forecast', () => {
    expect(slipInDays(milestone({ baseline, forecast: date('2020-03-01') }))).toBe(2);
    expect(slipInDays(milestone({ baseline, forecast: date('2020-02-21') }))).toBe(-7);
    expect(slipInDays(milestone({ baseline, forecast: baseline }))).toBe(0);
  });

  test('is to the actual day once it is done', () => {
    const done = milestone({ baseline, forecast: date('2020-03-01'), actual: date('2020-03-10'), status: 'klar' });
    expect(slipInDays(done)).toBe(11);
  });

  test('is unknown where a date is: also of what is done on an unknown day', () => {
    expect(slipInDays(milestone({ forecast: baseline }))).toBeNull();
    expect(slipInDays(milestone({ baseline }))).toBeNull();
    expect(slipInDays(milestone({ baseline, forecast: date('2020-03-01'), status: 'klar' }))).toBeNull();
  });
});

describe('an update', () => {
  const project = { start: date('2019-09-06') };
  const before = milestone({ baseline: date('2020-12-01'), forecast: date('2020-12-01') });
  const checking =
    (update: Partial<MilestoneUpdate>, from: MilestoneDates = before, start: CalendarDate | null = project.start) =>
    () =>
      checkMilestoneUpdate(
        from,
        { forecast: from.forecast, actual: from.actual, status: from.status, ...update },
        { start },
        today,
      );

  test.each<[string, Partial<MilestoneUpdate>, Refusal]>([
    [
      'to a forecast before the project starts',
      { forecast: date('2019-09-05') },
      new Refusal('Prognosen 2019-09-05 ligger före projektets start 2019-09-06.', 'forecast'),
    ],
    [
      'to an actual day in the future',
      { status: 'klar', actual: date('2020-12-19') },
      new Refusal('Utfallet 2020-12-19 ligger i framtiden. I dag är det 2020-12-18.', 'actual'),
    ],
    [
      'to an actual day before the project starts',
      { status: 'klar', actual: date('2019-09-05') },
      new Refusal('Utfallet 2019-09-05 ligger före projektets start 2019-09-06.', 'actual'),
    ],
    [
      'to an actual day of what is not done',
      { status: 'pågår', actual: today },
      new Refusal('Ett utfallsdatum betyder att milstolpen är klar. Välj status Klar eller ta bort datumet.', 'actual'),
    ],
  ])('%s is refused at its field', (_, update, refusal) => {
    expect(checking(update)).toThrow(refusal);
    expect(checking(update)).toThrow(expect.objectContaining({ name: 'Refusal', field: refusal.field }));
  });

  test.each<[string, Partial<MilestoneUpdate>]>([
    ['a forecast on the first day of the project', { forecast: date('2019-09-06') }],
    ['no forecast', { forecast: null }],
    ['an actual day that is today', { status: 'klar', actual: today }],
    ['done on a day that nobody knows', { status: 'klar', actual: null }],
    ['nothing new', {}],
  ])('%s is allowed', (_, update) => {
    expect(checking(update)).not.toThrow();
  });

  test('is not refused for an old date that it leaves as it is', () => {
    const old = milestone({
      forecast: date('2019-01-01'),
      actual: date('2019-01-01'),
      status: 'klar',
    });
    expect(checking({}, old)).not.toThrow();
    expect(checking({ forecast: date('2019-01-02') }, old)).toThrow(expect.objectContaining({ field: 'forecast' }));
    expect(checking({ actual: date('2019-01-02') }, old)).toThrow(expect.objectContaining({ field: 'actual' }));
  });

  test('of a project without a start may have any day up to today', () => {
    expect(checking({ forecast: date('1999-01-01') }, before, null)).not.toThrow();
    expect(checking({ actual: date('1999-01-01'), status: 'klar' }, before, null)).not.toThrow();
  });

  test('that is allowed has no actual day in the future and none without being done', () => {
    const update = fc.record({ forecast: someDate, actual: someDate, status });
    fc.assert(
      fc.property(dates, update, someDate, (from, to, start) => {
        try {
          checkMilestoneUpdate(from, to, { start }, today);
        } catch (refusal) {
          expect(refusal).toBeInstanceOf(Refusal);
          expect(['forecast', 'actual']).toContain((refusal as Refusal).field);
          return;
        }
        if (to.actual !== null) expect([to.status, to.actual <= today]).toEqual(['klar', true]);
        if (start && to.forecast && to.forecast !== from.forecast) expect(to.forecast >= start).toBe(true);
      }),
    );
  });
});

describe('a reason', () => {
  const before = milestone({ forecast: date('2020-12-01') });

  test.each([
    ['a forecast that is moved', date('2020-12-02')],
    ['a forecast that is taken away', null],
  ])('is asked for %s', (_, forecast) => {
    expect(() => requireReason(before, forecast, '')).toThrow(expect.objectContaining({ field: 'reason' }));
    expect(() => requireReason(before, forecast, 'Leverantören är sen')).not.toThrow();
  });

  test('is not asked for a first forecast, nor for one that stays', () => {
    expect(() => requireReason(milestone(), date('2020-12-02'), '')).not.toThrow();
    expect(() => requireReason(before, before.forecast, '')).not.toThrow();
  });
});
