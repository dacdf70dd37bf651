import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, type CalendarDate } from '~/domain/calendar';
import { bulkSteps, shifted, type BulkChange, type BulkRow } from '~/domain/plan-bulk';
import { cascadeOfAll } from '~/domain/schedule-cascade';
import { networkOf } from '~/domain/schedule';
import { workCalendar } from '~/domain/working-days';

import { drawnPlan } from '../support/drawn-plan';

const day = (text: string) => text as CalendarDate;
/** 2021-04-02 and 2021-04-05 are Good Friday and Easter Monday. */
const calendar = workCalendar([day('2021-04-02'), day('2021-04-05')]);

function row(known: Partial<BulkRow>): BulkRow {
  return {
    ...{ id: 1, kind: 'activity', name: 'Avtal', responsible: '', percentComplete: 0, status: 'ej påbörjad' },
    ...{ dates: { start: day('2021-03-01'), end: day('2021-03-05') }, actual: null, fixed: false },
    ...known,
  };
}

const outcome = (known: Partial<BulkRow>, change: BulkChange) => {
  const [step] = bulkSteps([row(known)], change, calendar);
  return step!.skip ?? { dates: step!.dates, values: step!.values, removed: step!.removed };
};

describe('a change of several rows', () => {
  test('moves a row by working days over weekends and holidays, and keeps its length in them', () => {
    const dates = { start: day('2021-03-31'), end: day('2021-04-01') };
    expect(outcome({ dates }, { what: 'move', days: 1 })).toMatchObject({
      dates: { start: '2021-04-01', end: '2021-04-06' },
    });
    expect(outcome({ dates }, { what: 'move', days: -3 })).toMatchObject({
      dates: { start: '2021-03-26', end: '2021-03-29' },
    });
  });

  test('leaves what cannot move, and says why', () => {
    const move = { what: 'move', days: 5 } as const;
    expect(outcome({ percentComplete: 100 }, move)).toBe('done');
    expect(outcome({ kind: 'milestone', status: 'klar' }, move)).toBe('done');
    expect(outcome({ fixed: true }, move)).toBe('fixed');
    expect(outcome({ dates: { start: null, end: null } }, move)).toBe('no dates');
  });

  test('sets only what a kind of row has', () => {
    const responsible = { what: 'responsible', responsible: 'Utvecklaren' } as const;
    expect(outcome({}, responsible)).toMatchObject({ values: { responsible: 'Utvecklaren' } });
    expect(outcome({ responsible: 'Utvecklaren' }, responsible)).toBe('already so');
    expect(outcome({ kind: 'phase' }, responsible)).toBe('phase has none');
    expect(outcome({ kind: 'milestone' }, { what: 'percent', percentComplete: 50 })).toBe('milestone has none');
    const done = { what: 'status', status: 'klar', actual: day('2021-03-05') } as const;
    expect(outcome({}, done)).toBe('activity has none');
    expect(outcome({ kind: 'milestone' }, done)).toMatchObject({ values: { status: 'klar', actual: '2021-03-05' } });
    const begun = { what: 'status', status: 'pågår', actual: day('2021-03-05') } as const;
    expect(outcome({ kind: 'milestone' }, begun), 'an actual date says that it is done').toMatchObject({
      values: { status: 'pågår', actual: null },
    });
  });

  test('takes rows away but for phases', () => {
    expect(outcome({}, { what: 'remove' })).toMatchObject({ removed: true });
    expect(outcome({ kind: 'phase' }, { what: 'remove' })).toBe('phase is removed elsewhere');
  });

  test('of dates keeps the length in working days, and comes back when it is undone on working days', () => {
    const anyDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays(day('2021-01-01'), days));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), fc.integer({ min: -80, max: 80 }), (start, length, days) => {
        const dates = { start, end: addDays(start, length) };
        const there = shifted(dates, days, calendar);
        expect(there.start! <= there.end!).toBe(true);
        if (!calendar.isWorking(start) || !calendar.isWorking(dates.end)) return;
        expect(calendar.after(there.end!) - calendar.before(there.start!)).toBe(
          calendar.after(dates.end) - calendar.before(start),
        );
        expect(shifted(there, -days, calendar)).toEqual(dates);
      }),
    );
  });
});

test('rows that are moved at once stand where they were put, and push what comes after both', () => {
  const {
    items,
    dependencies,
    calendar: drawn,
    id,
  } = drawnPlan(`
    days | MTWTFSSMTWTFSSMTWTFSS
    A    | XX
    B    |   XX                    | A FS
    C    |        XX               | B FS
  `);
  const network = networkOf(items, dependencies);
  const both = ['A', 'B'].map((name) => items.find((item) => item.id === id(name))!);
  const targets = new Map(both.map((item) => [item.id, shifted(item, 5, drawn)]));
  const { moves, conflicts } = cascadeOfAll(network, drawn, targets);
  expect(conflicts).toEqual([]);
  expect(moves).toMatchObject([{ id: id('C'), causeName: 'B', days: 4 }]);
});
