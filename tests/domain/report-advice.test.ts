import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ore } from '~/domain/money';
import { emptyDraft, LEVELS, type AreaLight, type Level, type ReportFacts } from '~/domain/report';
import { adviceOn } from '~/domain/report-advice';

import { anyLight, day, FACTS, NO_FACTS } from './report-samples';

const light = (area: string, level: Level | null): AreaLight => ({ ...emptyDraft([area]).lights[0]!, level });
const milestone = { label: 'MS2', title: 'Lanserad', kommun: null, date: day('2020-12-01') };
const late = (count: number): ReportFacts => ({
  ...NO_FACTS,
  milestones: { ...NO_FACTS.milestones, late: Array.from({ length: count }, () => milestone) },
});
const moved = (from: string | null, to: string | null): ReportFacts => ({
  ...NO_FACTS,
  milestones: {
    ...NO_FACTS.milestones,
    moved: [{ ...milestone, from: from && day(from), to: to && day(to), reason: '' }] as never,
  },
});
const followUp = (budget: number, forecast: number): ReportFacts => ({
  ...NO_FACTS,
  followUp: [{ name: 'Personal', kind: 'kostnad', budget: ore(budget), forecast: ore(forecast) }],
});

const texts = (facts: ReportFacts, area: string, level: Level | null) =>
  adviceOn([light(area, level)], facts).map((advice) => advice.text);

describe('advice on a light', () => {
  test('says that the time is better than the plan tells', () => {
    expect(adviceOn([light('Tid', 'enligt plan')], late(2))).toEqual([
      { area: 'Tid', level: 'komplikationer', text: 'Tid är enligt plan men två milstolpar är försenade.' },
    ]);
    expect(texts(late(1), 'Tid', 'mindre komplikationer')).toEqual([
      'Tid är mindre komplikationer men en milstolpe är försenad.',
    ]);
    expect(texts(late(13), 'tid', 'enligt plan')).toEqual(['tid är enligt plan men 13 milstolpar är försenade.']);
  });

  test('counts gates that passed undecided, alone and beside milestones', () => {
    expect(adviceOn([light('Tid', 'enligt plan')], { ...NO_FACTS, undecidedGates: 1 })).toEqual([
      {
        area: 'Tid',
        level: 'komplikationer',
        text: 'Tid är enligt plan men en beslutspunkt har passerat utan beslut.',
      },
    ]);
    expect(texts({ ...late(1), undecidedGates: 2 }, 'Tid', 'enligt plan')).toEqual([
      'Tid är enligt plan men en milstolpe är försenad och två beslutspunkter har passerat utan beslut.',
    ]);
    expect(texts({ ...NO_FACTS, undecidedGates: 1 }, 'Tid', 'komplikationer')).toEqual([]);
  });

  test('tells of milestones that moved to a later day, and of no others', () => {
    expect(adviceOn([light('Tid', 'enligt plan')], moved('2020-12-01', '2021-01-15'))).toMatchObject([
      { level: 'mindre komplikationer' },
    ]);
    expect(texts(moved('2021-01-15', '2020-12-01'), 'Tid', 'enligt plan')).toEqual([]);
    expect(texts(moved(null, '2021-01-15'), 'Tid', 'enligt plan')).toEqual([]);
    expect(texts(moved('2020-12-01', null), 'Tid', 'enligt plan')).toEqual([]);
  });

  test('says that the forecast is above the budget, whatever the sign of the sums', () => {
    const said = ['Budget är enligt plan men prognosen är högre än budgeten.'];
    expect(texts(followUp(100, 101), 'Budget', 'enligt plan')).toEqual(said);
    expect(texts(followUp(-100, -99), 'Budget', 'enligt plan')).toEqual(said);
    expect(texts(followUp(100, 100), 'Budget', 'enligt plan')).toEqual([]);
  });

  test('says that a phase runs without everybody having approved it', () => {
    const facts = { ...FACTS, approvals: [{ ...FACTS.approvals[0]!, running: true }] };
    expect(texts(facts, 'Budget', 'enligt plan')).toEqual([
      'Budget är enligt plan men fas 2 pågår utan att alla har godkänt.',
    ]);
    expect(texts(FACTS, 'Budget', 'enligt plan')).toEqual([]);
  });

  test('is not given where nothing is judged, nor on areas that no figures speak of', () => {
    expect(texts(late(2), 'Tid', null)).toEqual([]);
    expect(texts(late(2), 'Personal', 'enligt plan')).toEqual([]);
  });

  test('never speaks for a better level than the one that was chosen', () => {
    const facts = fc.constantFrom(NO_FACTS, FACTS, late(1), moved('2020-01-01', '2020-02-01'), followUp(1, 2));
    const lights = fc.array(
      fc.tuple(anyLight, fc.constantFrom('Tid', 'Budget', 'Personal')).map(([any, area]) => ({ ...any, area })),
    );
    fc.assert(
      fc.property(lights, facts, (any, known) => {
        for (const { area, level } of adviceOn(any, known)) {
          const better = any.some(
            (one) => one.area === area && one.level && LEVELS.indexOf(one.level) < LEVELS.indexOf(level),
          );
          expect(better).toBe(true);
        }
      }),
    );
  });
});
