import { ore, type Ore } from './money';

/** The largest remainder method, seen from one claimant. */
export interface LastUnit {
  /** what the whole units of the exact part come to */
  readonly certain: Ore;
  /** what is left of it, as a part of one unit: "0.12" */
  readonly remainder: string;
  /** how many units were left over when everyone had got the whole ones */
  readonly left: number;
  /** the claimant's place by remainder, 1 is the largest */
  readonly rank: number;
  /** how many were in line: those with a basis above zero */
  readonly claimants: number;
  /** what the claimant got of those left over: a unit, less than one if it was the last öre, or 0 */
  readonly extra: Ore;
  /** what decided against a claimant with the same remainder on the other side of the border; null: the remainder did */
  readonly tie: 'basis' | 'code' | 'order' | null;
}

/** Those in line for the units of one component; the exact part of each is `product / divisor` öre. */
export interface Line {
  /** what was to be handed out, öre */
  readonly target: number;
  readonly products: readonly bigint[];
  readonly divisor: bigint;
  readonly basis: readonly number[];
  readonly codes: readonly string[];
  readonly unit: number;
}

/** Where a claimant stands in the line, and what that gives: the same rule as `apportion`, told for one. */
export function lastUnitOf({ target, products, divisor, basis, codes, unit }: Line, at: number): LastUnit {
  const perUnit = divisor * BigInt(unit);
  const remainders = products.map((product) => product % perUnit);
  const certain = products.map((product) => Number(product / perUnit) * unit);
  const over = target - certain.reduce((sum, amount) => sum + amount, 0);
  const left = Math.max(Math.ceil(over / unit), 0);
  const tieBreak = (a: number, b: number): number =>
    basis[b]! - basis[a]! || (codes[a]! < codes[b]! ? -1 : codes[a]! > codes[b]! ? 1 : a - b);
  const line = Array.from(products.keys()).sort((a, b) =>
    remainders[a]! === remainders[b]! ? tieBreak(a, b) : remainders[a]! > remainders[b]! ? -1 : 1,
  );
  const place = line.indexOf(at);
  const across = line[place < left ? left : left - 1];
  const tied = left > 0 && across !== undefined && remainders[across] === remainders[at];
  return {
    certain: ore(certain[at]!),
    remainder: remainderText(remainders[at]!, perUnit),
    left,
    rank: place + 1,
    claimants: basis.filter((figure) => figure > 0).length,
    extra: ore(place < left ? Math.min(unit, over - place * unit) : 0),
    tie: !tied ? null : basis[across] !== basis[at] ? 'basis' : codes[across] !== codes[at] ? 'code' : 'order',
  };
}

/** Two decimals, more where two would read as nothing or as a whole unit, which a remainder never is. */
function remainderText(remainder: bigint, perUnit: bigint): string {
  for (let places = 2; places < 12 && remainder > 0n; places++) {
    const text = decimal('', remainder, perUnit, places);
    if (!/^[01]\.0+$/.test(text)) return text;
  }
  return decimal('', remainder, perUnit);
}

/** A fraction with so many decimals, half up. */
export function decimal(sign: string, numerator: bigint, denominator: bigint, places = 2): string {
  const scale = 10n ** BigInt(places);
  const scaled = (2n * scale * numerator + denominator) / (2n * denominator);
  const text = `${scaled / scale}.${String(scaled % scale).padStart(places, '0')}`;
  return scaled === 0n ? text : sign + text;
}
