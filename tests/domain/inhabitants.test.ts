import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { shareBudget, type ShareTable } from '~/domain/cost-share';
import { fraction } from '~/domain/fraction';
import { countInhabitants, perInhabitant } from '~/domain/inhabitants';
import type { KeyComponent } from '~/domain/key';
import { ore } from '~/domain/money';
import { percentFormat } from '~/views/economy/percent-format';
import { partsShown } from '~/views/economy/share-columns';

const ONE = fraction(1, 1);
const claimants = ['Mora', 'Orsa', 'Bolaget'].map((partyName, at) => {
  return { partyId: at + 1, partyName, unitId: null, unitName: null, code: '' };
});
const figure = (value: number) => ({
  ...{ id: 1, value, referenceDate: '2018-12-31' as CalendarDate },
  ...{ precision: 'day' as const, source: 'SCB' },
});

function tableOf(component: KeyComponent, values: readonly (number | null)[]): ShareTable {
  const figures = [values.map((value) => (value === null ? null : figure(value)))];
  return shareBudget(
    [{ amount: ore(30_000), carriedBy: null }],
    { claimants, components: [component], figures },
    { unit: 100, mode: 'exact' },
  );
}

describe('inhabitants beside shares', () => {
  const equal = tableOf({ kind: 'equal', position: 1, weight: ONE }, [null, null, null]);
  const known = [
    { ...figure(100), partyId: 1 },
    { ...figure(50), partyId: 2 },
  ];

  test('are of the public series where the key counts none; a bolag has none and is not in the sum', () => {
    const counted = countInhabitants(equal, known);
    expect([...counted.byParty]).toEqual([
      [1, 100],
      [2, 50],
    ]);
    expect(counted).toMatchObject({ sum: 150, carried: 20_000, figures: known });
  });

  test('are those that the key counts where it does, whatever the series says', () => {
    const table = tableOf({ kind: 'population', position: 1, weight: ONE, seriesName: 'Folkmängd' }, [10, 20, 0]);
    const counted = countInhabitants(table, known);
    expect([...counted.byParty]).toEqual([
      [1, 10],
      [2, 20],
    ]);
    expect(counted).toMatchObject({ sum: 30, figures: [] });
  });
});

describe('an amount on each inhabitant', () => {
  test('is whole öre, half an öre away from zero, and none where nobody lives', () => {
    expect(perInhabitant(ore(93_000_000), 287_191)).toBe(324);
    expect(perInhabitant(ore(5), 2)).toBe(3);
    expect(perInhabitant(ore(-5), 2)).toBe(-3);
    expect(perInhabitant(ore(-1), 1000)).toBe(0);
    expect(perInhabitant(ore(100), 0)).toBeNull();
    expect(perInhabitant(ore(100), null)).toBeNull();
  });

  test('times the inhabitants is the amount, within half an öre each', () => {
    const amounts = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 1e7 }), (amount, people) => {
        const back = BigInt(perInhabitant(ore(amount), people)!) * BigInt(people) - BigInt(amount);
        expect(2n * (back < 0n ? -back : back) <= BigInt(people)).toBe(true);
      }),
    );
  });
});

describe('how the table is shown', () => {
  test('percentages have the decimals that the smallest needs, and at least those asked for', () => {
    const nbsp = (text: string) => text.replace(/\s/g, ' ');
    expect(nbsp(percentFormat([0.5, 0.0454], 2)(0.0454))).toBe('4,54 %');
    expect(nbsp(percentFormat([0.5, 0.00021], 2)(0.00021))).toBe('0,021 %');
    expect(nbsp(percentFormat([0.5, 0.0000001], 2)(0.5))).toBe('50,0000 %');
    expect(nbsp(percentFormat([], 1)(-0.25))).toBe('−25,0 %');
  });

  test('parts fold where there are many, and then show figure and amount in one column', () => {
    const drivers = ['Elever', 'Användare', 'Licenser'].map((seriesName, at): KeyComponent => ({
      kind: 'driver',
      position: at + 1,
      weight: fraction(1, 3),
      seriesName,
    }));
    const table = tableOf({ kind: 'equal', position: 1, weight: ONE }, [null, null, null]);
    const many = { ...table, components: drivers };
    const few = { ...many, components: drivers.slice(0, 2) };
    expect([partsShown(few, null), partsShown(few, true), partsShown(few, false)]).toEqual([
      'apart',
      'apart',
      'folded',
    ]);
    expect([partsShown(many, null), partsShown(many, true)]).toEqual(['folded', 'merged']);
  });
});
