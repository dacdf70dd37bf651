import { describe, expect, test } from 'vitest';

import type { NewFigure } from '~/domain/basis';
import { judgeCorrection, judgeFigure, type EntryBasis } from '~/domain/basis-entry';
import type { CalendarDate } from '~/domain/calendar';

const mora = { partyId: 1, partyName: 'Mora', code: '2062', units: [] };
const ludvika = { partyId: 2, partyName: 'Ludvika', code: '2085', units: [{ id: 20, name: 'Skola' }] };

function figure(value: number, date: string, partyId = 1, unitId: number | null = null): NewFigure {
  return { partyId, unitId, date: date as CalendarDate, value };
}

function judge(typed: NewFigure, stored: NewFigure[], more: Partial<EntryBasis> = {}) {
  const today = '2020-12-18' as CalendarDate;
  return judgeFigure(typed, { members: [mora, ludvika], stored, agreementMonthDay: '12-31', today, ...more });
}

const kinds = (...asked: Parameters<typeof judge>) => judge(...asked).oddities.map(({ kind }) => kind);

describe('a typed figure', () => {
  test('is compared with the latest of an earlier day', () => {
    const stored = [figure(100, '2017-12-31'), figure(200, '2018-12-31'), figure(9, '2018-12-31', 2)];
    expect(judge(figure(210, '2019-12-31'), stored)).toEqual({
      before: { date: '2018-12-31', value: 200 },
      changeShare: 0.05,
      oddities: [],
    });
  });

  test('that changes by one part in ten is not odd, by more it is', () => {
    const stored = [figure(1000, '2018-12-31')];
    expect(kinds(figure(1100, '2019-12-31'), stored)).toEqual([]);
    expect(kinds(figure(900, '2019-12-31'), stored)).toEqual([]);
    expect(kinds(figure(1101, '2019-12-31'), stored)).toEqual(['changed']);
    expect(kinds(figure(899, '2019-12-31'), stored)).toEqual(['changed']);
    expect(kinds(figure(1, '2019-12-31'), [figure(0, '2018-12-31')])).toEqual(['changed']);
  });

  test('of a day to come, or older than what there is, is odd', () => {
    expect(kinds(figure(1, '2020-12-31'), [])).toEqual(['future']);
    expect(kinds(figure(100, '2017-12-31'), [figure(100, '2018-12-31')])).toEqual(['older']);
  });

  test('of another day than the agreement’s is odd, unless it names none', () => {
    expect(kinds(figure(1, '2019-11-01'), [])).toEqual(['other-day']);
    expect(kinds(figure(1, '2019-11-01'), [], { agreementMonthDay: null })).toEqual([]);
  });

  test('near a day that the others have figures of is odd; on it, or a year later, it is not', () => {
    const stored = [figure(5, '2019-12-31', 2)];
    const none = { agreementMonthDay: null };
    expect(kinds(figure(1, '2019-12-30'), stored, none)).toEqual(['beside']);
    expect(kinds(figure(1, '2019-12-31'), stored, none)).toEqual([]);
    expect(kinds(figure(1, '2018-12-31'), stored, none)).toEqual([]);
  });

  test('of the whole of a party whose units are counted is odd, and the other way round', () => {
    expect(kinds(figure(5, '2019-12-31', 2), [figure(5, '2018-12-31', 2, 20)])).toEqual(['whole']);
    expect(kinds(figure(5, '2019-12-31', 2, 20), [figure(5, '2018-12-31', 2)])).toEqual(['unit']);
    expect(kinds(figure(5, '2019-12-31', 2, 20), [figure(5, '2018-12-31', 2, 20)])).toEqual([]);
  });
});

describe('a correction', () => {
  const wrong = { date: '2019-12-31' as CalendarDate, value: 400 };
  const ask = (value: number, stored: NewFigure[]) => {
    const basis = { members: [mora], stored, agreementMonthDay: '11-01', today: '2020-12-18' as CalendarDate };
    return judgeCorrection(figure(value, '2019-12-31'), wrong, basis).map(({ kind }) => kind);
  };

  test('is compared with the figure before, whatever the wrong one was and whichever day it is of', () => {
    expect(ask(41, [figure(40, '2018-12-31')])).toEqual([]);
    expect(ask(390, [figure(40, '2018-12-31')])).toEqual(['changed']);
  });

  test('is compared with the wrong figure where there is none before', () => {
    expect(ask(390, [])).toEqual([]);
    expect(ask(41, [])).toEqual(['changed']);
  });
});
