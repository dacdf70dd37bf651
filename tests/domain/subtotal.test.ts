import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseDate } from '~/domain/calendar';
import type { ShareRow } from '~/domain/cost-share';
import { ore } from '~/domain/money';
import { byParty, orderParties, subtotalOf } from '~/domain/subtotal';

function row(partyName: string, unitName: string | null, figure: number | null, sum: number): ShareRow {
  const partyId = partyName.length * 100 + partyName.charCodeAt(0);
  return {
    claimant: { partyId, partyName, unitId: unitName ? unitName.charCodeAt(0) : null, unitName, code: '' },
    figures: [
      figure === null
        ? null
        : { id: 1, value: figure, referenceDate: parseDate('2022-01-01')!, precision: 'year', source: 'Egen' },
    ],
    parts: [ore(sum)],
    carried: ore(0),
    sum: ore(sum),
  };
}

const rows = [
  row('Ludvika', 'Skola', 20, 200),
  row('Ludvika', 'Vård', 30, 300),
  row('Älvdalen', null, 90, 900),
  row('Ånge', null, null, 0),
];
const names = (parties: ReturnType<typeof byParty>) => parties.map(({ partyName }) => partyName);

describe('the subtotals of a share table', () => {
  test('are a party’s units together', () => {
    expect(
      byParty(rows).map(({ partyName, figures, parts, sum, rows: own }) => [
        partyName,
        figures,
        parts,
        sum,
        own.length,
      ]),
    ).toEqual([
      ['Ludvika', [50], [500], 500, 2],
      ['Älvdalen', [90], [900], 900, 1],
      ['Ånge', [null], [0], 0, 1],
    ]);
  });

  test('sum to what the rows sum to', () => {
    const any = fc.record({ party: fc.constantFrom('A', 'BB', 'CCC'), sum: fc.integer({ min: -1e9, max: 1e9 }) });
    fc.assert(
      fc.property(fc.array(any), (made) => {
        const table = made.map(({ party, sum }, at) => row(party, String.fromCharCode(65 + at), at, sum));
        const parties = byParty(table);
        expect(parties.reduce((all, { sum }) => all + sum, 0)).toBe(subtotalOf(table).sum);
        expect(parties.flatMap((party) => party.rows).length).toBe(table.length);
      }),
    );
  });
});

describe('the order of a share table', () => {
  test('is by name as Swedish has it, å before ä', () => {
    expect(names(orderParties(byParty(rows), null, 'ascending'))).toEqual(['Ludvika', 'Ånge', 'Älvdalen']);
    expect(names(orderParties(byParty(rows), null, 'descending'))).toEqual(['Älvdalen', 'Ånge', 'Ludvika']);
  });

  test('is by a figure, with the units of a party in the same order and who has none last', () => {
    const figure = ({ figures }: { figures: readonly (number | null)[] }) => figures[0] ?? null;
    const down = orderParties(byParty(rows), figure, 'descending');
    expect(names(down)).toEqual(['Älvdalen', 'Ludvika', 'Ånge']);
    expect(down[1]!.rows.map(({ claimant }) => claimant.unitName)).toEqual(['Vård', 'Skola']);
    const up = orderParties(byParty(rows), figure, 'ascending');
    expect(names(up)).toEqual(['Ludvika', 'Älvdalen', 'Ånge']);
    expect(up[0]!.rows.map(({ claimant }) => claimant.unitName)).toEqual(['Skola', 'Vård']);
  });

  test('of equal values is by name, and nothing is changed in place', () => {
    const parties = byParty(rows);
    expect(names(orderParties(parties, () => 1, 'descending'))).toEqual(['Ludvika', 'Ånge', 'Älvdalen']);
    expect(names(parties)).toEqual(['Ludvika', 'Älvdalen', 'Ånge']);
  });
});
