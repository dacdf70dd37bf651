import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { shareBudget } from '~/domain/cost-share';
import { leavingLines, leavingReceivers, redistributed, withoutLeavers, type LineChoice } from '~/domain/departure';
import { fraction, sumsToOne } from '~/domain/fraction';
import type { KeyComponent, ShareBasis } from '~/domain/key';
import { ore } from '~/domain/money';
import { Refusal } from '~/domain/refusal';

const nameOf = (id: number) => `Part ${id}`;
const rounding = { unit: 100, mode: 'exact' } as const;

function basisOf(ids: readonly number[], components: readonly KeyComponent[]): ShareBasis {
  const claimants = ids.map((partyId) => {
    return { partyId, partyName: nameOf(partyId), unitId: null, unitName: null, code: String(1000 + partyId) };
  });
  return { components, claimants, figures: components.map(() => ids.map(() => null)) };
}

/** Per cent of parties 1, 2, 3 and so on. */
function percentOf(shares: readonly number[]): KeyComponent {
  const sum = shares.reduce((all, each) => all + each, 0);
  const given = shares.flatMap((share, at) =>
    share === 0 ? [] : [{ partyId: at + 1, unitId: null, share: fraction(share, sum), name: nameOf(at + 1) }],
  );
  return { position: 1, kind: 'percent', weight: fraction(1, 1), shares: given };
}

const fixedOf = (amounts: readonly number[]): KeyComponent => ({
  position: 1,
  kind: 'fixed',
  amounts: amounts.map((amount, at) => ({ partyId: at + 1, unitId: null, amount: ore(amount) })),
});

const shared = (amount: number) => [{ amount: ore(amount), carriedBy: null }];

describe('a key that names somebody who is not there', () => {
  test('in per cent gives the others the same proportions, exact', () => {
    const basis = basisOf([1, 2], [percentOf([30, 50, 20])]);
    expect(leavingReceivers(basis, nameOf)).toEqual({ names: ['Part 3'], needed: true });
    const { basis: now, changes } = redistributed(basis, nameOf);
    expect(now.components).toMatchObject([
      {
        shares: [
          { partyId: 1, share: { numerator: 3, denominator: 8 } },
          { partyId: 2, share: { numerator: 5, denominator: 8 } },
        ],
      },
    ]);
    expect(changes).toMatchObject([
      {
        kind: 'percent',
        receivers: [
          { name: 'Part 1', before: { numerator: 3, denominator: 10 }, after: { numerator: 3, denominator: 8 } },
          { name: 'Part 2', before: { numerator: 1, denominator: 2 }, after: { numerator: 5, denominator: 8 } },
          { name: 'Part 3', before: { numerator: 1, denominator: 5 }, after: null },
        ],
      },
    ]);
  });

  test('in kronor only gives the others more, so that the sum stays, to the öre', () => {
    const basis = basisOf([1, 2], [fixedOf([10_000, 20_000, 5_000])]);
    expect(leavingReceivers(basis, nameOf)).toEqual({ names: ['Part 3'], needed: true });
    const { basis: now } = redistributed(basis, nameOf);
    expect(now.components).toMatchObject([{ amounts: [{ amount: 11_667 }, { amount: 23_333 }] }]);
    expect(shareBudget(shared(35_000), now, rounding).rows.map(({ sum }) => sum)).toEqual([11_667, 23_333]);
  });

  test('in kronor beside something weighted asks for nothing: the rest of the key shares it', () => {
    const equal: KeyComponent = { position: 2, kind: 'equal', weight: fraction(1, 1) };
    expect(leavingReceivers(basisOf([1, 2], [fixedOf([100, 0, 100]), equal]), nameOf)).toEqual({
      names: ['Part 3'],
      needed: false,
    });
  });

  test('asks for nothing where everybody is there, or who is not has nothing', () => {
    expect(leavingReceivers(basisOf([1, 2, 3], [percentOf([1, 1, 1])]), nameOf)).toBeNull();
    expect(leavingReceivers(basisOf([1, 2], [percentOf([1, 1, 0])]), nameOf)).toBeNull();
    const basis = basisOf([1, 2], [percentOf([1, 1])]);
    expect(redistributed(basis, nameOf)).toEqual({ basis, changes: [] });
  });

  test('is refused where nobody whom it names stays', () => {
    expect(() => redistributed(basisOf([4], [percentOf([1, 1])]), nameOf)).toThrow(Refusal);
    expect(() => redistributed(basisOf([4], [fixedOf([1, 1])]), nameOf)).toThrow(Refusal);
  });

  test('leaves shares that sum to exactly one, in the proportions that were, and a table that adds up', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), (parts, kronor, leaver) => {
        const left = (leaver % parts.length) + 1;
        const ids = parts.map((_, at) => at + 1).filter((id) => id !== left);
        const { basis } = redistributed(basisOf(ids, [percentOf(parts)]), nameOf);
        const [component] = basis.components as [Extract<KeyComponent, { kind: 'percent' }>];
        expect(sumsToOne(component.shares.map(({ share }) => fraction(share.numerator, share.denominator)))).toBe(true);
        const [one, ...others] = component.shares;
        for (const other of others) {
          const [a, b] = [parts[one!.partyId - 1]!, parts[other.partyId - 1]!];
          expect(one!.share.numerator * other.share.denominator * b).toBe(
            other.share.numerator * one!.share.denominator * a,
          );
        }
        const { rows } = shareBudget(shared(kronor * 100), basis, rounding);
        expect(rows.reduce((sum, row) => sum + row.sum, 0)).toBe(kronor * 100);
      }),
    );
  });
});

describe('the lines of somebody who is not there', () => {
  const line = (name: string, amount: number, carriedBy: number | null) => ({
    name,
    amount: ore(amount),
    carriedBy,
    carriedByName: carriedBy === null ? null : nameOf(carriedBy),
  });
  const lines = [line('Alla', 1000, null), line('Egen', 300, 1), line('Kurs', 70, 3), line('Resa', 30, 3)];
  const left = (choices: readonly LineChoice[]) => {
    const leaving = leavingLines(lines, [1, 2], choices);
    return withoutLeavers(lines, leaving).map(({ name, carriedBy }) => [name, carriedBy]);
  };

  test('are told by party', () => {
    expect(leavingLines(lines, [1, 2], [])).toEqual([
      { partyId: 3, partyName: 'Part 3', names: ['Kurs', 'Resa'], sum: 100, becomes: null },
    ]);
    expect(leavingLines(lines, [1, 2, 3], [])).toEqual([]);
  });

  test('fall away or are shared by the key, as was chosen', () => {
    expect(left([{ partyId: 3, becomes: 'dropped' }])).toEqual([
      ['Alla', null],
      ['Egen', 1],
    ]);
    expect(left([{ partyId: 3, becomes: 'shared' }])).toEqual([
      ['Alla', null],
      ['Egen', 1],
      ['Kurs', null],
      ['Resa', null],
    ]);
  });

  test('wait for a choice, at the field of the party', () => {
    const refused = (() => {
      try {
        return left([{ partyId: 1, becomes: 'dropped' }]);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toMatchObject({ field: 'rad.3', message: expect.stringContaining('”Kurs”, ”Resa”') as string });
  });
});
