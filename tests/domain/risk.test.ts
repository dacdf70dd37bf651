import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { Refusal } from '~/domain/refusal';
import {
  cellOf,
  checkRating,
  compareColours,
  contradictsScale,
  countColours,
  isSameCount,
  isSameRating,
  listedColour,
  mandateBands,
  matrixOf,
  openRisks,
  ratingOf,
  RISK_COLOURS,
  type RiskColour,
  riskValue,
  statedAfter,
  type RiskScale,
  type RiskScaleCell,
} from '~/domain/risk';
import { newRiskForm } from '~/forms/risk';

const named = { name: 'Skala', version: 1, probabilityDefinitions: [], consequenceDefinitions: [] };

/** 2x2 whose colours are not the product: likely and harmless is worse than rare and grave. */
const cells: RiskScale = {
  ...named,
  id: 1,
  rule: 'cells',
  probabilityNames: ['Sällan', 'Ofta'],
  consequenceNames: ['Lindrig', 'Svår'],
  cells: [cell(1, 1, 'grön'), cell(1, 2, 'grön'), cell(2, 1, 'gul'), cell(2, 2, 'röd')],
};

/** 5x5 of the product, with the bands of DOMAIN.md 4.1. */
const product: RiskScale = {
  ...named,
  id: 2,
  rule: 'product',
  probabilityNames: ['1', '2', '3', '4', '5'],
  consequenceNames: ['1', '2', '3', '4', '5'],
  cells: [1, 2, 3, 4, 5].flatMap((p) => [1, 2, 3, 4, 5].map((k) => banded(p, k))),
};

function cell(probability: number, consequence: number, colour: RiskColour) {
  return { probability, consequence, colour, levelName: null, mandate: null };
}

function banded(probability: number, consequence: number): RiskScaleCell {
  const value = probability * consequence;
  if (value <= 6) return { ...cell(probability, consequence, 'grön'), levelName: 'lågt', mandate: 'projektledare' };
  if (value <= 12) return { ...cell(probability, consequence, 'gul'), levelName: 'medel', mandate: 'styrgrupp' };
  return { ...cell(probability, consequence, 'röd'), levelName: 'högt', mandate: 'uppdragsbeställare' };
}

const colour = fc.constantFrom<RiskColour | null>('röd', 'gul', 'grön', null);
const level = fc.integer({ min: 1, max: 5 });
const rating = fc.option(fc.record({ probability: level, consequence: level }));

describe('the cell of a rating', () => {
  test('has its own colour, whatever the product of its axes', () => {
    expect(cellOf(cells, { probability: 1, consequence: 2 })?.colour).toBe('grön');
    expect(cellOf(cells, { probability: 2, consequence: 1 })?.colour).toBe('gul');
  });

  test('is none where nobody rated, and none outside the scale', () => {
    expect(cellOf(cells, null)).toBeNull();
    expect(cellOf(cells, { probability: 3, consequence: 1 })).toBeNull();
  });

  test('is refused at its field outside the scale, and never when not rated', () => {
    expect(() => checkRating(cells, { probability: 1, consequence: 3 })).toThrow(
      expect.objectContaining({ field: 'probability' }),
    );
    expect(() => checkRating(null, { probability: 1, consequence: 1 })).toThrow(Refusal);
    expect(() => checkRating(cells, { probability: 2, consequence: 2 })).not.toThrow();
    expect(() => checkRating(null, null)).not.toThrow();
  });
});

describe('a rating', () => {
  test('needs both levels', () => {
    expect(ratingOf(2, 1)).toEqual({ probability: 2, consequence: 1 });
    expect([ratingOf(2, null), ratingOf(null, 1), ratingOf(null, null)]).toEqual([null, null, null]);
  });

  test('is the same only when both levels are, or both ratings are missing', () => {
    const one = { probability: 1, consequence: 2 };
    expect(isSameRating(one, { ...one })).toBe(true);
    expect(isSameRating(null, null)).toBe(true);
    expect(isSameRating(one, { probability: 2, consequence: 1 })).toBe(false);
    expect(isSameRating(one, { probability: 1, consequence: 1 })).toBe(false);
    expect([isSameRating(one, null), isSameRating(null, one)]).toEqual([false, false]);
  });
});

describe('the form', () => {
  const messages = (typed: Record<string, string>) =>
    newRiskForm.safeParse({ title: 'T', treatment: 'bevaka', ...typed }).error?.issues.map((issue) => issue.path[0]);

  test('takes both levels or neither', () => {
    expect(messages({})).toBeUndefined();
    expect(messages({ probability: '', consequence: '' })).toBeUndefined();
    expect(messages({ probability: '1', consequence: '2' })).toBeUndefined();
  });

  test('answers at the level that is missing, beside the messages of other fields', () => {
    expect(messages({ probability: '1' })).toEqual(['consequence']);
    expect(messages({ consequence: '1', probability: '' })).toEqual(['probability']);
    expect(messages({ probability: '1', title: '' })).toEqual(['title', 'consequence']);
  });
});

describe('the colours of a risk', () => {
  test('are listed as stated, and as the scale gives where nothing is stated', () => {
    expect(listedColour('röd', 'gul')).toBe('röd');
    expect(listedColour(null, 'gul')).toBe('gul');
    expect(listedColour('röd', null)).toBe('röd');
    expect(listedColour(null, null)).toBeNull();
  });

  test('contradict each other exactly when both are known and different', () => {
    expect(contradictsScale('röd', 'gul')).toBe(true);
    fc.assert(
      fc.property(colour, colour, (stated, derived) => {
        const bothKnown = stated !== null && derived !== null;
        expect(contradictsScale(stated, derived)).toBe(bothKnown && stated !== derived);
        if (!contradictsScale(stated, derived) && bothKnown) expect(listedColour(stated, derived)).toBe(derived);
      }),
    );
  });

  test('are counted, each risk once', () => {
    expect(countColours(['röd', null, 'gul', 'röd'])).toEqual({ röd: 2, gul: 1, grön: 0, unrated: 1 });
    fc.assert(
      fc.property(fc.array(colour), (colours) => {
        const count = countColours(colours);
        expect(count.röd + count.gul + count.grön + count.unrated).toBe(colours.length);
        for (const each of RISK_COLOURS) expect(count[each]).toBe(colours.filter((one) => one === each).length);
      }),
    );
  });

  test('set beside the scale need a reason, and go when the risk is rated anew', () => {
    const none = { colour: null, reason: '' };
    const source = { colour: 'röd', reason: '' } as const;
    const own = { colour: 'gul', reason: 'Ledningen ser det så' } as const;
    expect(statedAfter(none, own, true)).toEqual(own);
    expect(statedAfter(source, own, false)).toEqual(own);
    expect(statedAfter(source, source, false)).toEqual(source);
    expect(statedAfter(source, source, true)).toEqual(none);
    expect(statedAfter(own, { colour: null, reason: 'kvar' }, false)).toEqual(none);
    expect(() => statedAfter(none, { colour: 'gul', reason: '' }, false)).toThrow(
      expect.objectContaining({ field: 'statedReason' }),
    );
  });

  test('of closed risks are left out of what is counted', () => {
    const risks = [
      { id: 1, status: 'öppen' as const },
      { id: 2, status: 'stängd' as const },
    ];
    expect(openRisks(risks).map(({ id }) => id)).toEqual([1]);
  });

  test('say the same when every count is the same', () => {
    const count = countColours(['röd', 'gul', null]);
    expect(isSameCount(count, countColours([null, 'gul', 'röd']))).toBe(true);
    expect(isSameCount(count, countColours(['röd', 'röd', null]))).toBe(false);
    expect(isSameCount(count, { ...count, unrated: 2 })).toBe(false);
  });

  test('are ordered red, yellow, green, not rated', () => {
    const colours: (RiskColour | null)[] = [null, 'grön', 'röd', 'gul'];
    expect(colours.sort(compareColours)).toEqual(['röd', 'gul', 'grön', null]);
  });
});

describe('the matrix', () => {
  const risk = (number: number, probability: number | null, consequence: number | null, scaleId = 1) => ({
    number,
    scaleId,
    rating: ratingOf(probability, consequence),
  });

  test('has the gravest consequence first and the likeliest last, and the risks in their cells', () => {
    const { rows } = matrixOf(cells, [risk(1, 2, 1), risk(2, 1, 2), risk(3, 2, 1)]);
    const drawn = rows.map((row) => [
      row.name,
      ...row.cells.map((at) => `${at.colour} ${at.risks.map((r) => r.number).join(',')}`),
    ]);
    expect(drawn).toEqual([
      ['Svår', 'grön 2', 'röd '],
      ['Lindrig', 'grön ', 'gul 1,3'],
    ]);
  });

  test('says which risks have no cell: not rated, or rated on another scale', () => {
    const matrix = matrixOf(cells, [risk(1, null, null), risk(2, 1, 1, 7), risk(3, null, null, 7)]);
    expect(matrix.unrated.map((one) => one.number)).toEqual([1, 3]);
    expect(matrix.elsewhere.map((one) => one.number)).toEqual([2]);
    expect(matrix.rows.flatMap((row) => row.cells.flatMap((at) => at.risks))).toEqual([]);
  });

  test('has every risk in exactly one place', () => {
    const placed = fc.record({ scaleId: fc.constantFrom(1, 2), rating });
    fc.assert(
      fc.property(fc.array(placed), (risks) => {
        const { rows, unrated, elsewhere } = matrixOf(product, risks);
        const inCells = rows.flatMap((row) => row.cells.flatMap((at) => at.risks));
        expect(inCells.length + unrated.length + elsewhere.length).toBe(risks.length);
        expect(new Set([...inCells, ...unrated, ...elsewhere]).size).toBe(risks.length);
      }),
    );
  });
});

describe('the bands of mandate', () => {
  test('are the products of the scale, lowest first', () => {
    expect(mandateBands(product).map(({ from, to, levelName, mandate }) => [from, to, levelName, mandate])).toEqual([
      [1, 6, 'lågt', 'projektledare'],
      [8, 12, 'medel', 'styrgrupp'],
      [15, 25, 'högt', 'uppdragsbeställare'],
    ]);
  });

  test('are none where the colour is not the product', () => {
    expect(mandateBands(cells)).toEqual([]);
  });

  test('hold every rating in the band of its cell', () => {
    fc.assert(
      fc.property(level, level, (probability, consequence) => {
        const value = probability * consequence;
        const band = mandateBands(product).find(({ from, to }) => from <= value && value <= to);
        expect(band?.mandate).toBe(cellOf(product, { probability, consequence })?.mandate);
      }),
    );
  });
});

test('the value of a risk is counted only where its scale counts', () => {
  const rating = { probability: 4, consequence: 5 };
  expect(riskValue({ rule: 'product' }, rating)).toBe(20);
  expect(riskValue({ rule: 'cells' }, rating)).toBeNull();
  expect(riskValue({ rule: 'product' }, null)).toBeNull();
  expect(riskValue(undefined, rating)).toBeNull();
});
