import { allocate, type RoundingMode, type RoundingUnit, type StretchRounding } from './allocate';
import type { BasisFigure, Claimant, KeyComponent, ShareBasis } from './key';
import { ore, sumOre, type Ore } from './money';
import { Refusal } from './refusal';

type Taken = Extract<KeyComponent, { kind: 'fixed' | 'perUnit' }>;
type WeightedComponent = Exclude<KeyComponent, Taken>;

/**
 * Shares an amount by a key: first what `fixed` and `perUnit` components take, then the rest by the weighted ones.
 * A credit mirrors the positive amount. Prices are rounded to the unit; a fixed amount stays as agreed, so one that is
 * not a whole number of units leaves a rest that is none either.
 * @param taken what the components that are taken before the others take, as {@link takenByKey} gives it; left out:
 *   all of it
 * @param stretch how it is rounded as one stretch of several, by the weighted components; left out: it is the whole
 * @returns per component in the key's order, per claimant
 * @throws Refusal when a figure is missing, or the key takes more or less than there is to share
 */
export function shareByKey(
  shared: Ore,
  basis: ShareBasis,
  rounding: { readonly unit: RoundingUnit; readonly mode: RoundingMode },
  taken: readonly (readonly number[] | null)[] = takenByKey(basis, rounding.unit),
  stretch?: StretchRounding,
): readonly (readonly Ore[])[] {
  const { claimants, components, figures } = basis;
  const sign = shared < 0 ? -1 : 1;
  const parts = taken.map((amounts) => amounts?.map((amount) => ore(sign * amount || 0)) ?? null);
  const rest = ore(shared - sumOre(parts.flatMap((part) => part ?? [])));
  const weighted = components.flatMap((component, index) => (isTaken(component) ? [] : [{ component, index }]));
  refuseWrongRest(shared, rest, weighted.length);
  if (weighted.length > 0) {
    const allocation = allocate({
      total: rest,
      claimants,
      components: weighted.map(({ component, index }) => ({
        weight: component.weight,
        basis: basisOf(component, claimants, figures[index]!),
      })),
      roundingUnit: rounding.unit,
      mode: rounding.mode,
      ...(stretch ? { stretch } : {}),
    });
    weighted.forEach(({ index }, at) => (parts[index] = [...allocation.parts[at]!]));
  }
  return parts.map((part) => part!);
}

/**
 * What `fixed` and `perUnit` components take of a cost, öre, never negative.
 * @returns per component in the key's order, per claimant; null for a weighted one
 * @throws Refusal when a figure is missing
 */
export function takenByKey(
  { claimants, components, figures }: ShareBasis,
  unit: RoundingUnit,
): readonly (readonly number[] | null)[] {
  return components.map((component, index) =>
    isTaken(component) ? amountsOf(component, claimants, figures[index]!, unit) : null,
  );
}

/** Whether a component is taken before the weighted ones. */
export function isTaken(component: KeyComponent): component is Taken {
  return component.kind === 'fixed' || component.kind === 'perUnit';
}

function amountsOf(
  component: Taken,
  claimants: readonly Claimant[],
  figures: readonly (BasisFigure | null)[],
  unit: RoundingUnit,
): number[] {
  if (component.kind === 'fixed') {
    return claimants.map((claimant) => component.amounts.find((given) => isOf(given, claimant))?.amount ?? 0);
  }
  return claimants.map((claimant, at) =>
    pricedAmount(component, figureOf(component.seriesName, claimant, figures[at] ?? null), unit),
  );
}

/**
 * What a price comes to for a figure, in whole rounding units: price x figure, at most the ceiling, rounded half up.
 * Where that would pass the ceiling it is rounded down, since the ceiling is the most that anybody pays.
 * @returns öre, never negative
 */
export function pricedAmount(
  { price, ceiling }: Pick<Extract<Taken, { kind: 'perUnit' }>, 'price' | 'ceiling'>,
  figure: number,
  unit: RoundingUnit,
): number {
  const capped = ceiling === null ? price * figure : Math.min(price * figure, ceiling);
  const down = capped - (capped % unit);
  const up = 2 * (capped - down) >= unit ? down + unit : down;
  return ceiling !== null && up > ceiling ? down : up;
}

function basisOf(
  component: WeightedComponent,
  claimants: readonly Claimant[],
  figures: readonly (BasisFigure | null)[],
): number[] {
  switch (component.kind) {
    case 'equal':
      return claimants.map(() => 1);
    case 'population':
    case 'driver':
      return claimants.map((claimant, at) => figureOf(component.seriesName, claimant, figures[at] ?? null));
    case 'percent':
      return integersOf(component, claimants);
  }
}

/** The shares as integers over their common denominator; who is not named has none. */
function integersOf({ shares }: Extract<KeyComponent, { kind: 'percent' }>, claimants: readonly Claimant[]): number[] {
  const common = shares.reduce((product, { share }) => lowestCommonMultiple(product, share.denominator), 1);
  const outsider = shares.find(
    ({ partyId, unitId, share }) =>
      share.numerator > 0 && !claimants.some((claimant) => isOf({ partyId, unitId }, claimant)),
  );
  if (outsider) throw new Refusal(`Nyckeln ger en andel till ${outsider.name ?? 'en part'}, som inte deltar.`);
  return claimants.map((claimant) => {
    const share = shares.find((given) => isOf(given, claimant))?.share;
    return share ? (common / share.denominator) * share.numerator : 0;
  });
}

function isOf(given: { readonly partyId: number; readonly unitId: number | null }, claimant: Claimant): boolean {
  return given.partyId === claimant.partyId && given.unitId === claimant.unitId;
}

function figureOf(seriesName: string, claimant: Claimant, figure: BasisFigure | null): number {
  if (figure) return figure.value;
  throw new Refusal(`Underlag saknas för ${claimant.unitName ?? claimant.partyName}: ${seriesName}.`);
}

function refuseWrongRest(shared: Ore, rest: Ore, weighted: number): void {
  const kronor = (amount: number) => `${(Math.abs(amount) / 100).toLocaleString('sv-SE')} kr`;
  if (rest !== 0 && Math.sign(rest) !== Math.sign(shared)) {
    throw new Refusal(`Nyckelns fasta delar är ${kronor(rest)} större än summan ${kronor(shared)} som ska delas.`);
  }
  if (weighted === 0 && rest !== 0) {
    throw new Refusal(`Nyckelns fasta delar lämnar ${kronor(rest)} av ${kronor(shared)} som ingen betalar.`);
  }
}

function lowestCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
