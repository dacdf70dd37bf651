import type { RoundingMode, RoundingUnit } from './allocate';
import { isAllCarried, refuseBeyondLargest, splitLines, type BudgetLineAmount } from './budget';
import type { CalendarDate } from './calendar';
import type { BasisFigure, Claimant, KeyComponent, ShareBasis } from './key';
import { shareByKey } from './key-share';
import { ore, sumOre, type Ore } from './money';
import { Refusal } from './refusal';

export interface Rounding {
  readonly unit: RoundingUnit;
  readonly mode: RoundingMode;
}

export interface ShareRow {
  readonly claimant: Claimant;
  /** per component */
  readonly figures: readonly (BasisFigure | null)[];
  readonly parts: readonly Ore[];
  /** lines that the party carries alone */
  readonly carried: Ore;
  readonly sum: Ore;
}

export interface ShareTable {
  readonly components: readonly KeyComponent[];
  readonly rows: readonly ShareRow[];
  /** what the parts of each component sum to */
  readonly columnSums: readonly Ore[];
  readonly carriedSum: Ore;
  /** what was to be shared, carried lines included */
  readonly total: Ore;
  /** öresdifferens: the sum of the rows less the total; 0 in mode exact */
  readonly difference: Ore;
  readonly rounding: Rounding;
  /** the stretches that the shared lines were spread over, in the order of time; empty where all share all of it alike */
  readonly stretches: readonly StretchShares[];
}

/** What falls on the days of one stretch, shared by those who take part in it (DOMAIN.md 1.8). */
export interface StretchShares {
  readonly from: CalendarDate;
  /** the last day, included */
  readonly to: CalendarDate;
  readonly days: number;
  /** of the shared lines only: nobody carries lines alone in it; its own stretches are none */
  readonly table: ShareTable;
}

/**
 * What each claimant carries of a budget: the shared lines by the key, the rest as named. Where parties carry all lines
 * the shares are those: the key takes nothing, not even what it would take beforehand, and needs no figures.
 * @throws Refusal when a figure is missing or the allocation is impossible; the message names the party.
 */
export function shareBudget(lines: readonly BudgetLineAmount[], basis: ShareBasis, rounding: Rounding): ShareTable {
  refuseBeyondLargest(lines);
  const parts = isAllCarried(lines)
    ? basis.components.map(() => basis.claimants.map(() => ore(0)))
    : shareByKey(splitLines(lines).shared, basis, rounding);
  return tableOfParts(lines, basis, parts, rounding);
}

/**
 * The table of what the shared lines gave.
 * @param parts of the shared lines, per component, per claimant
 * @throws Refusal when a line is carried by somebody who is not among the claimants
 */
export function tableOfParts(
  lines: readonly BudgetLineAmount[],
  basis: ShareBasis,
  parts: readonly (readonly Ore[])[],
  rounding: Rounding,
  stretches: readonly StretchShares[] = [],
): ShareTable {
  const { shared, carried } = splitLines(lines);
  const rows = basis.claimants.map((claimant, at): ShareRow => {
    const own = parts.map((part) => part[at]!);
    const alone = isFirstOfParty(basis.claimants, at) ? (carried.get(claimant.partyId) ?? ore(0)) : ore(0);
    return {
      claimant,
      figures: basis.figures.map((row) => row[at]!),
      parts: own,
      carried: alone,
      sum: sumOre([...own, alone]),
    };
  });
  refuseOutsiders(lines, basis.claimants);
  return tableOf(basis.components, rows, sumOre([shared, ...carried.values()]), rounding, stretches);
}

/** The table of a frozen calculation, from the rows as they were stored: nothing is computed anew. */
export function tableOf(
  components: readonly KeyComponent[],
  rows: readonly ShareRow[],
  total: Ore,
  rounding: Rounding,
  stretches: readonly StretchShares[] = [],
): ShareTable {
  return {
    components,
    rows,
    columnSums: components.map((_, index) => sumOre(rows.map((row) => row.parts[index]!))),
    carriedSum: sumOre(rows.map((row) => row.carried)),
    total,
    difference: ore(sumOre(rows.map((row) => row.sum)) - total),
    rounding,
    stretches,
  };
}

/** A line that a party carries alone stands on the first of its units, so that the party's subtotal holds it once. */
function isFirstOfParty(claimants: readonly Claimant[], at: number): boolean {
  return claimants.findIndex((claimant) => claimant.partyId === claimants[at]!.partyId) === at;
}

function refuseOutsiders(lines: readonly BudgetLineAmount[], claimants: readonly Claimant[]): void {
  for (const { carriedBy, name, carriedByName } of lines) {
    if (carriedBy === null || claimants.some(({ partyId }) => partyId === carriedBy)) continue;
    const line = name ? `Budgetraden ”${name}”` : 'En budgetrad';
    throw new Refusal(`${line} bärs av ${carriedByName ?? 'en part'}, som inte deltar.`);
  }
}
