import type { Direction } from '~/domain/subtotal';

/** What the list of parties shows and in which order, as its address says. */
export interface PartyListing {
  /** part of a name or a kommunkod; '' for all */
  readonly search: string;
  /** of a column; null and unknown ones sort by name */
  readonly sort: string | null;
  /** null: names from A, figures from the largest */
  readonly direction: Direction | null;
  /** from 1 */
  readonly page: number;
}

/** Reads `?sok=&sortera=&ordning=&sida=`; what the address says wrongly is left out. */
export function readPartyListing(search: URLSearchParams): PartyListing {
  const order = search.get('ordning');
  const page = search.get('sida') ?? '';
  return {
    search: (search.get('sok') ?? '').trim().slice(0, 100),
    sort: search.get('sortera'),
    direction: order === 'stigande' ? 'ascending' : order === 'fallande' ? 'descending' : null,
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** The list as it is now with `change`; another order or search starts at its first page. */
export function partyListAddress(here: string, listing: PartyListing, change: Partial<PartyListing>): string {
  const { search, sort, direction, page } = { ...listing, page: 1, ...change };
  const parts = new URLSearchParams();
  if (search) parts.set('sok', search);
  if (sort) parts.set('sortera', sort);
  if (direction) parts.set('ordning', direction === 'ascending' ? 'stigande' : 'fallande');
  if (page > 1) parts.set('sida', String(page));
  return parts.size > 0 ? `${here}?${parts}` : here;
}
