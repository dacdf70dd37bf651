import { overCommonDenominator, type Fraction } from './fraction';
import { ore, type Ore } from './money';

/**
 * What each weighted component of a key shares out of each of several amounts, in rounding units. Each is less than a
 * unit from its exact part of the amount, and the leftover units of an amount go to those that have got least of what is
 * theirs so far: the rounding of one stretch is made good in the next, and the columns of the whole stay true to the
 * weights.
 *
 * @param rests what there is to share in each stretch; all of the same sign
 * @param weights sum to 1
 * @returns per stretch, per component; each stretch sums to its rest
 */
export function componentTargets(rests: readonly Ore[], weights: readonly Fraction[], unit: number): Ore[][] {
  const { weights: parts, denominator } = overCommonDenominator(weights);
  const perUnit = BigInt(denominator) * BigInt(unit);
  // Cumulative exact part less what was given, times the denominator.
  const behind = parts.map(() => 0n);
  return rests.map((rest) => {
    const sign = rest < 0 ? -1 : 1;
    const products = parts.map((part) => BigInt(Math.abs(rest)) * BigInt(part));
    const given = products.map((product) => Number(product / perUnit) * unit);
    let left = Math.abs(rest) - given.reduce((sum, amount) => sum + amount, 0);
    products.forEach((product, at) => (behind[at]! += product - BigInt(given[at]!) * BigInt(denominator)));
    const line = Array.from(parts.keys())
      .filter((at) => products[at]! % perUnit !== 0n)
      .sort((a, b) => (behind[a]! === behind[b]! ? a - b : behind[a]! > behind[b]! ? -1 : 1));
    for (const at of line) {
      const extra = Math.min(unit, left);
      given[at]! += extra;
      behind[at]! -= BigInt(extra) * BigInt(denominator);
      left -= extra;
    }
    return given.map((amount) => ore(sign * amount || 0));
  });
}
