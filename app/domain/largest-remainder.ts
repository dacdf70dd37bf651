export interface Apportionment {
  /** what is handed out, öre, not negative */
  readonly target: number;
  /** what the exact shares are shares of, öre; the target may differ from their sum by less than a unit */
  readonly total: number;
  /** the exact share of each is `total * weight / divisor`; integers, not negative */
  readonly weights: readonly number[];
  readonly divisor: number;
  /** which of two owners comes first where remainder and weight are equal: negative for the first */
  readonly compare: (a: number, b: number) => number;
  /** öre */
  readonly unit: number;
}

/**
 * Hands out a whole number of öre by the largest remainder method (Hamilton): everyone gets the whole units of the
 * own exact share, the units left over go one each to the largest remainders. Ties go to the larger weight, then to
 * the first by `compare`.
 *
 * When the target is not a whole number of units, the öre that are left over go to the next in line, so the parts
 * always sum to the target and each part is less than one unit from its exact share. Weight 0 gets 0.
 */
export function apportion(input: Apportionment): number[] {
  const { target, unit } = input;
  const { wholes, remainders } = (fitsNumbers(input) ? divideInNumbers : divideInBigInts)(input);
  let left = target;
  for (let i = 0; i < wholes.length; i++) {
    wholes[i]! *= unit;
    left -= wholes[i]!;
  }
  for (const index of firstInLine(Math.ceil(left / unit), remainders, input)) {
    wholes[index]! += Math.min(unit, left);
    left -= unit;
  }
  return wholes;
}

/** Those who get one of the units that are left over, in order. Only ties at the border are compared one by one. */
function firstInLine(count: number, remainders: readonly number[], { weights, compare }: Apportionment): number[] {
  if (count === 0) return [];
  const border = Float64Array.from(remainders).sort()[remainders.length - count]!;
  const above: number[] = [];
  const tied: number[] = [];
  for (let i = 0; i < remainders.length; i++) {
    if (remainders[i]! > border) above.push(i);
    else if (remainders[i] === border) tied.push(i);
  }
  if (tied.length > 1) tied.sort((a, b) => weights[b]! - weights[a]! || compare(a, b));
  return [...above, ...tied.slice(0, count - above.length)];
}

/** Whether every product stays within 2^53, where numbers are exact. */
function fitsNumbers({ total, weights, divisor, unit }: Apportionment): boolean {
  let largest = 0;
  for (const weight of weights) if (weight > largest) largest = weight;
  return total * largest <= Number.MAX_SAFE_INTEGER && divisor * unit <= Number.MAX_SAFE_INTEGER;
}

interface Division {
  /** whole units of each exact share */
  readonly wholes: number[];
  /** what is left of each, ordered as the exact remainders are; comparable with each other only */
  readonly remainders: number[];
}

function divideInNumbers({ total, weights, divisor, unit }: Apportionment): Division {
  const perUnit = divisor * unit;
  const wholes = new Array<number>(weights.length);
  const remainders = new Array<number>(weights.length);
  for (let i = 0; i < weights.length; i++) {
    const product = total * weights[i]!;
    const remainder = product % perUnit;
    remainders[i] = remainder;
    wholes[i] = (product - remainder) / perUnit;
  }
  return { wholes, remainders };
}

/** The same where a product would pass 2^53: remainders are ranked, since they do not fit a number either. */
function divideInBigInts({ total, weights, divisor, unit }: Apportionment): Division {
  const perUnit = BigInt(divisor) * BigInt(unit);
  const products = weights.map((weight) => BigInt(total) * BigInt(weight));
  const exact = products.map((product) => product % perUnit);
  const distinct = [...new Set(exact)].sort((a, b) => (a < b ? -1 : 1));
  const rank = new Map(distinct.map((remainder, index) => [remainder, index]));
  return {
    wholes: products.map((product) => Number(product / perUnit)),
    remainders: exact.map((remainder) => rank.get(remainder)!),
  };
}
