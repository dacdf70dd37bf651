import { Refusal } from './refusal';

/** A part of what was before, exact: 11 % is 11/100. Negative where the basis shrinks. */
export interface Growth {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * What an agreement or a supplier's contract allows a counted basis (users, inhabitants) to grow, and what the new
 * members bring: stated in per cent, or counted in a series.
 */
export interface GrowthQuestion {
  readonly ceiling: Growth;
  /** as somebody stated it; null: counted in the series */
  readonly stated: Growth | null;
  readonly seriesId: number | null;
}

export interface GrowthJudgement {
  readonly growth: Growth;
  readonly ceiling: Growth;
  /** exactly at the ceiling is within */
  readonly verdict: 'within' | 'beyond';
}

/**
 * How much a counted basis grows when newcomers come to it.
 * @param base what was counted before, a whole number
 * @param added what the newcomers bring, less what those who leave take with them
 * @throws Refusal where nothing was counted before: a part of nothing says nothing
 */
export function growthOf(base: number, added: number): Growth {
  if (base <= 0) throw new Refusal('Underlaget är noll i dag, så tillväxten kan inte räknas i procent.');
  return { numerator: added, denominator: base };
}

/** Growth against its ceiling, compared as whole numbers: 15,001 % is beyond 15 %, 15 % is not. */
export function judgeGrowth(growth: Growth, ceiling: Growth): GrowthJudgement {
  const grown = BigInt(growth.numerator) * BigInt(ceiling.denominator);
  const allowed = BigInt(ceiling.numerator) * BigInt(growth.denominator);
  return { growth, ceiling, verdict: grown <= allowed ? 'within' : 'beyond' };
}

/**
 * "Tillväxten blir 11 %, avtalet tillåter 15 %." One decimal; where rounding hides on which side of the ceiling the
 * growth is, "drygt" or "knappt" tells.
 */
export function growthText({ growth, ceiling, verdict }: GrowthJudgement): string {
  const [becomes, allows] = [tenths(growth), tenths(ceiling)];
  const exact = judgeGrowth(ceiling, growth).verdict === 'within' && verdict === 'within';
  const near = becomes !== allows || exact ? '' : verdict === 'beyond' ? 'drygt ' : 'knappt ';
  const least = verdict === 'beyond' ? 'högst ' : '';
  return `Tillväxten blir ${near}${percentText(becomes)}, avtalet tillåter ${least}${percentText(allows)}.`;
}

/** Per cent in tenths, rounded half away from zero. */
function tenths({ numerator, denominator }: Growth): number {
  const sign = numerator < 0 ? -1 : 1;
  const divisor = BigInt(denominator);
  const rounded = (2000n * BigInt(Math.abs(numerator)) + divisor) / (2n * divisor);
  return sign * Number(rounded);
}

function percentText(inTenths: number): string {
  const sign = inTenths < 0 ? '\u2212' : '';
  const whole = Math.floor(Math.abs(inTenths) / 10);
  const rest = Math.abs(inTenths) % 10;
  return `${sign}${whole}${rest === 0 ? '' : `,${rest}`}\u00a0%`;
}

/**
 * Reads a growth as people write it: "11", "11 %", "11,25". At most four decimals and 100 000 %; exact.
 * @returns null when it is none
 */
export function parseGrowth(text: string): Growth | null {
  const match = /^(\d{1,6})(?:[,.](\d{1,4}))?\s*%?$/.exec(text.trim());
  if (!match) return null;
  const numerator = Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
  return numerator > 1_000_000_000 ? null : { numerator, denominator: 1_000_000 };
}

/** The other way: as it is typed, "11" or "11,25". */
export function typedGrowth({ numerator, denominator }: Growth): string {
  return String((numerator * 100) / denominator).replace('.', ',');
}
