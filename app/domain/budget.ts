import { sumOre, type Ore } from './money';

/** The states of a budget version (DOMAIN.md 2.1). Only a draft can be edited; the rest is frozen. */
export type BudgetState = 'utkast' | 'inskickad' | 'godkänd' | 'avslagen' | 'ersatt' | 'återtagen';

export interface BudgetLineAmount {
  readonly amount: Ore;
  /** the party that carries the whole line alone; null: shared by the key */
  readonly carriedBy: number | null;
}

/** What the key shares, and what parties carry alone. */
export function splitLines(lines: readonly BudgetLineAmount[]): { shared: Ore; carried: ReadonlyMap<number, Ore> } {
  const carried = new Map<number, Ore>();
  for (const { amount, carriedBy } of lines) {
    if (carriedBy !== null) carried.set(carriedBy, sumOre([carried.get(carriedBy) ?? (0 as Ore), amount]));
  }
  return { shared: sumOre(lines.filter((line) => line.carriedBy === null).map((line) => line.amount)), carried };
}

/** Whether lines of this version may be added, changed or removed. */
export function isEditable(state: BudgetState): boolean {
  return state === 'utkast';
}
