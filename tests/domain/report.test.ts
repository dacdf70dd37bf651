import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  emptyDraft,
  LEVELS,
  missingIn,
  nextDraft,
  PARTS,
  snapshotOf,
  type AreaLight,
  type ReportDraft,
} from '~/domain/report';

import { anyDraft, FACTS, HEAD } from './report-samples';

const light = (known: Partial<AreaLight>): AreaLight => ({ ...emptyDraft(['Tid']).lights[0]!, ...known });

const draft = (known: Partial<ReportDraft>): ReportDraft => ({ ...emptyDraft([]), results: 'Klart', ...known });

describe('what a report lacks', () => {
  test('is a level for each area and what was done, before anything is written', () => {
    expect(missingIn(emptyDraft(['Budget', 'Tid']))).toEqual([
      'Välj läge för Budget.',
      'Välj läge för Tid.',
      'Skriv vad som är gjort under perioden.',
    ]);
  });

  test('is nothing when all is as planned and something was done', () => {
    expect(missingIn(draft({ lights: [light({ level: 'enligt plan' })] }))).toEqual([]);
  });

  test.each(['mindre komplikationer', 'komplikationer'] as const)('is a reason where it is %s', (level) => {
    const why = 'Skriv varför Tid inte är enligt plan.';
    expect(missingIn(draft({ lights: [light({ level })] }))).toEqual([why]);
    expect(missingIn(draft({ lights: [light({ level, measure: 'Vi väntar' })] }))).toEqual([why]);
    expect(missingIn(draft({ lights: [light({ level, text: 'Sen leverans' })] }))).toEqual([]);
    expect(missingIn(draft({ lights: [light({ level, deviation: 'Två veckor' })] }))).toEqual([]);
  });

  test('is nothing more for coming activities and comments', () => {
    expect(missingIn(draft({ coming: '' }))).toEqual([]);
  });

  test('is at most one sentence an area and one for the results, and none is about another area', () => {
    fc.assert(
      fc.property(anyDraft, (any) => {
        const missing = missingIn(any);
        expect(missing.length).toBeLessThanOrEqual(any.lights.length + 1);
        for (const one of any.lights) {
          const alone = missingIn(draft({ lights: [one] }));
          expect(missing).toEqual(expect.arrayContaining(alone));
        }
      }),
    );
  });
});

describe('the draft of the next report', () => {
  test('is empty where there is none before', () => {
    expect(nextDraft(['Budget', 'Tid'], null)).toEqual(emptyDraft(['Budget', 'Tid']));
    expect(Object.keys(emptyDraft([]).parts)).toEqual([...PARTS]);
  });

  test('keeps a level with a measure that is open, and drops the words about one that is done', () => {
    const open = light({ level: 'komplikationer', text: 'Sen', deviation: 'Två veckor', measure: 'Fler händer' });
    expect(nextDraft(['Tid'], draft({ lights: [open] })).lights).toEqual([open]);
    expect(nextDraft(['Tid'], draft({ lights: [{ ...open, done: true }] })).lights).toEqual([
      light({ level: 'komplikationer', text: 'Sen' }),
    ]);
  });

  test('has what was left out left out, and nothing of what was done and is to come', () => {
    const before = draft({ coming: 'Mer', parts: { ...emptyDraft([]).parts, hours: { comment: '', leftOut: true } } });
    const next = nextDraft([], before);
    expect(next.parts.hours.leftOut).toBe(true);
    expect([next.results, next.coming]).toEqual(['', '']);
  });

  test('judges the areas of now in their order, whatever was judged before', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 5 }), anyDraft, (areas, before) => {
        const next = nextDraft(areas, before);
        expect(next.lights.map(({ area }) => area)).toEqual(areas);
        expect(next.lights.some(({ done }) => done)).toBe(false);
        expect(missingIn(next)).toContain('Skriv vad som är gjort under perioden.');
      }),
    );
  });
});

describe('a snapshot', () => {
  test('holds the draft, the head and every part that is not left out', () => {
    const snapshot = snapshotOf(HEAD, draft({}), FACTS);
    expect(snapshot).toMatchObject({ view: 1, ...HEAD, draft: draft({}) });
    // Gates that passed are for the advice on a draft: they are no part of a report.
    const { undecidedGates: _undecided, ...shown } = FACTS;
    expect(snapshot.facts).toEqual(shown);
  });

  test('has nothing of a part that is left out, and all of the others', () => {
    const keys = { milestones: ['milestones'], money: ['money', 'followUp'] } as Partial<Record<string, string[]>>;
    fc.assert(
      fc.property(fc.subarray([...PARTS]), (leftOut) => {
        const parts = Object.fromEntries(
          PARTS.map((part) => [part, { comment: '', leftOut: leftOut.includes(part) }]),
        ) as ReportDraft['parts'];
        const { facts } = snapshotOf(HEAD, draft({ parts }), FACTS);
        const expected = PARTS.filter((part) => !leftOut.includes(part)).flatMap((part) => keys[part] ?? [part]);
        expect(Object.keys(facts).toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  test('is data: what is written down and read again is the same', () => {
    fc.assert(
      fc.property(anyDraft, (any) => {
        const snapshot = snapshotOf(HEAD, any, FACTS);
        expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
      }),
    );
  });
});

test('the levels go from good to bad, which advice relies on', () => {
  expect(LEVELS).toEqual(['enligt plan', 'mindre komplikationer', 'komplikationer']);
});
