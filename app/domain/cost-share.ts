import { allocate, type RoundingMode, type RoundingUnit } from './allocate';
import { splitLines, type BudgetLineAmount } from './budget';
import type { CalendarDate } from './calendar';
import type { Fraction } from './fraction';
import { ore, sumOre, type Ore } from './money';
import { Refusal } from './refusal';

/** Who carries a share: a party, or a unit of a party where the key names units. */
export interface Claimant {
  readonly partyId: number;
  readonly partyName: string;
  readonly unitId: number | null;
  readonly unitName: string | null;
  /** kommunkod; '' for a party without one */
  readonly code: string;
}

/** One counted thing of one claimant, with the day it was counted and by whom. */
export interface BasisFigure {
  readonly id: number;
  readonly value: number;
  readonly referenceDate: CalendarDate;
  readonly precision: 'day' | 'year';
  readonly source: string;
}

export interface KeyComponent {
  readonly position: number;
  readonly kind: 'equal' | 'population' | 'driver';
  readonly weight: Fraction;
  /** what is counted ("antal användare"); null for equal */
  readonly seriesName: string | null;
}

/** Everything a calculation stands on (DOMAIN.md 1.6). */
export interface ShareBasis {
  readonly claimants: readonly Claimant[];
  readonly components: readonly KeyComponent[];
  /** per component, per claimant; null where the component counts nothing or the figure is missing */
  readonly figures: readonly (readonly (BasisFigure | null)[])[];
}

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
}

/**
 * What each claimant carries of a budget: the shared lines by the key, the rest as named.
 * @throws Refusal when a figure is missing or the allocation is impossible; the message names the party.
 */
export function shareBudget(lines: readonly BudgetLineAmount[], basis: ShareBasis, rounding: Rounding): ShareTable {
  const { shared, carried } = splitLines(lines);
  const allocation = allocate({
    total: shared,
    claimants: basis.claimants,
    components: basis.components.map((component, index) => ({
      weight: component.weight,
      basis: basis.claimants.map((claimant, at) => basisOf(component, basis.figures[index]![at]!, claimant)),
    })),
    roundingUnit: rounding.unit,
    mode: rounding.mode,
  });
  const rows = basis.claimants.map((claimant, at): ShareRow => {
    const parts = allocation.parts.map((part) => part[at]!);
    const own = isFirstOfParty(basis.claimants, at) ? (carried.get(claimant.partyId) ?? ore(0)) : ore(0);
    return {
      claimant,
      figures: basis.figures.map((row) => row[at]!),
      parts,
      carried: own,
      sum: sumOre([...parts, own]),
    };
  });
  refuseOutsiders(carried, basis.claimants);
  return tableOf(basis.components, rows, sumOre([shared, ...carried.values()]), rounding);
}

/** The table of a frozen calculation, from the rows as they were stored: nothing is computed anew. */
export function tableOf(
  components: readonly KeyComponent[],
  rows: readonly ShareRow[],
  total: Ore,
  rounding: Rounding,
): ShareTable {
  return {
    components,
    rows,
    columnSums: components.map((_, index) => sumOre(rows.map((row) => row.parts[index]!))),
    carriedSum: sumOre(rows.map((row) => row.carried)),
    total,
    difference: ore(sumOre(rows.map((row) => row.sum)) - total),
    rounding,
  };
}

function basisOf(component: KeyComponent, figure: BasisFigure | null, claimant: Claimant): number {
  if (component.kind === 'equal') return 1;
  if (figure) return figure.value;
  throw new Refusal(`Underlag saknas för ${claimant.unitName ?? claimant.partyName}: ${component.seriesName}.`);
}

/** A line that a party carries alone stands on the first of its units, so that the party's subtotal holds it once. */
function isFirstOfParty(claimants: readonly Claimant[], at: number): boolean {
  return claimants.findIndex((claimant) => claimant.partyId === claimants[at]!.partyId) === at;
}

function refuseOutsiders(carried: ReadonlyMap<number, Ore>, claimants: readonly Claimant[]): void {
  for (const partyId of carried.keys()) {
    if (!claimants.some((claimant) => claimant.partyId === partyId)) {
      throw new Refusal('En budgetrad bärs av en part som inte deltar i projektet.');
    }
  }
}
