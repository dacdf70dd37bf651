import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ore } from '~/domain/money';
import { compareShares } from '~/domain/share-change';

const party = (partyId: number, sum: number) => ({ partyId, partyName: `Part ${partyId}`, sum: ore(sum) });

describe('the change of shares between two versions', () => {
  test('is in kronor and as a part of what was before', () => {
    const { parties, total } = compareShares([party(1, 1000), party(2, 400)], [party(1, 1100), party(2, 300)]);
    expect(parties.map(({ before, after, change, ratio }) => [before, after, change, ratio])).toEqual([
      [1000, 1100, 100, 0.1],
      [400, 300, -100, -0.25],
    ]);
    expect(total).toEqual({ before: 1400, after: 1400, change: 0, ratio: 0 });
  });

  test('knows who joined and who left; nothing before gives no per cent', () => {
    const { parties } = compareShares([party(1, 1000), party(3, 0)], [party(2, 600), party(3, 5)]);
    expect(parties.map(({ partyId, before, after, change, ratio }) => [partyId, before, after, change, ratio])).toEqual(
      [
        [2, null, 600, 600, null],
        [3, 0, 5, 5, null],
        [1, 1000, null, -1000, -1],
      ],
    );
  });

  test('of a credit that grows is downwards', () => {
    expect(compareShares([party(1, -100)], [party(1, -150)]).parties[0]).toMatchObject({ change: -50, ratio: -0.5 });
  });

  test('adds up to the change of the whole', () => {
    const version = fc
      .uniqueArray(fc.tuple(fc.nat(20), fc.integer({ min: -1e9, max: 1e9 })), { selector: ([id]) => id })
      .map((made) => made.map(([id, sum]) => party(id, sum)));
    fc.assert(
      fc.property(version, version, (before, after) => {
        const { parties, total } = compareShares(before, after);
        expect(parties.reduce((all, { change }) => all + change, 0)).toBe(total.change);
        expect(new Set(parties.map(({ partyId }) => partyId)).size).toBe(parties.length);
      }),
    );
  });
});
