import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { hours } from '~/domain/hours';
import { netOfInKind, valueOfHours, type InKindHours } from '~/domain/in-kind';
import { ore } from '~/domain/money';

function inKind(partyId: number, worked: number, handling: InKindHours['handling'], rate: number | null): InKindHours {
  return {
    partyId,
    partyName: `Part ${partyId}`,
    hours: hours(worked),
    handling,
    rate: rate === null ? null : ore(rate),
  };
}

const share = (partyId: number, amount: number) => ({
  partyId,
  partyName: `Part ${partyId}`,
  share: ore(amount),
});

describe('the value of hours', () => {
  test.each([
    [185_000, 40_000, 74_000_000],
    [50_000, 40_000, 20_000_000],
    [750, 40_000, 300_000],
    [1, 50, 1],
    [1, 49, 0],
    [0, 40_000, 0],
  ])('%i hundredths at %i öre an hour are %i öre, half an öre up', (worked, rate, value) => {
    expect(valueOfHours(hours(worked), ore(rate))).toBe(value);
  });

  test('beyond the safe integers is a fault and not a wrong sum', () => {
    expect(() => valueOfHours(hours(Number.MAX_SAFE_INTEGER), ore(100_000))).toThrow(RangeError);
  });
});

describe('own hours', () => {
  test('that are debited lower what the party pays', () => {
    const table = netOfInKind(
      [share(1, 30_000_000), share(2, 10_000_000), share(3, 5_000_000)],
      [inKind(1, 185_000, 'debited', 40_000), inKind(2, 12_500, 'debited', 40_000)],
    );
    expect(table.rows.map(({ compensation, shadowValue, net }) => [compensation, shadowValue, net])).toEqual([
      [74_000_000, null, -44_000_000],
      [5_000_000, null, 5_000_000],
      [0, null, 5_000_000],
    ]);
    expect(table).toMatchObject({
      shareSum: 45_000_000,
      compensationSum: 79_000_000,
      shadowSum: 0,
      netSum: -34_000_000,
    });
  });

  test('that are unbilled have a shadow value and are charged to nobody', () => {
    const table = netOfInKind(
      [share(1, 11_555_700), share(2, 6_401_400)],
      [inKind(1, 142_800, 'unbilled', 40_000), inKind(2, 38_700, 'unbilled', null)],
    );
    expect(table.rows.map(({ compensation, shadowValue, net }) => [compensation, shadowValue, net])).toEqual([
      [0, 57_120_000, 11_555_700],
      [0, null, 6_401_400],
    ]);
    expect(table).toMatchObject({ compensationSum: 0, shadowSum: 57_120_000, netSum: table.shareSum });
  });

  test('of a party that shares nothing are paid out to it', () => {
    const table = netOfInKind([share(1, 1000)], [inKind(9, 100, 'debited', 400)]);
    expect(table.rows.at(-1)).toMatchObject({ partyId: 9, share: 0, compensation: 400, net: -400 });
    expect(table.netSum).toBe(600);
  });

  test('leave a net that sums to the shares less the compensation, row by row and in all', () => {
    const party = fc.record({
      amount: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      shares: fc.boolean(),
      worked: fc.option(fc.integer({ min: 1, max: 1_000_000 })),
      handling: fc.constantFrom('debited' as const, 'unbilled' as const),
      rate: fc.integer({ min: 0, max: 200_000 }),
    });
    fc.assert(
      fc.property(fc.array(party, { maxLength: 20 }), (parties) => {
        const shares = parties.flatMap(({ amount, shares: has }, at) => (has ? [share(at, amount)] : []));
        const own = parties.flatMap(({ worked, handling, rate }, at) =>
          worked === null ? [] : [inKind(at, worked, handling, rate)],
        );
        const { rows, ...sums } = netOfInKind(shares, own);
        for (const row of rows) expect(row.net).toBe(row.share - row.compensation);
        const total = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + pick(row), 0);
        expect(sums.netSum).toBe(sums.shareSum - sums.compensationSum);
        expect(sums.netSum).toBe(total((row) => row.net));
        expect(sums.shareSum).toBe(shares.reduce((all, row) => all + row.share, 0));
        const debited = own.filter(({ handling }) => handling === 'debited');
        expect(sums.compensationSum).toBe(debited.reduce((all, row) => all + valueOfHours(row.hours, row.rate!), 0));
        expect(new Set(rows.map((row) => row.partyId)).size).toBe(rows.length);
        expect(rows.filter((row) => row.inKind).length).toBe(own.length);
      }),
    );
  });
});
