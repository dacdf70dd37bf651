import type { ShareTable } from './cost-share';
import { overTimeOf, type OverTime, type Portion } from './explain-over-time';
import { overCommonDenominator, type Fraction } from './fraction';
import type { BasisFigure, Claimant, KeyComponent, Share } from './key';
import { isTaken, pricedAmount } from './key-share';
import { decimal, lastUnitOf, type LastUnit, type Line } from './last-unit';
import { ore, sumOre, type Ore } from './money';

/**
 * How one claimant's share came about (DOMAIN.md 1.2, 1.3), as data for the screen to put in words. Exact values are
 * decimal texts with a point ("43629.12"), rounded half up from the exact fraction and never by way of a float.
 */
export interface Explanation {
  readonly claimant: Claimant;
  /** what all share: the lines that nobody carries alone */
  readonly shared: Ore;
  /** what `fixed` and `perUnit` components take of it from everybody, before the weighted ones */
  readonly taken: Ore;
  /** in the order of the key; none where the share came about stretch by stretch, or the key gave nothing to anybody */
  readonly parts: readonly PartExplanation[];
  /** how each stretch gave its part, where participants joined or left on the way; null where none did */
  readonly overTime: OverTime | null;
  /** lines that the party carries alone */
  readonly carried: Ore;
  readonly sum: Ore;
}

export type PartExplanation = WeightedPart | FixedPart | PricedPart;

interface Part {
  readonly position: number;
  /** as in the table */
  readonly amount: Ore;
}

interface TakenPart extends Part {
  /** the days that it is for, of all the days of the phase; null: all of them */
  readonly portion: Portion | null;
}

/** A named amount; a claimant that the key does not name has none. */
export interface FixedPart extends TakenPart {
  readonly kind: 'fixed';
  readonly named: boolean;
}

/** A price times a figure. */
export interface PricedPart extends TakenPart {
  readonly kind: 'perUnit';
  readonly seriesName: string;
  readonly price: Ore;
  readonly figure: BasisFigure | null;
  /** price x figure, before the ceiling */
  readonly product: Ore;
  readonly ceiling: Ore | null;
  readonly ceilingHit: boolean;
  /** whether the amount is the product, or the ceiling where it is hit, rounded to the agreement's unit */
  readonly rounded: boolean;
}

/** A part of what is left when the others have taken theirs. */
export interface WeightedPart extends Part {
  readonly kind: 'equal' | 'population' | 'driver' | 'percent';
  /** null where nothing is counted */
  readonly seriesName: string | null;
  readonly weight: Fraction;
  /** what the component shares out: its weight of what is left, exact in kronor, and as it was rounded */
  readonly component: { readonly exact: string; readonly sum: Ore };
  /** own and everybody's basis: counted things, 1 of n, or per cent as integers of the same denominator */
  readonly basis: { readonly own: number; readonly sum: number };
  readonly figure: BasisFigure | null;
  /** of a `percent` component; null for the other kinds */
  readonly share: Share | null;
  /** the claimant's exact part in kronor, two decimals */
  readonly exact: string;
  /** whether the exact part is a whole number of öre, so that the text above is all of it */
  readonly whole: boolean;
  /** how the last units were handed out; null in mode plain, where each cell is rounded half up by itself */
  readonly lastUnit: LastUnit | null;
  /** false: the amount of the table is not what these figures give, as in a table taken over from elsewhere */
  readonly agrees: boolean;
}

type Weighted = Exclude<KeyComponent, { kind: 'fixed' | 'perUnit' }>;

/**
 * How the share of a row came about.
 * @param at the row in the table; the table keeps the order that the claimants were shared in
 * @throws RangeError when the table has no such row
 */
export function explainShare(table: ShareTable, at: number): Explanation {
  return explainFor(table, at, null);
}

/** @param portion of the days of the phase that the table is of; null: all of them */
function explainFor(table: ShareTable, at: number, portion: Portion | null): Explanation {
  const row = table.rows[at];
  if (!row) throw new RangeError(`the table has no row ${at}`);
  const shared = ore(table.total - table.carriedSum);
  const overTime = overTimeOf(table, row.claimant, explainFor);
  const taken = sumOre(table.components.flatMap((component, i) => (isTaken(component) ? [table.columnSums[i]!] : [])));
  // Nothing was shared, so nobody may have asked whether the key has its figures. A stretch is shared, whatever falls on it.
  const untouched = portion === null && shared === 0 && table.columnSums.every((sum) => sum === 0);
  const parts = (overTime || untouched ? [] : table.components).map((component, index) =>
    isTaken(component)
      ? explainTaken(component, table, index, at, portion)
      : explainWeighted(component, table, index, at, ore(shared - taken)),
  );
  return { claimant: row.claimant, shared, taken, parts, overTime, carried: row.carried, sum: row.sum };
}

/**
 * The row of a party or of one of its units; the party's first where no unit is asked for.
 * @returns -1 when the table has none
 */
export function findShareRow(table: ShareTable, partyId: number | null, unitId: number | null): number {
  return table.rows.findIndex(
    ({ claimant }) => claimant.partyId === partyId && (unitId === null || claimant.unitId === unitId),
  );
}

function explainTaken(
  component: Exclude<KeyComponent, Weighted>,
  { rows, total, carriedSum, rounding }: ShareTable,
  index: number,
  at: number,
  portion: Portion | null,
): FixedPart | PricedPart {
  const { claimant, figures, parts } = rows[at]!;
  const { position } = component;
  const amount = parts[index]!;
  if (component.kind === 'fixed') {
    const named = component.amounts.some((given) => isOf(given, claimant));
    return { kind: 'fixed', position, amount, portion, named };
  }
  const { seriesName, price, ceiling } = component;
  const figure = figures[index] ?? null;
  const magnitude = ore(price * (figure?.value ?? 0));
  const product = ore(total < carriedSum ? -magnitude || 0 : magnitude);
  const ceilingHit = ceiling !== null && magnitude > ceiling;
  const due = pricedAmount(component, figure?.value ?? 0, rounding.unit);
  const rounded = magnitudeOf(amount) === due && due !== (ceilingHit ? ceiling : magnitude);
  const priced = { seriesName, price, figure, product, ceiling, ceilingHit, rounded };
  return { kind: 'perUnit', position, amount, portion, ...priced };
}

function explainWeighted(component: Weighted, table: ShareTable, index: number, at: number, rest: Ore): WeightedPart {
  const { rows, rounding } = table;
  const { claimant, figures, parts } = rows[at]!;
  const basis = basisOf(component, table, index);
  const basisSum = basis.reduce((sum, figure) => sum + figure, 0);
  const amount = parts[index]!;
  const divisor = BigInt(basisSum) * BigInt(component.weight.denominator);
  const products = basis.map(
    (figure) => BigInt(magnitudeOf(rest)) * BigInt(component.weight.numerator) * BigInt(figure),
  );
  const line: Line = {
    target: magnitudeOf(table.columnSums[index]!),
    products,
    divisor,
    basis,
    codes: rows.map((row) => row.claimant.code),
    unit: rounding.unit,
  };
  const lastUnit = rounding.mode === 'exact' ? lastUnitOf(line, at) : null;
  const computed = lastUnit ? lastUnit.certain + lastUnit.extra : roundHalfUp(products[at]!, divisor, rounding.unit);
  const sign = rest < 0 ? '-' : '';
  const { numerator, denominator } = component.weight;
  return {
    kind: component.kind,
    position: component.position,
    amount,
    seriesName: 'seriesName' in component ? component.seriesName : null,
    weight: component.weight,
    component: {
      exact: decimal(sign, BigInt(magnitudeOf(rest)) * BigInt(numerator), 100n * BigInt(denominator)),
      sum: table.columnSums[index]!,
    },
    basis: { own: basis[at]!, sum: basisSum },
    figure: figures[index] ?? null,
    share: component.kind === 'percent' ? shareOf(component, claimant) : null,
    exact: decimal(sign, products[at]!, 100n * divisor),
    whole: products[at]! % divisor === 0n,
    lastUnit,
    agrees: computed === magnitudeOf(amount),
  };
}

function basisOf(component: Weighted, { rows }: ShareTable, index: number): number[] {
  switch (component.kind) {
    case 'equal':
      return rows.map(() => 1);
    case 'population':
    case 'driver':
      return rows.map((row) => row.figures[index]?.value ?? 0);
    case 'percent': {
      const shares = rows.map((row) => shareOf(component, row.claimant));
      const { denominator } = overCommonDenominator(
        component.shares.flatMap(({ share }) => (share.numerator > 0 ? [share] : [])),
      );
      return shares.map((share) => (denominator / share.denominator) * share.numerator);
    }
  }
}

/** What a `percent` component gives a claimant; who is not named has nothing. */
function shareOf({ shares }: Extract<KeyComponent, { kind: 'percent' }>, claimant: Claimant): Share {
  const share = shares.find((given) => isOf(given, claimant))?.share;
  return share && share.numerator > 0 ? share : { numerator: 0, denominator: 1 };
}

function isOf(given: { readonly partyId: number; readonly unitId: number | null }, claimant: Claimant): boolean {
  return given.partyId === claimant.partyId && given.unitId === claimant.unitId;
}

function magnitudeOf(amount: Ore): number {
  return Math.abs(amount);
}

function roundHalfUp(product: bigint, divisor: bigint, unit: number): number {
  const perUnit = divisor * BigInt(unit);
  return Number((2n * product + perUnit) / (2n * perUnit)) * unit;
}
