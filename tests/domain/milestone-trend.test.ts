import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, type CalendarDate } from '~/domain/calendar';
import {
  chosenLines,
  MOST_LINES,
  trendDays,
  trendLine,
  type ForecastChange,
  type TrendMilestone,
} from '~/domain/milestone-trend';
import { monthTicks, PLOT_HEIGHT, trendLayout } from '~/views/trend/trend-layout';
import { lineKeys, slipWords, trendText } from '~/views/trend/trend-words';

const date = (text: string) => text as CalendarDate;
const today = date('2020-12-18');

function milestone(id: number, known: Partial<TrendMilestone> = {}): TrendMilestone {
  return {
    ...{ id, baseline: null, forecast: null, actual: null, windowStart: null, windowEnd: null },
    ...{ status: 'ej påbörjad', addedOn: null, doneOn: null, ...known },
  };
}

function change(milestoneId: number, onDate: string, from: string | null, to: string | null): ForecastChange {
  return { milestoneId, onDate: date(onDate), from: from as CalendarDate | null, to: to as CalendarDate | null };
}

const days = ['2020-01-10', '2020-03-10', '2020-06-10', '2020-12-18'].map(date);

describe('the days of a trend', () => {
  const nothing = { reports: [], known: [], start: null, today };

  test('are those of the reports, with the first that anything is known of and today', () => {
    const changes = [
      change(1, '2020-02-01', '2020-05-01', '2020-06-01'),
      change(1, '2020-07-01', '2020-06-01', '2020-08-01'),
    ];
    const reports = [date('2020-03-10'), date('2020-06-10'), date('2020-06-10')];
    expect(trendDays({ ...nothing, reports, known: [date('2020-01-10')] }, changes)).toEqual(days);
  });

  test('are those of the changes where no report is published', () => {
    const changes = [change(1, '2020-02-01', null, '2020-05-01'), change(2, '2020-07-01', null, '2020-06-01')];
    expect(trendDays(nothing, changes)).toEqual(['2020-02-01', '2020-07-01', '2020-12-18']);
  });

  test('begin with the project where nothing else is known', () => {
    expect(trendDays({ ...nothing, start: date('2020-01-10') }, [])).toEqual(['2020-01-10', '2020-12-18']);
    expect(trendDays(nothing, [])).toEqual(['2020-12-18']);
  });
});

describe('the line of a milestone', () => {
  const forecasts = (line: ReturnType<typeof trendLine>) =>
    line.points.map(({ forecast, done }) => (done ? 'klar' : forecast));

  test('has on each day the forecast that then held', () => {
    const moved = milestone(1, { baseline: date('2020-05-01'), forecast: date('2021-03-01') });
    const changes = [
      change(1, '2020-03-10', '2020-05-01', '2020-09-01'),
      change(1, '2020-03-10', '2020-09-01', '2020-10-01'),
      change(2, '2020-04-01', '2020-05-01', '2022-01-01'),
      change(1, '2020-12-01', '2020-10-01', '2021-03-01'),
    ];
    const line = trendLine(moved, changes, days);
    expect(forecasts(line)).toEqual(['2020-05-01', '2020-10-01', '2020-10-01', '2021-03-01']);
    expect(line.slip).toBe(304);
  });

  test('has none before its first forecast, nor before it was added, nor where it was taken away', () => {
    const first = trendLine(
      milestone(1, { forecast: date('2021-01-01') }),
      [change(1, '2020-06-10', null, '2021-01-01')],
      days,
    );
    expect(forecasts(first)).toEqual([null, null, '2021-01-01', '2021-01-01']);
    const added = trendLine(milestone(1, { forecast: date('2021-01-01'), addedOn: date('2020-03-11') }), [], days);
    expect(forecasts(added)).toEqual([null, null, '2021-01-01', '2021-01-01']);
    const gone = trendLine(milestone(1), [change(1, '2020-06-10', '2021-01-01', null)], days);
    expect(forecasts(gone)).toEqual(['2021-01-01', '2021-01-01', null, null]);
    expect(gone.slip).toBe(0);
  });

  test('ends where it was reached, which counts for how far it moved', () => {
    const reached = milestone(1, { forecast: date('2020-05-01'), actual: date('2020-05-08'), status: 'klar' });
    const line = trendLine(reached, [], days);
    expect(forecasts(line)).toEqual(['2020-05-01', '2020-05-01', 'klar', 'klar']);
    expect([line.actual, line.slip]).toEqual(['2020-05-08', 7]);
  });

  test('of what is done on an unknown day is never drawn as late', () => {
    const unknown = milestone(1, { forecast: date('2020-05-01'), status: 'klar' });
    expect(forecasts(trendLine(unknown, [], days))).toEqual(['2020-05-01', '2020-05-01', 'klar', 'klar']);
    const told = { ...unknown, doneOn: date('2020-12-18') };
    expect(forecasts(trendLine(told, [], days))).toEqual(['2020-05-01', '2020-05-01', '2020-05-01', 'klar']);
  });

  test('of what is done on an unknown day without a forecast is done at the last', () => {
    expect(forecasts(trendLine(milestone(1, { status: 'klar' }), [], days))).toEqual([null, null, null, 'klar']);
    const later = trendLine(milestone(1, { status: 'klar' }), [change(1, '2020-06-10', null, '2020-07-01')], days);
    expect(forecasts(later)).toEqual([null, null, '2020-07-01', 'klar']);
  });

  test('ends today at the forecast that holds', () => {
    const anyDay = fc.integer({ min: -300, max: 600 }).map((after) => addDays(date('2020-06-01'), after));
    const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), anyDay), { maxLength: 8 });
    fc.assert(
      fc.property(history, anyDay, (moves, first) => {
        let from: CalendarDate = first;
        const changes = moves
          .toSorted(([a], [b]) => a - b)
          .map(([after, to]) => {
            const made = change(1, addDays(date('2020-01-01'), after), from, to);
            from = to;
            return made;
          });
        const line = trendLine(milestone(1, { forecast: from, baseline: first }), changes, [date('2019-12-31'), today]);
        expect(line.points.map(({ forecast }) => forecast)).toEqual([first, from]);
      }),
    );
  });
});

describe('the lines that are drawn', () => {
  const many = Array.from({ length: 12 }, (_, at) => milestone(at + 1, { forecast: addDays(today, at + 1) }));
  const lines = many.map((each) =>
    trendLine(each, each.id === 9 ? [change(9, '2020-03-10', '2020-05-01', '2021-01-01')] : [], days),
  );

  test('are as many as can be told apart: the moved ones, then the nearest', () => {
    const drawn = chosenLines(lines, many, new Set()).map(({ id }) => id);
    expect(drawn).toHaveLength(MOST_LINES);
    expect(drawn).toEqual([9, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('leave out what was done on an unknown day, unless there is nothing else', () => {
    const done = milestone(50, { forecast: date('2020-05-01'), status: 'klar' });
    const line = trendLine(done, [], days);
    expect(chosenLines([line, lines[0]!], [done, many[0]!], new Set()).map(({ id }) => id)).toEqual([1]);
    expect(chosenLines([line], [done], new Set()).map(({ id }) => id)).toEqual([50]);
  });

  test('are those asked for, if they have anything to draw', () => {
    const empty = trendLine(milestone(99), [], days);
    const drawn = chosenLines([...lines, empty], [...many, milestone(99)], new Set([11, 99, 3]));
    expect(drawn.map(({ id }) => id)).toEqual([3, 11]);
  });
});

describe('the drawing', () => {
  test('puts later days to the right and later forecasts higher, and never two names on each other', () => {
    const some = Array.from({ length: MOST_LINES }, (_, at) => milestone(at + 1, { forecast: addDays(today, at % 2) }));
    const drawn = trendLayout(
      some.map((each) => trendLine(each, [], days)),
      days,
    );
    const labels = drawn.lines.map(({ labelY }) => labelY).toSorted((a, b) => a - b);
    labels.slice(1).forEach((at, before) => expect(at - labels[before]!).toBeGreaterThanOrEqual(16));
    expect(labels.every((at) => at >= 0 && at <= PLOT_HEIGHT)).toBe(true);
    const [first] = drawn.lines;
    expect(first!.places.map(({ x }) => x)).toEqual([0, 17.49, 44.31, 100]);
  });

  test('has the days of reports from bottom left to where today’s forecasts lie', () => {
    const line = trendLine(milestone(1, { forecast: date('2022-01-01') }), [], days);
    const [from, to] = trendLayout([line], days).diagonal!;
    expect([from.x, to.x]).toEqual([0, 100]);
    expect(from.y).toBeGreaterThan(to.y);
    expect(to.y).toBeGreaterThan(trendLayout([line], days).lines[0]!.places[0]!.y);
  });

  test('has ticks on firsts of months, as many as fit', () => {
    expect(monthTicks(date('2020-01-15'), date('2020-04-02'), 4)).toEqual(['2020-02-01', '2020-03-01', '2020-04-01']);
    expect(monthTicks(date('2019-11-13'), date('2021-06-01'), 4)).toEqual(['2020-01-01', '2020-07-01', '2021-01-01']);
    expect(monthTicks(date('2020-01-02'), date('2020-01-20'), 4)).toEqual([]);
  });

  test('calls its lines by their numbers where those can be told apart, else by letters', () => {
    const named = (labels: readonly string[]) => [
      ...lineKeys(labels.map((label, id) => ({ id, label, title: 'x' }))).values(),
    ];
    expect(named(['MS1', 'MS11a'])).toEqual(['MS1', 'MS11a']);
    expect(named(['MS11', 'MS11'])).toEqual(['A', 'B']);
    expect(named(['', 'MS2'])).toEqual(['A', 'B']);
    expect(named(['Milstolpe ett', 'MS2'])).toEqual(['A', 'B']);
  });

  test('is told in words', () => {
    const line = trendLine(
      milestone(1, { forecast: date('2021-01-02') }),
      [change(1, '2020-03-10', '2021-01-01', '2021-01-02')],
      days,
    );
    expect([slipWords(null), slipWords(0), slipWords(1), slipWords(-3)]).toEqual([
      '–',
      'oförändrad',
      '1 dag senare',
      '3 dagar tidigare',
    ]);
    expect(trendText([{ line, name: 'MS1 Klart' }], days)).toBe(
      'Prognoser för 1 milstolpe från 2020-01-10 till 2020-12-18. MS1 Klart: 1 dag senare. Samma uppgifter står i tabellen.',
    );
  });
});
