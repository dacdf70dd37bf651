import type { RoundingMode } from '~/domain/allocate';
import type { Direction } from '~/domain/subtotal';

/** What the share table shows and in which order, as the page's address says. */
export interface ShareListing {
  /** of the budget; null: the present one */
  readonly version: number | null;
  /** null: the agreement's, or the one that was frozen */
  readonly mode: RoundingMode | null;
  /** of a column; null and unknown ones sort by name */
  readonly sort: string | null;
  /** null: names from A, figures from the largest */
  readonly direction: Direction | null;
  /** whether the parts of the sums are shown; null: as there is room */
  readonly parts: boolean | null;
  /** whose share is explained */
  readonly partyId: number | null;
  readonly unitId: number | null;
}

const MODES: Record<RoundingMode, string> = { exact: 'exakt', plain: 'enkel' };
const DIRECTIONS: Record<Direction, string> = { ascending: 'stigande', descending: 'fallande' };
const PARTS = { visa: 'visa', dolj: 'dolj' };

/** Reads `?version=&avrundning=&sortera=&ordning=&delar=&part=&enhet=`; what the address says wrongly is left out. */
export function readShareListing(search: URLSearchParams): ShareListing {
  const id = (name: string) => (/^[1-9]\d{0,14}$/.test(search.get(name) ?? '') ? Number(search.get(name)) : null);
  const shown = keyOf(PARTS, search.get('delar'));
  return {
    version: id('version'),
    mode: keyOf(MODES, search.get('avrundning')),
    sort: search.get('sortera'),
    direction: keyOf(DIRECTIONS, search.get('ordning')),
    parts: shown === null ? null : shown === 'visa',
    partyId: id('part'),
    unitId: id('enhet'),
  };
}

/** The page as it is now with `change`, at the row in question where one is opened. */
export function shareAddress(here: string, listing: ShareListing, change: Partial<ShareListing>): string {
  const { version, mode, sort, direction, parts: shown, partyId, unitId } = { ...listing, ...change };
  const parts = new URLSearchParams();
  if (version) parts.set('version', String(version));
  if (mode) parts.set('avrundning', MODES[mode]);
  if (sort) parts.set('sortera', sort);
  if (direction) parts.set('ordning', DIRECTIONS[direction]);
  if (shown !== null) parts.set('delar', shown ? PARTS.visa : PARTS.dolj);
  if (partyId) parts.set('part', String(partyId));
  if (partyId && unitId) parts.set('enhet', String(unitId));
  return `${here}${parts.size > 0 ? `?${parts}` : ''}${change.partyId ? `#${shareRowId(change.partyId, unitId)}` : ''}`;
}

/** The id of a row in the page. */
export function shareRowId(partyId: number, unitId: number | null): string {
  return unitId ? `andel-${partyId}-${unitId}` : `andel-${partyId}`;
}

function keyOf<Key extends string>(words: Record<Key, string>, word: string | null): Key | null {
  return (Object.keys(words) as Key[]).find((key) => words[key] === word) ?? null;
}
