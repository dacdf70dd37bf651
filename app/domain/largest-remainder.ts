/**
 * Splits a whole number of öre in proportion to integer weights by the largest remainder method (Hamilton):
 * everyone gets the whole units of the own exact share, the units left over go one each to the largest
 * remainders. Ties go to the larger weight, then to the earlier in `order`.
 *
 * When the total is not a whole number of units, the öre that are left over go to the next in line, so the
 * parts always sum to the total and each part is less than one unit from its exact value. Weight 0 gets 0.
 *
 * @param total öre, not negative
 * @param weights integers, not negative, at least one positive
 * @param order the rank of each weight's owner, lower first
 * @param unit öre
 */
export function splitByLargestRemainder(
  total: number,
  weights: readonly number[],
  order: readonly number[],
  unit: number,
): number[] {
  let weightSum = 0;
  let largest = 0;
  for (const weight of weights) {
    weightSum += weight;
    if (weight > largest) largest = weight;
  }
  const exactInNumbers = total * largest <= Number.MAX_SAFE_INTEGER && weightSum * unit <= Number.MAX_SAFE_INTEGER;
  const { wholes, remainders } = (exactInNumbers ? divideInNumbers : divideInBigInts)(total, weights, weightSum, unit);

  let left = total;
  for (let i = 0; i < wholes.length; i++) {
    wholes[i]! *= unit;
    left -= wholes[i]!;
  }
  const byRemainder = Array.from(wholes.keys()).sort(
    (a, b) => remainders[b]! - remainders[a]! || weights[b]! - weights[a]! || order[a]! - order[b]!,
  );
  for (const index of byRemainder) {
    if (left <= 0) break;
    wholes[index]! += Math.min(unit, left);
    left -= unit;
  }
  return wholes;
}

interface Division {
  /** whole units of each exact share */
  readonly wholes: number[];
  /** what is left of each, ordered as the exact remainders are; comparable with each other only */
  readonly remainders: number[];
}

function divideInNumbers(total: number, weights: readonly number[], weightSum: number, unit: number): Division {
  const divisor = weightSum * unit;
  const wholes = new Array<number>(weights.length);
  const remainders = new Array<number>(weights.length);
  for (let i = 0; i < weights.length; i++) {
    const product = total * weights[i]!;
    const remainder = product % divisor;
    remainders[i] = remainder;
    wholes[i] = (product - remainder) / divisor;
  }
  return { wholes, remainders };
}

/** The same where a product would pass 2^53: remainders are ranked, since they do not fit a number either. */
function divideInBigInts(total: number, weights: readonly number[], weightSum: number, unit: number): Division {
  const divisor = BigInt(weightSum) * BigInt(unit);
  const products = weights.map((weight) => BigInt(total) * BigInt(weight));
  const exact = products.map((product) => product % divisor);
  const distinct = [...new Set(exact)].sort((a, b) => (a < b ? -1 : 1));
  const rank = new Map(distinct.map((remainder, index) => [remainder, index]));
  return {
    wholes: products.map((product) => Number(product / divisor)),
    remainders: exact.map((remainder) => rank.get(remainder)!),
  };
}
