import { LARGEST_AMOUNT, ore, type Ore } from './money';

declare const hundredths: unique symbol;

/** Working time in whole hundredths of an hour: 7,5 h is 750. */
export type Hours = number & { readonly [hundredths]: true };

/** @throws RangeError when the number is not a safe integer. */
export function hours(value: number): Hours {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of hundredths of an hour`);
  return value as Hours;
}

/**
 * Reads what a person types for hours: "1 428", "7,5". At most two decimals, never negative.
 * @returns hundredths of an hour, or null when it is not a number of hours.
 */
export function parseHours(text: string): Hours | null {
  const match = /^(\d{1,9})(?:[,.](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0\u202f]/g, '').replace(/h$/i, ''));
  if (!match) return null;
  return hours(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')));
}

/**
 * What hours cost at a rate per hour.
 * @returns null when hours x rate is not a whole number of öre; a budget line never rounds silently;
 *   null too when it is more than one line may hold.
 */
export function costOfHours(worked: Hours, ratePerHour: Ore): Ore | null {
  const product = worked * ratePerHour;
  return product <= LARGEST_AMOUNT * 100 && product % 100 === 0 ? ore(product / 100) : null;
}
