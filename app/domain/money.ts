declare const öre: unique symbol;

/** An amount of money in whole öre; credit is negative. Never a fraction, never a float. */
export type Ore = number & { readonly [öre]: true };

/** @throws RangeError when the number is not a safe integer. */
export function ore(value: number): Ore {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of öre`);
  return value as Ore;
}

/** The largest amount of one line, 10 000 000 000 kr: some thousand of them still sum exactly. */
export const LARGEST_AMOUNT = 1_000_000_000_000;

/** The sum, checked to stay exact. */
export function sumOre(amounts: Iterable<Ore>): Ore {
  let total = 0;
  for (const amount of amounts) total += amount;
  return ore(total);
}

/**
 * Reads what a person types for kronor: "1 234 567", "1234,50", "-12". At most two decimals.
 * @returns the amount in öre, or null when it is not an amount or larger than {@link LARGEST_AMOUNT}.
 */
export function parseKronor(text: string): Ore | null {
  const match = /^([-−]?)(\d{1,12})(?:[,.](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0\u202f]/g, '').replace(/kr$/i, ''));
  if (!match) return null;
  const magnitude = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  if (magnitude > LARGEST_AMOUNT) return null;
  return ore(match[1] && magnitude ? -magnitude : magnitude);
}
