import { describe, expect, test } from 'vitest';

import { searchParties, sortParties } from '~/domain/party-listing';
import { partyListAddress, readPartyListing } from '~/views/party/party-address';
import { partyPath } from '~/views/party/party-words';

const parties = [
  { name: 'Älvdalen', code: '2039', amount: 3 },
  { name: 'Bolag och förbund', code: null, amount: null },
  { name: 'Åmål', code: '1492', amount: 1 },
  { name: 'Avesta', code: '2084', amount: 3 },
];
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);

describe('a list of parties', () => {
  test.each([
    ['äLV', ['Älvdalen']],
    ['20', ['Älvdalen', 'Avesta']],
    ['  ', names(parties)],
    ['84', []],
    ['.*', []],
  ])('searched for "%s" holds %j', (text, expected) => {
    expect(names(searchParties(parties, text))).toEqual(expected);
  });

  test('is in Swedish order by name, and by figure with those that have none last either way', () => {
    expect(names(sortParties(parties, null, 'ascending'))).toEqual(['Avesta', 'Bolag och förbund', 'Åmål', 'Älvdalen']);
    const amount = (party: (typeof parties)[number]) => party.amount;
    expect(names(sortParties(parties, amount, 'descending'))).toEqual([
      'Avesta',
      'Älvdalen',
      'Åmål',
      'Bolag och förbund',
    ]);
    expect(names(sortParties(parties, amount, 'ascending')).at(-1)).toBe('Bolag och förbund');
  });
});

describe('the address of a list of parties', () => {
  test('leads back to the same list; another search starts at the first page', () => {
    const address = '/kommuner?sok=m%C3%A5la&sortera=summa&ordning=stigande&sida=2';
    const listing = readPartyListing(new URL(address, 'http://x').searchParams);
    expect(listing).toEqual({ search: 'måla', sort: 'summa', direction: 'ascending', page: 2 });
    expect(partyListAddress('/kommuner', listing, { page: 2 })).toBe(address);
    expect(partyListAddress('/kommuner', listing, { search: '' })).toBe('/kommuner?sortera=summa&ordning=stigande');
  });

  test('takes what makes no sense as not said', () => {
    const listing = readPartyListing(new URLSearchParams('ordning=upp&sida=-3'));
    expect(listing).toEqual({ search: '', sort: null, direction: null, page: 1 });
    expect(partyListAddress('/kommuner', listing, {})).toBe('/kommuner');
  });

  test('a party is at its kommunkod, or at its slug without one', () => {
    expect(partyPath({ code: '2085', slug: 'ludvika' })).toBe('/kommuner/2085');
    expect(partyPath({ code: null, slug: 'bolag-och-forbund' })).toBe('/kommuner/bolag-och-forbund');
  });
});
