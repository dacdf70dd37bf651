import type { ShareRow } from './cost-share';
import { sumOre, type Ore } from './money';

/** What a row of a share table, or a party's rows together, come to. */
export interface Subtotal {
  /** per component; null where it counts nothing */
  readonly figures: readonly (number | null)[];
  /** per component */
  readonly parts: readonly Ore[];
  readonly carried: Ore;
  readonly sum: Ore;
}

/** The rows of one party: one, or one a unit where the key names units. */
export interface PartyRows extends Subtotal {
  readonly partyId: number;
  readonly partyName: string;
  readonly rows: readonly ShareRow[];
}

/** The rows of a share table by party, each with its subtotal, in the order in which the parties first come. */
export function byParty(rows: readonly ShareRow[]): PartyRows[] {
  const parties = new Map<number, ShareRow[]>();
  for (const row of rows) {
    const own = parties.get(row.claimant.partyId);
    if (own) own.push(row);
    else parties.set(row.claimant.partyId, [row]);
  }
  return Array.from(parties, ([partyId, own]) => ({
    partyId,
    partyName: own[0]!.claimant.partyName,
    rows: own,
    ...subtotalOf(own),
  }));
}

/** The columns of some rows, each summed. */
export function subtotalOf(rows: readonly ShareRow[]): Subtotal {
  const components = Array.from(rows[0]?.parts.keys() ?? []);
  return {
    figures: components.map((index) => sumOfKnown(rows.map((row) => row.figures[index]?.value ?? null))),
    parts: components.map((index) => sumOre(rows.map((row) => row.parts[index]!))),
    carried: sumOre(rows.map((row) => row.carried)),
    sum: sumOre(rows.map((row) => row.sum)),
  };
}

export type Direction = 'ascending' | 'descending';

const swedish = new Intl.Collator('sv');

/** What a column shows of a row or a party. @param partyId null for a unit, of which nothing is known by party */
export type ValueOf = (amounts: Subtotal, partyId: number | null) => number | null;

/**
 * The parties in another order, and the units of each likewise; what has no value comes last either way, and equal
 * values are in Swedish order of the names.
 * @param valueOf null sorts by name; then the units of a party keep their own order
 */
export function orderParties(
  parties: readonly PartyRows[],
  valueOf: ValueOf | null,
  direction: Direction,
): PartyRows[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const byName = (a: PartyRows, b: PartyRows) => swedish.compare(a.partyName, b.partyName);
  if (valueOf === null) return parties.toSorted((a, b) => sign * byName(a, b));
  const ofRow = (row: ShareRow) => valueOf(subtotalOf([row]), null);
  return parties
    .map((party) => ({ ...party, rows: party.rows.toSorted((a, b) => compare(ofRow(a), ofRow(b), sign)) }))
    .sort((a, b) => compare(valueOf(a, a.partyId), valueOf(b, b.partyId), sign) || byName(a, b));
}

function compare(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}

function sumOfKnown(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === 0 ? null : known.reduce((sum, figure) => sum + figure, 0);
}
