import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { allocate, type RoundingMode } from '~/domain/allocate';
import { fraction } from '~/domain/fraction';
import { ore } from '~/domain/money';

interface PublishedRow {
  readonly code: string;
  readonly name: string;
  readonly population: number;
  /** kronor, as printed */
  readonly byPopulation: number;
  readonly equally: number;
  readonly sum: number;
}

/** What was once published for phase 1 of Min skolskjuts: 930 000 kr, half equally and half by population. */
const published = readFileSync(new URL('../../../shared/data/skolskjuts-fas1-fordelning.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line): PublishedRow => {
    const [code, name, population, byPopulation, equally, sum] = line.split(',');
    return {
      code: code!,
      name: name!,
      population: Number(population),
      byPopulation: Number(byPopulation),
      equally: Number(equally),
      sum: Number(sum),
    };
  });

/** Shares kronor as the agreement says; the table in kronor, row by row. */
function share(total: number, mode: RoundingMode) {
  const half = fraction(1, 2);
  const { parts, sums, difference } = allocate({
    total: ore(total * 100),
    claimants: published,
    components: [
      { weight: half, basis: published.map((row) => row.population) },
      { weight: half, basis: published.map(() => 1) },
    ],
    roundingUnit: 100,
    mode,
  });
  const rows = published.map((row, at) => ({
    ...row,
    byPopulation: parts[0]![at]! / 100,
    equally: parts[1]![at]! / 100,
    sum: sums[at]! / 100,
  }));
  return { rows, difference: difference / 100, total: sums.reduce((sum, one) => sum + one, 0) / 100 };
}

test('the published table has the fifteen kommuner with 287 191 inhabitants', () => {
  expect(published).toHaveLength(15);
  expect(published.reduce((sum, row) => sum + row.population, 0)).toBe(287_191);
});

describe('phase 1, 930 000 kr', () => {
  test('in mode plain is every published figure, and one krona too much', () => {
    const { rows, difference, total } = share(930_000, 'plain');
    expect(rows).toEqual(published);
    expect(difference).toBe(1);
    expect(total).toBe(930_001);
  });

  test('in mode exact differs for Borlänge only, and adds up', () => {
    const { rows, difference, total } = share(930_000, 'exact');
    expect(rows.filter((row) => row.name !== 'Borlänge')).toEqual(published.filter((row) => row.name !== 'Borlänge'));
    expect(rows.find((row) => row.name === 'Borlänge')).toMatchObject({
      byPopulation: 84_557,
      equally: 31_000,
      sum: 115_557,
    });
    expect(difference).toBe(0);
    expect(total).toBe(930_000);
  });
});

describe('phase 2, 2 460 000 kr', () => {
  test('in mode exact is 82 000 kr each and the rest by population', () => {
    const { rows, total } = share(2_460_000, 'exact');
    expect(rows.every((row) => row.equally === 82_000)).toBe(true);
    expect(Object.fromEntries(rows.map((row) => [row.name, row.byPopulation]))).toEqual({
      Avesta: 99_889,
      Borlänge: 223_668,
      Falun: 252_359,
      Gagnef: 43_989,
      Hedemora: 66_200,
      Leksand: 67_687,
      Ludvika: 115_406,
      'Malung-Sälen': 43_283,
      Mora: 87_328,
      Orsa: 29_518,
      Rättvik: 46_713,
      Smedjebacken: 46_670,
      Säter: 47_638,
      Vansbro: 29_154,
      Älvdalen: 30_498,
    });
    expect(total).toBe(2_460_000);
  });
});
