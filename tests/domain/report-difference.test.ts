import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ore } from '~/domain/money';
import { emptyDraft, snapshotOf, type Level, type ReportFacts, type RiskFact } from '~/domain/report';
import { compareReports } from '~/domain/report-difference';

import { anyDraft, FACTS, HEAD, published } from './report-samples';

const lights = (levels: Readonly<Record<string, Level | null>>) => ({
  lights: Object.entries(levels).map(([area, level]) => ({ ...emptyDraft([area]).lights[0]!, level })),
});
const risk = (number: number): RiskFact => ({ number, title: `Risk ${number}`, colour: 'röd', mandate: null });
const risks = (...numbers: number[]): Partial<ReportFacts> => ({
  risks: { top: numbers.map(risk), count: { röd: numbers.length, gul: 0, grön: 0, unrated: 0 } },
});
const phase = (phaseNumber: number, state: string | null, budget: number | null) => ({
  phaseNumber,
  phaseName: `Fas ${phaseNumber}`,
  state,
  budget: budget === null ? null : ore(budget),
});

describe('what differs from the report before', () => {
  test('are the lights that changed, came or went, those of the later report first', () => {
    const before = published(lights({ Budget: 'enligt plan', Tid: 'enligt plan', Kvalitet: 'komplikationer' }));
    const after = published(lights({ Tid: 'komplikationer', Budget: 'enligt plan', Personal: 'enligt plan' }));
    expect(compareReports(before, after).lights).toEqual([
      { area: 'Tid', before: 'enligt plan', after: 'komplikationer' },
      { area: 'Personal', before: null, after: 'enligt plan' },
      { area: 'Kvalitet', before: 'komplikationer', after: null },
    ]);
  });

  test('are risks that came among the top and that left it', () => {
    const { newRisks, goneRisks } = compareReports(published({}, risks(1, 2)), published({}, risks(2, 3)));
    expect([newRisks, goneRisks]).toEqual([[risk(3)], [risk(1)]]);
  });

  test('are budgets of another sum or state, and phases that are new with one', () => {
    const before = published({}, { money: [phase(1, 'utkast', 100), phase(2, 'utkast', 5)] });
    const after = published(
      {},
      { money: [phase(1, 'inskickad', 100), phase(2, 'utkast', 5), phase(3, 'utkast', 7), phase(4, null, null)] },
    );
    expect(compareReports(before, after).money).toEqual([
      {
        phaseNumber: 1,
        phaseName: 'Fas 1',
        before: { state: 'utkast', budget: 100 },
        after: { state: 'inskickad', budget: 100 },
      },
      { phaseNumber: 3, phaseName: 'Fas 3', before: null, after: { state: 'utkast', budget: 7 } },
    ]);
  });

  test('is nothing in a part that one of them leaves out', () => {
    const full = published({}, { ...risks(1, 2), money: [phase(1, 'utkast', 100)] });
    const without = { ...full, facts: {} };
    for (const [before, after] of [
      [full, without],
      [without, full],
    ] as const) {
      expect(compareReports(before, after)).toMatchObject({ newRisks: [], goneRisks: [], money: [] });
    }
  });

  test('is nothing between a report and itself, whatever it says', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const report = snapshotOf(HEAD, draft, FACTS);
        expect(compareReports(report, report)).toEqual({ lights: [], newRisks: [], goneRisks: [], money: [] });
      }),
    );
  });

  test('reads the same backwards', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (one, other) => {
        const [before, after] = [snapshotOf(HEAD, one, FACTS), snapshotOf(HEAD, other, FACTS)];
        const turned = compareReports(after, before).lights.map((change) => ({
          area: change.area,
          before: change.after,
          after: change.before,
        }));
        const byArea = (a: { area: string }, b: { area: string }) => (a.area < b.area ? -1 : 1);
        expect(turned.toSorted(byArea)).toEqual(compareReports(before, after).lights.toSorted(byArea));
      }),
    );
  });
});
