import type { Direction } from './subtotal';

/** A party as one row of the list. */
export interface ListedParty {
  readonly name: string;
  /** kommunkod */
  readonly code: string | null;
}

const swedish = new Intl.Collator('sv');

/** Those whose name or kommunkod holds the text, whatever its case; all when it is empty. */
export function searchParties<Party extends ListedParty>(parties: readonly Party[], text: string): readonly Party[] {
  const wanted = text.trim().toLocaleLowerCase('sv');
  if (wanted === '') return parties;
  return parties.filter(({ name, code }) => name.toLocaleLowerCase('sv').includes(wanted) || code?.startsWith(wanted));
}

/**
 * Parties by a figure, equal ones in Swedish order of their names; who has none comes last either way.
 * @param valueOf null sorts by name
 */
export function sortParties<Party extends ListedParty>(
  parties: readonly Party[],
  valueOf: ((party: Party) => number | null) | null,
  direction: Direction,
): Party[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const byName = (a: Party, b: Party) => swedish.compare(a.name, b.name);
  if (valueOf === null) return parties.toSorted((a, b) => sign * byName(a, b));
  return parties.toSorted((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byName(a, b);
    return sign * (left - right) || byName(a, b);
  });
}
