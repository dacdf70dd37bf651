import { allocate, type RoundingUnit } from './allocate';
import type { ShareBasis } from './key';
import { isTaken, shareByKey } from './key-share';
import { ore, sumOre, type Ore } from './money';

/**
 * Spreads what claimants share over periods (invoice periods, years; DOMAIN.md 1.5). It is cumulative: a claimant's
 * amount for period k is its share of everything up to k less what earlier periods gave. Every period then sums to
 * what it has, and every claimant to its share of the whole; rounding never piles up over the years.
 *
 * What follows from that: a period that adds nothing asks nothing of anybody, and in a period of a few kronor
 * somebody may get back the krona that an earlier period rounded up.
 *
 * @param periods what each period sums to, öre; zero and negative (credit) periods are allowed
 * @param shareUpTo what each claimant carries of a sum; must add up to it
 * @returns per period, per claimant, öre
 */
export function spread(periods: readonly Ore[], shareUpTo: (sum: Ore) => readonly Ore[]): Ore[][] {
  let upTo = ore(0);
  let given: readonly Ore[] | null = null;
  return periods.map((period) => {
    upTo = sumOre([upTo, period]);
    const before = given;
    const after = shareUpTo(upTo);
    given = after;
    return after.map((amount, at) => ore(amount - (before?.[at] ?? 0)));
  });
}

/**
 * The same by a key, always so that it adds up (mode `exact`). What `fixed` and `perUnit` components take belongs to
 * the whole and to no single period: with such a key each period is shared in the proportions of the whole.
 * @returns per period, per claimant, öre
 * @throws Refusal when the whole cannot be shared by the key
 */
export function spreadByKey(periods: readonly Ore[], basis: ShareBasis, unit: RoundingUnit): Ore[][] {
  const shareOf = (sum: Ore) => sumsOf(shareByKey(sum, basis, { unit, mode: 'exact' }), basis.claimants.length);
  if (!basis.components.some(isTaken)) return spread(periods, shareOf);

  return spreadInProportion(periods, shareOf(sumOre(periods)), basis.claimants, unit);
}

/**
 * The same in the proportions of the whole: where only what each carries of it is known (a frozen calculation), or
 * where parts of it belong to no single period.
 *
 * @param whole what each claimant carries of the sum of the periods; adds up to it. Where all carry nothing there are
 *   no proportions, and every period gives nothing.
 * @param claimants `code` breaks ties, lower first
 * @returns per period, per claimant, öre; a claimant's periods sum to its whole
 */
export function spreadInProportion(
  periods: readonly Ore[],
  whole: readonly Ore[],
  claimants: readonly { readonly code: string }[],
  unit: RoundingUnit,
): Ore[][] {
  const total = sumOre(periods);
  const basis = whole.map(Math.abs);
  const nothing = whole.map(() => ore(0));
  const components = [{ weight: { numerator: 1, denominator: 1 }, basis }];
  return spread(periods, (sum) => {
    if (sum === total) return whole;
    if (sum === 0 || basis.every((amount) => amount === 0)) return nothing;
    return allocate({ total: sum, claimants, components, roundingUnit: unit, mode: 'exact' }).sums;
  });
}

function sumsOf(parts: readonly (readonly Ore[])[], claimants: number): Ore[] {
  return Array.from({ length: claimants }, (_, at) => sumOre(parts.map((part) => part[at]!)));
}
