import type { Apportionment } from './largest-remainder';

/** Hands out a whole number of öre to owners; what {@link apportion} does. */
export type HandOut = (input: Apportionment) => number[];

/**
 * Hands out amounts one after the other (DOMAIN.md 1.5). Each part is less than a unit from the exact share of its own
 * amount, as of {@link apportion}, but the units left over go to those who have got least of what is theirs so far: what
 * one stretch rounds up is made good in the next, and owners of equal shares never differ by more than a unit in all.
 * Ties go to the larger weight, then to the first by `compare`. Weight 0 gets 0.
 *
 * @param count how many owners there are in all
 * @returns what hands out the next amount, to these of the owners, in the order of its weights
 */
export function roundingLedger(count: number): (input: Apportionment, owners: readonly number[]) => number[] {
  // The exact share of each so far less what it was given, öre, over one denominator.
  let behind = Array.from({ length: count }, () => 0n);
  let denominator = 1n;

  return ({ target, total, weights, divisor, compare, unit }, owners) => {
    const common = lowestCommonMultiple(denominator, BigInt(divisor));
    behind = behind.map((amount) => amount * (common / denominator));
    denominator = common;

    const perUnit = BigInt(divisor) * BigInt(unit);
    const products = weights.map((weight) => BigInt(total) * BigInt(weight));
    const parts = products.map((product) => Number(product / perUnit) * unit);
    const book = (at: number, exact: bigint, given: number) =>
      (behind[owners[at]!]! += exact * (common / BigInt(divisor)) - BigInt(given) * common);
    products.forEach((product, at) => book(at, product, parts[at]!));

    // Who has a whole number of units already is last: only öre that fill no unit can come that far.
    const isWhole = (at: number) => Number(products[at]! % perUnit === 0n);
    const line = Array.from(weights.keys())
      .filter((at) => weights[at]! > 0)
      .sort(
        (a, b) =>
          isWhole(a) - isWhole(b) ||
          Number(behind[owners[b]!]! > behind[owners[a]!]!) - Number(behind[owners[a]!]! > behind[owners[b]!]!) ||
          weights[b]! - weights[a]! ||
          compare(a, b),
      );
    let left = target - parts.reduce((sum, part) => sum + part, 0);
    for (const at of line) {
      const extra = Math.min(unit, left);
      parts[at]! += extra;
      book(at, 0n, extra);
      left -= extra;
    }
    return parts;
  };
}

function lowestCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
