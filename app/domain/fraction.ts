/** An exact positive fraction in lowest terms, as in a key's weights: 1/2, 1/3. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** @throws RangeError unless both are positive safe integers. */
export function fraction(numerator: number, denominator: number): Fraction {
  for (const part of [numerator, denominator]) {
    if (!Number.isSafeInteger(part) || part <= 0)
      throw new RangeError(`${numerator}/${denominator} is not a positive fraction`);
  }
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/**
 * Integers in the same proportions as the fractions, and their common denominator:
 * 1/2, 1/3, 1/6 become 3, 2, 1 over 6.
 */
export function overCommonDenominator(fractions: readonly Fraction[]): { weights: number[]; denominator: number } {
  const denominator = fractions.reduce(
    (common, { denominator: own }) => (common / greatestCommonDivisor(common, own)) * own,
    1,
  );
  if (!Number.isSafeInteger(denominator))
    throw new RangeError('the weights have no common denominator within the safe integers');
  return { weights: fractions.map((f) => (denominator / f.denominator) * f.numerator), denominator };
}

/** Whether the fractions sum to exactly one; 0.3333 three times does not. */
export function sumsToOne(fractions: readonly Fraction[]): boolean {
  const { weights, denominator } = overCommonDenominator(fractions);
  return weights.reduce((sum, weight) => sum + weight, 0) === denominator;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
