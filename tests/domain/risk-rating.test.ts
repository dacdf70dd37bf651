import { describe, expect, test } from 'vitest';

import type { RiskRating } from '~/domain/risk';
import { bulkRating, ratingMark, type RatedRow } from '~/domain/risk-rating';

const at = (probability: number, consequence: number): RiskRating => ({ probability, consequence });

const RISKS = [
  { id: 1, version: 3, rating: at(2, 2), after: null },
  { id: 2, version: 1, rating: null, after: null },
  { id: 3, version: 7, rating: at(4, 4), after: at(1, 4) },
];

/** The row of a risk as the person got it, and what the person then chose. */
function row(index: number, chosen: Partial<RatedRow> = {}): RatedRow {
  const { id, version, rating, after } = RISKS[index]!;
  return { id, version, rating, after, seen: ratingMark({ rating, after }), ...chosen };
}

describe('rating many risks at once', () => {
  test('changes only the rows that were rated', () => {
    const { changes, overtaken, gone } = bulkRating([row(0), row(1, { rating: at(1, 3) }), row(2)], RISKS);
    expect(changes).toEqual([{ risk: RISKS[1], at: 1, rating: at(1, 3), after: null }]);
    expect([overtaken, gone]).toEqual([[], []]);
  });

  test('takes a rating away, and rates after measures alone', () => {
    const rows = [row(0, { rating: null }), row(2, { after: null })];
    expect(bulkRating(rows, RISKS).changes.map(({ risk, rating, after }) => [risk.id, rating, after])).toEqual([
      [1, null, null],
      [3, at(4, 4), null],
    ]);
  });

  test('never writes an old rating back over one that somebody else made of a row that was left alone', () => {
    const before = { version: 2, rating: at(1, 1), seen: ratingMark({ rating: at(1, 1), after: null }) };
    expect(bulkRating([row(0, before)], RISKS)).toEqual({ changes: [], overtaken: [], gone: [] });
  });

  test('names a row that was rated in a version that is no more', () => {
    const { changes, overtaken } = bulkRating([row(0, { version: 2, rating: at(4, 4) })], RISKS);
    expect(changes).toEqual([]);
    expect(overtaken.map(({ risk }) => risk.id)).toEqual([1]);
  });

  test('has nothing to do where two rated alike, and says which rows have no risk any more', () => {
    const mark = ratingMark({ rating: null, after: null });
    expect(bulkRating([row(0, { version: 2, seen: mark })], RISKS).overtaken).toEqual([]);
    const gone = bulkRating([row(0), row(1, { id: 9, rating: at(1, 1) }), row(2, { id: 8 })], RISKS).gone;
    expect(gone).toEqual([1]);
  });
});
