import fc from 'fast-check';
import { expect, test } from 'vitest';

import { checkAssessment, NEW_MEMBER_RISKS, RECOMMENDATIONS } from '~/domain/new-member';
import type { RiskScale } from '~/domain/risk';
import { portfolioMatrices } from '~/domain/risk-portfolio';
import { cellsOfDraft, SCALE_PATTERNS } from '~/domain/risk-scale';

function scaleOf(code: string, id: number): RiskScale {
  const { draft } = SCALE_PATTERNS.find((each) => each.code === code)!;
  return {
    id,
    name: `Skala ${id}`,
    version: 1,
    rule: draft.rule,
    probabilityNames: draft.probability.map(({ name }) => name),
    consequenceNames: draft.consequence.map(({ name }) => name),
    probabilityDefinitions: [],
    consequenceDefinitions: [],
    cells: cellsOfDraft(draft),
  };
}

const scales = [
  { scale: scaleOf('4x4', 1), cooperationName: 'Dalarna' },
  { scale: scaleOf('5x5', 2), cooperationName: 'Fyrbodal' },
  { scale: scaleOf('4x4', 3), cooperationName: 'Skåne' },
];

test('scales that mean the same are counted together, and no others', () => {
  const counts = [
    { scaleId: 1, probability: 1, consequence: 1, count: 2 },
    { scaleId: 3, probability: 1, consequence: 1, count: 5 },
    { scaleId: 2, probability: 1, consequence: 1, count: 9 },
  ];
  const matrices = portfolioMatrices(scales, counts);
  expect(matrices.map(({ scaleIds, cooperations, count }) => [scaleIds, cooperations, count])).toEqual([
    [[1, 3], ['Dalarna', 'Skåne'], 7],
    [[2], ['Fyrbodal'], 9],
  ]);
});

test('a scale whose colours differ in one cell stands by itself', () => {
  const other = scaleOf('4x4', 4);
  const cells = other.cells.map((cell, at) => (at === 0 ? { ...cell, colour: 'röd' as const } : cell));
  const all = [...scales, { scale: { ...other, cells }, cooperationName: 'Gotland' }];
  expect(portfolioMatrices(all, [])).toHaveLength(3);
});

test('every risk is counted once', () => {
  const cell = fc.record({
    scaleId: fc.constantFrom(1, 2, 3),
    probability: fc.integer({ min: 1, max: 4 }),
    consequence: fc.integer({ min: 1, max: 4 }),
    count: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(cell), (counts) => {
      const matrices = portfolioMatrices(scales, counts);
      const shown = matrices.flatMap(({ matrix }) =>
        matrix.rows.flatMap((row) => row.cells.flatMap(({ risks }) => risks)),
      );
      expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(counts.reduce((sum, { count }) => sum + count, 0));
    }),
  );
});

test('an assessment of a new member with conditions says which, and one with a recommendation has a level', () => {
  const empty = {
    summary: '',
    otherFactors: '',
    opportunity: '',
    riskLevel: null,
    recommendation: null,
    conditions: '',
  };
  expect(() => checkAssessment(empty)).not.toThrow();
  const conditioned = { ...empty, riskLevel: 'medel', recommendation: 'tillstyrks med villkor' } as const;
  expect(() => checkAssessment(conditioned)).toThrow(expect.objectContaining({ field: 'conditions' }));
  expect(() => checkAssessment({ ...conditioned, conditions: 'Betalar införandet' })).not.toThrow();
  for (const recommendation of RECOMMENDATIONS) {
    expect(() => checkAssessment({ ...empty, recommendation, conditions: 'x' })).toThrow(
      expect.objectContaining({ field: 'riskLevel' }),
    );
  }
  expect(NEW_MEMBER_RISKS.map(({ category }) => category).join(' ')).toBe(
    'Organisation Organisation Organisation Organisation Ekonomi Ekonomi Ekonomi Teknik Teknik Teknik Teknik Teknik',
  );
});
