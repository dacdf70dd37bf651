import { fraction, type Fraction } from './fraction';

/** A weight typed with more digits than this has nobody meant, and the allocation must stay within the safe integers. */
const FINEST = 1_000_000;

/**
 * Reads a part of one as people write it: "1/3", "33,5 %" (67/200), "0,5" (1/2). At most four decimals of a per cent
 * and denominators up to a million; never through floating point.
 * @returns null for zero, negative, more than one, or no number
 */
export function parseFraction(text: string): Fraction | null {
  const share = readShare(text, '1');
  return share && share.numerator > 0n ? toFraction(share) : null;
}

/**
 * Reads what a party carries of a percent component, where a number without a sign is per cent: "33,5", "40 %",
 * "1/3", "0".
 * @returns null for negative, more than one, or no number
 */
export function parsePercentShare(text: string): Fraction | { readonly numerator: 0; readonly denominator: 1 } | null {
  const share = readShare(text, '%');
  if (!share) return null;
  return share.numerator === 0n ? { numerator: 0, denominator: 1 } : toFraction(share);
}

interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** @param bare what a number without a per cent sign counts: ones or hundredths */
function readShare(text: string, bare: '1' | '%'): Exact | null {
  const typed = text.replace(/[\s\u00a0\u202f]/g, '');
  const ratio = /^(\d{1,7})\/(\d{1,7})$/.exec(typed);
  if (ratio) return withinOne({ numerator: BigInt(ratio[1]!), denominator: BigInt(ratio[2]!) });
  const number = /^(\d{1,7})(?:[.,](\d{1,6}))?(%?)$/.exec(typed);
  if (!number) return null;
  const [, whole, decimals = '', sign] = number;
  const hundredths = sign === '%' || bare === '%' ? 100n : 1n;
  return withinOne({
    numerator: BigInt(whole! + decimals),
    denominator: 10n ** BigInt(decimals.length) * hundredths,
  });
}

function withinOne({ numerator, denominator }: Exact): Exact | null {
  if (denominator === 0n || numerator > denominator) return null;
  const exact = lowestTerms({ numerator, denominator });
  return exact.denominator <= BigInt(FINEST) ? exact : null;
}

function toFraction({ numerator, denominator }: Exact): Fraction {
  return fraction(Number(numerator), Number(denominator));
}

/** What parts of one sum to: exactly one, or in words how much; `tooFine` when they have no common denominator to count with. */
export function sumOfParts(parts: readonly { readonly numerator: number; readonly denominator: number }[]): {
  readonly isOne: boolean;
  readonly tooFine: boolean;
  /** "5/6 (ungefär 83,33 %)" */
  readonly text: string;
} {
  const sum = parts.reduce<Exact>(
    (total, part) => {
      const [n, d] = [BigInt(part.numerator), BigInt(part.denominator)];
      return lowestTerms({
        numerator: total.numerator * d + n * total.denominator,
        denominator: total.denominator * d,
      });
    },
    { numerator: 0n, denominator: 1n },
  );
  const common = parts.reduce((product, part) => {
    const own = BigInt(part.denominator);
    return (product / commonDivisor(product, own)) * own;
  }, 1n);
  return {
    isOne: sum.numerator === sum.denominator,
    tooFine: common > BigInt(FINEST),
    text: partText(sum),
  };
}

/** Two decimals of a per cent at most; "ungefär" where there would be more. */
function partText({ numerator, denominator }: Exact): string {
  const scaled = numerator * 10_000n;
  const hundredths = (2n * scaled + denominator) / (2n * denominator);
  const [whole, rest] = [hundredths / 100n, hundredths % 100n];
  const decimals = rest === 0n ? '' : `,${String(rest).padStart(2, '0').replace(/0$/, '')}`;
  const percent = `${whole}${decimals} %`;
  if (scaled % denominator === 0n) return percent;
  return `${numerator}/${denominator} (ungefär ${percent})`;
}

function lowestTerms({ numerator, denominator }: Exact): Exact {
  const divisor = commonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
