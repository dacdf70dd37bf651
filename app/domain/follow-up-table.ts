import { deviation } from './follow-up';
import type { FollowUpCell } from './follow-up-cells';
import { groupBy } from './group-by';
import { sumOre, type Ore } from './money';

/** What the rows of a follow-up are. */
export const FOLLOW_UP_DIMENSIONS = ['projekt', 'fas', 'part', 'ar'] as const;

export type FollowUpDimension = (typeof FOLLOW_UP_DIMENSIONS)[number];

/** Sums of budget, actual and forecast, and how far the forecast is from the budget; better is positive (DOMAIN.md 5.3). */
export interface FollowUpSums {
  readonly budget: Ore;
  readonly actual: Ore;
  readonly forecast: Ore;
  readonly deviation: Ore;
  /** somebody has given a forecast for some of it */
  readonly stated: boolean;
}

/** A row of the follow-up: what its cells have in common, and one of them to name it by. */
export interface FollowUpTableRow extends FollowUpSums {
  readonly key: string;
  readonly of: FollowUpCell;
}

/** Which cells are counted; null stands for all. */
export interface FollowUpFilter {
  readonly phaseNumber: number | null;
  /** id of a party */
  readonly party: number | null;
  readonly year: number | null;
}

/** The sums of some cells. */
export function sumsOf(cells: readonly FollowUpCell[]): FollowUpSums {
  const budget = sumOre(cells.map((cell) => cell.budget));
  const forecast = sumOre(cells.map((cell) => cell.forecast));
  return {
    budget,
    actual: sumOre(cells.map((cell) => cell.actual)),
    forecast,
    deviation: deviation(budget, forecast),
    stated: cells.some((cell) => cell.stated),
  };
}

/** The cells that a filter lets through. */
export function filterCells(
  cells: readonly FollowUpCell[],
  { phaseNumber, party, year }: FollowUpFilter,
): FollowUpCell[] {
  return cells.filter(
    (cell) =>
      (phaseNumber === null || cell.phaseNumber === phaseNumber) &&
      (party === null || cell.party?.id === party) &&
      (year === null || cell.year === year),
  );
}

/** Cells under what they have in common. The rows sum to the cells, whatever the dimension. */
export function tableBy(cells: readonly FollowUpCell[], dimension: FollowUpDimension): FollowUpTableRow[] {
  const groups = [...groupBy(cells, (cell) => keyOf(cell, dimension))];
  const rows = groups.map(([key, own]) => ({ key, of: own[0]!, ...sumsOf(own) }));
  return dimension === 'projekt' || dimension === 'fas' ? rows : rows.sort((a, b) => compare(a.of, b.of, dimension));
}

function keyOf({ projectId, phaseId, party, year }: FollowUpCell, dimension: FollowUpDimension): string {
  switch (dimension) {
    case 'projekt':
      return String(projectId);
    case 'fas':
      return String(phaseId);
    case 'part':
      return String(party?.id ?? '');
    case 'ar':
      return String(year ?? '');
  }
}

const collator = new Intl.Collator('sv');

/** Parties by name and years in order; what belongs to none comes last. */
function compare(a: FollowUpCell, b: FollowUpCell, dimension: 'part' | 'ar'): number {
  if (dimension === 'ar') return (a.year ?? Infinity) - (b.year ?? Infinity);
  if (!a.party || !b.party) return Number(a.party === null) - Number(b.party === null);
  return collator.compare(a.party.name, b.party.name);
}
