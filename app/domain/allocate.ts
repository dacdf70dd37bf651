import { overCommonDenominator, sumsToOne, type Fraction } from './fraction';
import { apportion } from './largest-remainder';
import { ore, sumOre, type Ore } from './money';
import { Refusal } from './refusal';
import type { HandOut } from './rounding-ledger';

/** The smallest amount a share is rounded to, in öre: 1 öre, 1 kr, 100 kr, 1 000 kr. */
export type RoundingUnit = 1 | 100 | 10_000 | 100_000;

/**
 * `exact`: every row and column adds up, each cell is less than one unit from its exact value.
 * `plain`: each cell is rounded half up by itself, as in historical tables; the difference is told.
 */
export type RoundingMode = 'exact' | 'plain';

/** One weighted part of a key, with the basis of each claimant in the order of `claimants` (equal: all 1). */
export interface WeightedComponent {
  readonly weight: Fraction;
  readonly basis: readonly number[];
}

/** How one stretch of several is shared: what was rounded in those before it is made good. */
export interface StretchRounding {
  /** to the components */
  readonly toComponents: HandOut;
  /** per component, to the claimants */
  readonly toClaimants: readonly HandOut[];
}

export interface AllocationInput {
  /** what is shared; negative is a credit and mirrors the positive */
  readonly total: Ore;
  /** who shares: parties, or units of parties. `code` breaks ties, lower first */
  readonly claimants: readonly { readonly code: string }[];
  readonly components: readonly WeightedComponent[];
  readonly roundingUnit: RoundingUnit;
  readonly mode: RoundingMode;
  /** in mode exact; left out: there are no stretches, and everything goes by the largest remainder */
  readonly stretch?: StretchRounding;
}

export interface Allocation {
  /** per component, per claimant */
  readonly parts: readonly (readonly Ore[])[];
  /** per claimant */
  readonly sums: readonly Ore[];
  /** öresdifferens: the sum of the shares less the total; 0 in mode exact */
  readonly difference: Ore;
}

/**
 * Shares a total by a key (DOMAIN.md 1.2, 1.3).
 * @throws Refusal when there is nobody to share, a basis is zero or negative, or the weights do not sum to 1.
 */
export function allocate(input: AllocationInput): Allocation {
  refuseImpossible(input);
  const sign = input.total < 0 ? -1 : 1;
  const magnitude = { ...input, total: ore(Math.abs(input.total)) };
  const cells = input.mode === 'exact' ? exactCells(magnitude) : plainCells(magnitude);

  const parts = cells.map((row) => row.map((cell) => ore(sign * cell || 0)));
  const sums = input.claimants.map((_, index) => sumOre(parts.map((row) => row[index]!)));
  return { parts, sums, difference: ore(sumOre(sums) - input.total) };
}

/**
 * The total is first split over the components, then each component over the claimants. A cell's exact value is
 * taken of the whole total, not of the component's rounded one, or both roundings would add up in it.
 */
function exactCells({ total, claimants, components, roundingUnit: unit, stretch }: AllocationInput): number[][] {
  const compare = (a: number, b: number) => compareCodes(claimants[a]!.code, claimants[b]!.code) || a - b;
  const { weights, denominator } = overCommonDenominator(components.map((component) => component.weight));
  const byPosition = (a: number, b: number) => a - b;
  const toComponents = stretch?.toComponents ?? apportion;
  const targets = toComponents({ target: total, total, weights, divisor: denominator, compare: byPosition, unit });
  return components.map(({ basis }, index) => {
    const weight = weights[index]!;
    const basisSum = basis.reduce((sum, figure) => sum + figure, 0);
    const weighted = weight === 1 ? basis : basis.map((figure) => figure * weight);
    const toClaimants = stretch?.toClaimants[index] ?? apportion;
    return toClaimants({
      target: targets[index]!,
      total,
      weights: weighted,
      divisor: basisSum * denominator,
      compare,
      unit,
    });
  });
}

function plainCells({ total, components, roundingUnit }: AllocationInput): number[][] {
  return components.map(({ weight, basis }) => {
    const basisSum = basis.reduce((sum, figure) => sum + BigInt(figure), 0n);
    const divisor = basisSum * BigInt(weight.denominator) * BigInt(roundingUnit);
    const perBasis = BigInt(total) * BigInt(weight.numerator);
    return basis.map((figure) => Number((2n * perBasis * BigInt(figure) + divisor) / (2n * divisor)) * roundingUnit);
  });
}

/** Lower code first; equal codes (units of one party) are told apart by their place. */
function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function refuseImpossible({ claimants, components }: AllocationInput): void {
  if (claimants.length === 0) throw new Refusal('Det finns ingen att dela kostnaden mellan. Lägg till deltagare.');
  if (components.length === 0) throw new Refusal('Fördelningsnyckeln saknar delar.');
  if (!sumsToOne(components.map((component) => component.weight))) {
    throw new Refusal('Nyckelns vikter måste tillsammans bli exakt 1 (100 %).');
  }
  for (const { basis } of components) {
    if (basis.length !== claimants.length) throw new RangeError('each claimant needs one basis figure per component');
    if (basis.some((figure) => !Number.isSafeInteger(figure) || figure < 0)) {
      throw new Refusal('Ett underlag är negativt eller inte ett heltal.');
    }
    if (basis.every((figure) => figure === 0))
      throw new Refusal('Underlaget är noll för alla, så det finns inget att dela efter.');
  }
}
