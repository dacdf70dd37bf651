import { LARGEST_AMOUNT, sumOre, type Ore } from './money';
import { Refusal } from './refusal';

/** The states of a budget version (DOMAIN.md 2.1). Only a draft can be edited; the rest is frozen. */
export type BudgetState = 'utkast' | 'inskickad' | 'godkänd' | 'avslagen' | 'ersatt' | 'återtagen';

export interface BudgetLineAmount {
  readonly amount: Ore;
  /** the party that carries the whole line alone; null: shared by the key */
  readonly carriedBy: number | null;
  /** what a refusal calls the line and the party; left out where the line has no name */
  readonly name?: string;
  readonly carriedByName?: string | null;
}

/** What the key shares, and what parties carry alone. */
export function splitLines(lines: readonly BudgetLineAmount[]): { shared: Ore; carried: ReadonlyMap<number, Ore> } {
  const carried = new Map<number, Ore>();
  for (const { amount, carriedBy } of lines) {
    if (carriedBy !== null) carried.set(carriedBy, sumOre([carried.get(carriedBy) ?? (0 as Ore), amount]));
  }
  return { shared: sumOre(lines.filter((line) => line.carriedBy === null).map((line) => line.amount)), carried };
}

/** Whether parties carry every line alone, so that nothing is left for the key; no lines at all leave that open. */
export function isAllCarried(lines: readonly BudgetLineAmount[]): boolean {
  return lines.length > 0 && lines.every(({ carriedBy }) => carriedBy !== null);
}

/** Whether lines of this version may be added, changed or removed. */
export function isEditable(state: BudgetState): boolean {
  return state === 'utkast';
}

/**
 * The lines of a budget may not come to more than {@link LARGEST_AMOUNT} either way: beyond it shares are not exact.
 * @param field of the form that the refusal belongs to, where there is one
 * @throws Refusal that says so
 */
export function refuseBeyondLargest(lines: readonly Pick<BudgetLineAmount, 'amount'>[], field?: string): void {
  if (Math.abs(sumOre(lines.map(({ amount }) => amount))) <= LARGEST_AMOUNT) return;
  throw new Refusal(
    `Budgetens rader blir tillsammans mer än ${(LARGEST_AMOUNT / 100).toLocaleString('sv-SE')} kr, som är det mesta som kan delas.`,
    field,
  );
}
