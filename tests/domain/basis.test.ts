import { describe, expect, test } from 'vitest';

import { checkFigures, judgeDates, referenceDateWarning, type BasisMember, type StoredFigure } from '~/domain/basis';
import { previewImport, type PreviewBasis } from '~/domain/basis-preview';
import type { CalendarDate } from '~/domain/calendar';
import type { ImportedFigure, ImportedTable } from '~/domain/import-table';
import { newFigureForm, saveFiguresForm, writeFigures } from '~/forms/basis';

const day = (text: string) => text as CalendarDate;

const members: BasisMember[] = [
  { partyId: 1, partyName: 'Mora', code: '2062', units: [] },
  { partyId: 2, partyName: 'Leksand', code: '2029', units: [] },
  {
    partyId: 3,
    partyName: 'Bolaget',
    code: null,
    units: [
      { id: 31, name: 'Drift' },
      { id: 32, name: 'Support' },
    ],
  },
];

function stored(partyId: number, date: string, value: number): StoredFigure {
  return { partyId, unitId: null, date: day(date), precision: 'day', value, source: 'SCB' };
}

function row(
  code: string | null,
  name: string | null,
  value: number | null,
  date = '2019-12-31',
  unit: string | null = null,
): ImportedFigure {
  return { place: { code, name }, unit, date: day(date), value };
}

function preview(figures: ImportedFigure[], basis: Partial<PreviewBasis> = {}) {
  const table: ImportedTable = { figures, source: null, notes: [], warnings: [] };
  return previewImport(table, { members, stored: [], agreementMonthDay: '12-31', today: day('2020-12-18'), ...basis });
}

describe('the reference date of the agreement', () => {
  test('is of the year before the budget is set', () => {
    expect(referenceDateWarning('12-31', day('2018-12-31'), day('2019-03-01'))).toBeNull();
    expect(referenceDateWarning('12-31', day('2018-12-31'), day('2020-12-18'))).toEqual({
      figureDate: '2018-12-31',
      agreedDate: '2019-12-31',
    });
    expect(referenceDateWarning('12-31', day('2019-12-31'), day('2019-12-31'))).toMatchObject({
      agreedDate: '2018-12-31',
    });
    expect(referenceDateWarning(null, day('2018-11-01'), day('2020-12-18'))).toBeNull();
  });

  test('is only the day of the year where it is unknown when the budget was set', () => {
    expect(referenceDateWarning('12-31', day('2018-12-31'), null)).toBeNull();
    expect(referenceDateWarning('11-01', day('2018-12-31'), null)).toEqual({
      figureDate: '2018-12-31',
      agreedDate: '2018-11-01',
    });
  });
});

describe('the days of the figures of a calculation', () => {
  const figure = (date: string, precision: 'day' | 'year' = 'day') => ({ referenceDate: day(date), precision });

  test('that are others than the agreement says are named once each, and a whole year has no day', () => {
    const rows = ['2019-12-31', '2018-12-31', '2019-12-31', '2019-11-01'].map((date) => ({
      figures: [null, figure(date), figure('2022-01-01', 'year')],
    }));
    expect(judgeDates('11-01', rows, null).other).toEqual([
      { figureDate: '2018-12-31', agreedDate: '2018-11-01' },
      { figureDate: '2019-12-31', agreedDate: '2019-11-01' },
    ]);
    expect(judgeDates('11-01', rows, day('2020-12-18')).other.map(({ figureDate }) => figureDate)).toEqual([
      '2018-12-31',
      '2019-12-31',
    ]);
    expect(judgeDates(null, rows, null).other).toEqual([]);
    expect(judgeDates('12-31', [], null)).toEqual({ other: [], mixed: [] });
  });

  test('are told when the parties differ in one component, not when two components do', () => {
    const row = (...figures: (ReturnType<typeof figure> | null)[]) => ({ figures });
    const [older, newer, year] = [figure('2018-12-31'), figure('2019-12-31'), figure('2020-01-01', 'year')];
    expect(judgeDates(null, [row(older, newer), row(older, newer)], null).mixed).toEqual([]);
    expect(judgeDates(null, [row(newer), row(null), row(older), row(older)], null).mixed).toEqual([
      '2018-12-31',
      '2019-12-31',
    ]);
    expect(judgeDates(null, [row(older), row(year)], null).mixed).toEqual(['2018-12-31', '2020']);
  });
});

describe('the check of a file', () => {
  test('matches by code, else by name with or without kommun', () => {
    const { dates, unknown } = preview([
      row('2062', 'Fel namn', 5),
      row(null, 'leksands  Kommun', 6),
      row('0114', 'Upplands Väsby', 7),
      row(null, 'Bolaget', 8),
    ]);
    expect(dates[0]!.rows.map(({ partyName, value }) => [partyName, value])).toEqual([
      ['Mora', 5],
      ['Leksand', 6],
      ['Bolaget', 8],
    ]);
    expect(unknown).toEqual(['0114 Upplands Väsby']);
  });

  test('says who is missing: those with a code for a file of codes, units for a file of units', () => {
    expect(preview([row('2062', null, 5)]).dates[0]!.missing).toEqual(['2029 Leksand']);
    expect(preview([row(null, 'Bolaget', 5, '2019-12-31', 'drift')]).dates[0]!.missing).toContain('Bolaget, Support');
  });

  test('compares with the latest earlier figure, stored or in the file', () => {
    const { dates } = preview([row('2062', null, 111, '2018-12-31'), row('2062', null, 112)], {
      stored: [stored(1, '2017-12-31', 100), stored(1, '2020-12-31', 1)],
    });
    expect(dates.map(({ date }) => date)).toEqual(['2019-12-31', '2018-12-31']);
    expect(dates[0]!.rows[0]).toMatchObject({ before: { date: '2018-12-31', value: 111 }, big: false });
    expect(dates[1]!.rows[0]).toMatchObject({
      before: { date: '2017-12-31', value: 100 },
      changeShare: 0.11,
      big: true,
    });
  });

  test('a change of exactly ten per cent is not pointed out', () => {
    expect(preview([row('2062', null, 110)], { stored: [stored(1, '2018-12-31', 100)] }).dates[0]!.rows[0]!.big).toBe(
      false,
    );
    expect(preview([row('2062', null, 89)], { stored: [stored(1, '2018-12-31', 100)] }).dates[0]!.rows[0]!.big).toBe(
      true,
    );
  });

  test('passes over what is stored with the same value', () => {
    const checked = preview([row('2062', null, 100), row('2029', null, 7)], { stored: [stored(1, '2019-12-31', 100)] });
    expect(checked.dates[0]!.rows.map(({ state }) => state)).toEqual(['kept', 'new']);
    expect(checked.toStore).toEqual([{ partyId: 2, unitId: null, date: '2019-12-31', value: 7 }]);
  });

  test('stops all of it when one figure is stored with another value', () => {
    const checked = preview([row('2062', null, 101), row('2029', null, 7)], { stored: [stored(1, '2019-12-31', 100)] });
    expect(checked).toMatchObject({ stopped: true, toStore: [] });
    expect(checked.dates[0]!.rows[0]).toMatchObject({ state: 'other', storedValue: 100 });
  });

  test('warns of another reference date and of one that has not been', () => {
    const [group] = preview([row('2062', null, 1, '2021-11-01')]).dates;
    expect(group).toMatchObject({ inFuture: true, otherDate: { figureDate: '2021-11-01', agreedDate: '2021-12-31' } });
  });

  test('a figure that the source lacks is told and not stored', () => {
    const checked = preview([row('2062', null, null), row('2029', null, 7)]);
    expect(checked.dates[0]).toMatchObject({ withoutValue: ['Mora'], missing: [] });
    expect(checked.toStore).toHaveLength(1);
  });

  test.each([
    [[row('0114', 'Upplands Väsby', 1)], /Ingen rad i filen gäller någon/],
    [[row('2062', null, 1), row(null, 'Mora', 1)], /Mora står två gånger/],
    [[row(null, 'Bolaget', 1, '2019-12-31', 'Lager')], /ingen enhet ”Lager”. Enheterna är Drift, Support/],
    [[row('2062', null, 1, '2019-12-31', 'Lager')], /Lämna kolumnen enhet tom/],
  ])('refuses %#', (figures, message) => {
    expect(() => preview(figures)).toThrow(message);
  });
});

describe('figures that come back from the page', () => {
  const figures = [{ partyId: 3, unitId: 31, date: day('2019-12-31'), value: 5 }];
  const form = (text: string) => saveFiguresForm.safeParse({ seriesId: '1', source: 'SCB', figures: text });

  test('are what was written', () => {
    expect(form(writeFigures(figures)).data?.figures).toEqual(figures);
    expect(() => checkFigures(figures, members)).not.toThrow();
  });

  test.each([
    '',
    '{}',
    '[]',
    '[[1,null,"2019-02-30",5]]',
    '[[1,null,"2019-12-31",-5]]',
    '[[1,null,"2019-12-31",1.5]]',
    '[[1,null,"2019-12-31"]]',
  ])('are refused when they are something else: %s', (text) => {
    expect(form(text).success).toBe(false);
  });

  test('are refused for strangers, for units of others and twice', () => {
    expect(() => checkFigures([{ ...figures[0]!, partyId: 9 }], members)).toThrow(/inte är med/);
    expect(() => checkFigures([{ ...figures[0]!, partyId: 1 }], members)).toThrow(/inte är med/);
    expect(() => checkFigures([...figures, ...figures], members)).toThrow(/samma part/);
  });
});

describe('a figure typed by hand', () => {
  const typed = { seriesId: '1', who: '3-31', referenceDate: '2019-12-31', value: '1200', source: 'Egen räkning' };
  const read = (known: Partial<typeof typed>) => newFigureForm.safeParse({ ...typed, ...known });

  test('is of a party or a unit of one', () => {
    expect(read({}).data).toEqual({
      seriesId: 1,
      confirmed: '',
      who: { partyId: 3, unitId: 31 },
      referenceDate: '2019-12-31',
      value: 1200,
      source: 'Egen räkning',
    });
    expect(read({ who: '3' }).data?.who).toEqual({ partyId: 3, unitId: null });
  });

  test.each([
    ['who', 'Mora'],
    ['who', '3-31-2'],
    ['referenceDate', ''],
    ['referenceDate', '2019-02-29'],
    ['value', '-1'],
    ['value', '1,5'],
    ['value', ''],
    ['source', ' '],
  ])('is refused at %s: %s', (field, value) => {
    expect(read({ [field]: value }).error?.issues.map(({ path }) => path[0])).toEqual(
      expect.arrayContaining([field]) as unknown,
    );
  });
});
