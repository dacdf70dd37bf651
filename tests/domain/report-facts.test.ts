import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { hours } from '~/domain/hours';
import { factsOf, type ReportSource } from '~/domain/report-facts';
import { nextPeriod } from '~/domain/report-period';

import { day, published } from './report-samples';

const EMPTY: ReportSource = {
  periodStart: day('2020-12-01'),
  periodEnd: day('2020-12-18'),
  today: day('2020-12-18'),
  milestones: [],
  gates: [],
  moves: [],
  phases: [],
  followUp: [],
  hourRows: [],
  risks: [],
  approvals: [],
  goals: [],
  before: null,
};

type Milestone = ReportSource['milestones'][number];
type Dates = Partial<Record<'baseline' | 'forecast' | 'actual' | 'windowEnd', string>> & { readonly status?: string };

const milestone = (id: number, { status = 'pågår', ...dates }: Dates): Milestone => ({
  id,
  label: `MS${id}`,
  title: 'Lanserad',
  partyName: null,
  baseline: null,
  forecast: null,
  actual: null,
  windowEnd: null,
  ...(dates as object),
  status,
});
const labels = (rows: readonly { readonly label: string }[]) => rows.map(({ label }) => label);

test('gates that passed undecided are counted: not those of today, decided ones or those that were sent back', () => {
  const gate = (plannedOn: string | null, said: Partial<ReportSource['gates'][number]> = {}) => ({
    plannedOn: plannedOn && day(plannedOn),
    outcome: null,
    sentBack: false,
    ...said,
  });
  const gates = [
    gate('2020-12-17'),
    gate('2020-12-01'),
    gate('2020-12-18'),
    gate(null),
    gate('2020-12-01', { outcome: 'avslag' }),
    gate('2020-12-01', { sentBack: true }),
  ] as ReportSource['gates'];
  expect(factsOf({ ...EMPTY, gates }).undecidedGates).toBe(2);
});

describe('milestones', () => {
  test('are reached on any day of the period, both its ends among them, in the order of their days', () => {
    const rows = ['2020-12-18', '2020-12-01', '2020-11-30', '2020-12-19'].map((actual, at) =>
      milestone(at + 1, { actual, status: 'klar' }),
    );
    expect(labels(factsOf({ ...EMPTY, milestones: rows }).milestones.reached)).toEqual(['MS2', 'MS1']);
  });

  test('are late when their day has passed and they are not done, and next from today', () => {
    const { late, next } = factsOf({
      ...EMPTY,
      milestones: [
        milestone(1, { forecast: '2020-12-17' }),
        milestone(2, { forecast: '2020-12-18' }),
        milestone(3, { baseline: '2020-01-01', forecast: '2021-01-01' }),
        milestone(4, { windowEnd: '2020-11-01' }),
        milestone(5, { forecast: '2020-01-01', status: 'klar' }),
        milestone(6, {}),
      ],
    }).milestones;
    expect(labels(late)).toEqual(['MS4', 'MS1']);
    expect(labels(next)).toEqual(['MS2', 'MS3']);
  });

  test('that come next are six at most, the nearest first', () => {
    const rows = [9, 8, 7, 6, 5, 4, 3, 2].map((n) => milestone(n, { forecast: `2021-01-0${n}` }));
    expect(labels(factsOf({ ...EMPTY, milestones: rows }).milestones.next)).toEqual([
      'MS2',
      'MS3',
      'MS4',
      'MS5',
      'MS6',
      'MS7',
    ]);
  });

  test('that moved say from, to and why; a move of one that is gone is left out', () => {
    const move = { milestoneId: 1, from: day('2020-12-20'), to: day('2021-01-20'), reason: 'Upphandlingen överklagad' };
    const { moved } = factsOf({
      ...EMPTY,
      milestones: [milestone(1, { forecast: '2021-01-20' })],
      moves: [move, { ...move, milestoneId: 2 }],
    }).milestones;
    const { from, to, reason } = move;
    expect(moved).toEqual([{ label: 'MS1', title: 'Lanserad', kommun: null, date: '2021-01-20', from, to, reason }]);
  });

  test('that are open and have a day are either late or to come, whatever the days', () => {
    const anyDay = fc.option(
      fc.integer({ min: 1, max: 28 }).map((n) => `2020-12-${String(n).padStart(2, '0')}`),
      { nil: undefined },
    );
    const anyMilestone = fc.record({ forecast: anyDay, baseline: anyDay, status: fc.constantFrom('klar', 'pågår') });
    fc.assert(
      fc.property(fc.array(anyMilestone, { maxLength: 6 }), (rows) => {
        const milestones = rows.map(({ status, forecast, baseline }, at) =>
          milestone(at, { status, ...(forecast ? { forecast } : {}), ...(baseline ? { baseline } : {}) }),
        );
        const { late, next } = factsOf({ ...EMPTY, milestones }).milestones;
        const dated = milestones.filter(({ status, forecast: f, baseline: b }) => status !== 'klar' && (f ?? b));
        expect([...labels(late), ...labels(next)].toSorted()).toEqual(labels(dated).toSorted());
      }),
    );
  });
});

describe('risks', () => {
  const risk = (number: number, colour: 'röd' | 'gul' | 'grön' | null, known: object = {}) => ({
    number,
    title: `Risk ${number}`,
    status: 'öppen',
    derivedColour: colour,
    mandate: null,
    ...known,
  });

  test('are the five gravest that are open and rated, and all open ones are counted', () => {
    const { risks } = factsOf({
      ...EMPTY,
      risks: [
        risk(1, 'grön'),
        risk(2, 'röd'),
        risk(3, null),
        risk(4, 'gul'),
        risk(5, 'röd', { status: 'stängd' }),
        risk(6, 'röd'),
        risk(7, 'gul'),
        risk(8, 'grön'),
        risk(9, 'grön'),
      ],
    });
    expect(risks.top.map(({ number }) => number)).toEqual([2, 6, 4, 7, 1]);
    expect(risks.count).toEqual({ röd: 2, gul: 2, grön: 3, unrated: 1 });
  });

  test('say how they stood in the report before, where they were in it', () => {
    const before = published({}, factsOf({ ...EMPTY, risks: [risk(1, 'gul'), risk(2, 'grön')] }));
    const { top } = factsOf({ ...EMPTY, before, risks: [risk(1, 'röd'), risk(3, 'röd')] }).risks;
    expect(top).toEqual([
      { number: 1, title: 'Risk 1', colour: 'röd', mandate: null, before: 'gul' },
      { number: 3, title: 'Risk 3', colour: 'röd', mandate: null },
    ]);
  });

  test('are escalated when they are in the mandate of somebody else than the projektledare', () => {
    const { escalations } = factsOf({
      ...EMPTY,
      risks: [
        risk(1, 'grön', { mandate: 'projektledare' }),
        risk(2, 'gul', { mandate: 'styrgrupp' }),
        risk(3, 'röd', { mandate: 'uppdragsbeställare' }),
        risk(4, 'röd'),
      ],
    });
    expect(escalations.map(({ number }) => number)).toEqual([3, 2]);
  });

  test('that were raised come first, with how that stands, also one that was closed by decision in the period', () => {
    const raised = { to: 'styrgrupp' as const, raisedOn: day('2020-12-17'), answer: null, decisionNumber: null };
    const decided = { ...raised, answer: 'stäng' as const, decisionNumber: 24 };
    const { risks, escalations } = factsOf({
      ...EMPTY,
      risks: [
        risk(1, 'röd'),
        risk(2, 'gul', { mandate: 'styrgrupp', escalation: { ...raised, decidedOn: null } }),
        risk(3, 'gul', {
          status: 'stängd',
          mandate: 'styrgrupp',
          escalation: { ...decided, decidedOn: day('2020-12-18') },
        }),
        risk(4, 'gul', {
          mandate: 'styrgrupp',
          escalation: { ...decided, answer: 'acceptera', decidedOn: day('2020-11-01') },
        }),
        risk(5, 'grön', { status: 'stängd', escalation: { ...decided, decidedOn: day('2020-11-01') } }),
      ],
    });
    expect(risks.top.map(({ number, raised: state }) => [number, state?.answer])).toEqual([
      [2, null],
      [3, 'stäng'],
      [1, undefined],
      [4, undefined],
    ]);
    expect(risks.count).toEqual({ röd: 1, gul: 2, grön: 0, unrated: 0 });
    expect(escalations.map(({ number }) => number)).toEqual([2, 3, 4]);
    expect(escalations[0]).toMatchObject({ raised });
  });
});

test('hours are summed by kind and year over rows and months', () => {
  const cell = (year: number, of: number) => ({ year, hours: hours(of) });
  const facts = factsOf({
    ...EMPTY,
    hourRows: [
      { category: 'intern', cells: [cell(2020, 100), cell(2020, 250), cell(2019, 1)] },
      { category: 'extern', cells: [cell(2020, 7)] },
      { category: 'intern', cells: [cell(2020, 50)] },
    ],
  });
  expect(facts.hours).toEqual([
    { category: 'extern', year: 2020, budget: 7 },
    { category: 'intern', year: 2019, budget: 1 },
    { category: 'intern', year: 2020, budget: 400 },
  ]);
});

describe('the period of the next report', () => {
  test('goes from the day after the report before until today', () => {
    expect(nextPeriod(day('2020-11-30'), day('2020-12-18'))).toEqual({
      periodStart: '2020-12-01',
      periodEnd: '2020-12-18',
    });
  });

  test('is this month for a first report, and today where the report before reaches as far', () => {
    expect(nextPeriod(null, day('2020-12-18'))).toEqual({ periodStart: '2020-12-01', periodEnd: '2020-12-18' });
    expect(nextPeriod(day('2020-12-18'), day('2020-12-18')).periodStart).toBe('2020-12-18');
    expect(nextPeriod(day('2021-01-31'), day('2020-12-18')).periodStart).toBe('2020-12-18');
  });
});
