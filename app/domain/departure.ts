import type { BudgetLineAmount } from './budget';
import { fraction } from './fraction';
import type { Claimant, KeyComponent, Share, ShareBasis } from './key';
import { apportion } from './largest-remainder';
import { ore, sumOre, type Ore } from './money';
import { Refusal } from './refusal';

/** What becomes of the lines that a party carries alone when it is not there: nobody pays them, or all do by the key. */
export interface LineChoice {
  readonly partyId: number;
  readonly becomes: 'dropped' | 'shared';
}

/** The lines that a leaving party carries alone. */
export interface LeavingLines {
  readonly partyId: number;
  readonly partyName: string;
  readonly names: readonly string[];
  readonly sum: Ore;
  /** null: nobody has said */
  readonly becomes: LineChoice['becomes'] | null;
}

/** Whose lines need somebody to say what becomes of them. @param staying who is in the scenario */
export function leavingLines(
  lines: readonly BudgetLineAmount[],
  staying: readonly number[],
  choices: readonly LineChoice[],
): LeavingLines[] {
  const leavers = lines.flatMap(({ carriedBy }) =>
    carriedBy === null || staying.includes(carriedBy) ? [] : [carriedBy],
  );
  return [...new Set(leavers)].map((partyId) => {
    const own = lines.filter(({ carriedBy }) => carriedBy === partyId);
    return {
      partyId,
      partyName: own[0]!.carriedByName ?? 'En part',
      names: own.map(({ name }) => name || 'utan namn'),
      sum: sumOre(own.map(({ amount }) => amount)),
      becomes: choices.find((choice) => choice.partyId === partyId)?.becomes ?? null,
    };
  });
}

/**
 * The lines of a budget without those who leave, as was chosen.
 * @throws Refusal for the field `rad.<partyId>` where nobody has said what becomes of a line
 */
export function withoutLeavers<Line extends BudgetLineAmount>(
  lines: readonly Line[],
  leaving: readonly LeavingLines[],
): Line[] {
  const open = leaving.find(({ becomes }) => becomes === null);
  if (open) {
    const named = open.names.map((name) => `”${name}”`).join(', ');
    throw new Refusal(
      `${open.partyName} bär ${open.names.length === 1 ? 'raden' : 'raderna'} ${named} ensam men är inte med i scenariot. Välj vad som händer.`,
      `rad.${open.partyId}`,
    );
  }
  return lines.flatMap((line) => {
    const party = leaving.find(({ partyId }) => partyId === line.carriedBy);
    if (!party) return [line];
    return party.becomes === 'dropped' ? [] : [{ ...line, carriedBy: null, carriedByName: null }];
  });
}

/** What a key gives by name to a party, or to one of its units. */
interface Given {
  readonly partyId: number;
  readonly unitId: number | null;
}

/** A share or an amount of a key that was another before somebody left. */
export interface Redistributed extends Given {
  /** "Mora", or "Mora: Skolan" */
  readonly name: string;
  readonly before: Share | Ore;
  /** null: left */
  readonly after: Share | Ore | null;
}

/** A component of a key that names somebody who is not there, shared among those who are. */
export interface Redistribution {
  readonly kind: 'percent' | 'fixed';
  readonly receivers: readonly Redistributed[];
}

/** Whom a key gives something by name, and who is not there. */
export interface LeavingReceivers {
  readonly names: readonly string[];
  /** nothing can be shared before somebody says what becomes of it; else those who stay share it by the rest of the key */
  readonly needed: boolean;
}

type Naming = Extract<KeyComponent, { kind: 'percent' | 'fixed' }>;

/** The name of a party, for what a key gives without naming it. */
export type NameOf = (partyId: number) => string;

/** Who is named by a key and not there; null when everybody is. */
export function leavingReceivers({ components, claimants }: ShareBasis, nameOf: NameOf): LeavingReceivers | null {
  const leaving = components.flatMap((component) =>
    isNaming(component) ? [{ component, left: leftOf(component, claimants) }] : [],
  );
  const names = leaving.flatMap(({ component, left }) =>
    left.map((given) => nameOfGiven(component, given, claimants, nameOf)),
  );
  if (names.length === 0) return null;
  const onlyFixed = components.every(({ kind }) => kind === 'fixed' || kind === 'perUnit');
  const needed = leaving.some(({ component, left }) => left.length > 0 && (component.kind === 'percent' || onlyFixed));
  return { names: [...new Set(names)], needed };
}

/**
 * The basis with what a key gives to those who are not there shared in proportion among those whom it names and who
 * are: exact fractions that still sum to one, amounts to the öre by the largest remainder method.
 * @throws Refusal when the key names nobody who stays
 */
export function redistributed(
  basis: ShareBasis,
  nameOf: NameOf,
): { readonly basis: ShareBasis; readonly changes: readonly Redistribution[] } {
  const changes: Redistribution[] = [];
  const components = basis.components.map((component): KeyComponent => {
    if (!isNaming(component) || leftOf(component, basis.claimants).length === 0) return component;
    const named = (given: Given) => nameOfGiven(component, given, basis.claimants, nameOf);
    const changed =
      component.kind === 'percent' ? sharesAmong(component, basis.claimants) : amountsAmong(component, basis.claimants);
    changes.push({ kind: component.kind, receivers: receiversOf(component, changed, named) });
    return changed;
  });
  return { basis: { ...basis, components }, changes };
}

function isNaming(component: KeyComponent): component is Naming {
  return component.kind === 'percent' || component.kind === 'fixed';
}

/** Whom a component gives something, with what. */
function givenBy(component: Naming): (Given & { readonly value: Share | Ore })[] {
  return component.kind === 'percent'
    ? component.shares.flatMap((each) => (each.share.numerator > 0 ? [{ ...each, value: each.share }] : []))
    : component.amounts.flatMap((each) => (each.amount > 0 ? [{ ...each, value: each.amount }] : []));
}

function leftOf(component: Naming, claimants: readonly Claimant[]): Given[] {
  return givenBy(component).filter((given) => !claimants.some((claimant) => isSame(given, claimant)));
}

function isSame(one: Given, other: Given): boolean {
  return one.partyId === other.partyId && one.unitId === other.unitId;
}

function nameOfGiven(component: Naming, given: Given, claimants: readonly Claimant[], nameOf: NameOf): string {
  const stored = component.kind === 'percent' ? component.shares.find((each) => isSame(each, given))?.name : undefined;
  const claimant = claimants.find((each) => isSame(each, given));
  const shown =
    claimant && (claimant.unitName === null ? claimant.partyName : `${claimant.partyName}: ${claimant.unitName}`);
  return stored ?? shown ?? nameOf(given.partyId);
}

function sharesAmong(component: Extract<Naming, { kind: 'percent' }>, claimants: readonly Claimant[]): Naming {
  const staying = component.shares.filter(
    (each) => each.share.numerator > 0 && claimants.some((claimant) => isSame(each, claimant)),
  );
  const common = component.shares.reduce((product, { share }) => lowestCommonMultiple(product, share.denominator), 1);
  const partOf = ({ numerator, denominator }: Share) => (common / denominator) * numerator;
  const sum = staying.reduce((all, { share }) => all + partOf(share), 0);
  if (sum === 0) throw nobodyStays();
  return { ...component, shares: staying.map((each) => ({ ...each, share: fraction(partOf(each.share), sum) })) };
}

function amountsAmong(component: Extract<Naming, { kind: 'fixed' }>, claimants: readonly Claimant[]): Naming {
  const staying = component.amounts.filter(
    (each) => each.amount > 0 && claimants.some((claimant) => isSame(each, claimant)),
  );
  const codes = staying.map((each) => claimants.find((claimant) => isSame(claimant, each))!.code);
  const weights = staying.map(({ amount }) => amount);
  if (weights.length === 0) throw nobodyStays();
  const total = sumOre(component.amounts.map(({ amount }) => amount));
  const amounts = apportion({
    target: total,
    total,
    weights,
    divisor: sumOre(weights),
    compare: (a, b) => (codes[a]! < codes[b]! ? -1 : codes[a]! > codes[b]! ? 1 : a - b),
    unit: 1,
  });
  return { ...component, amounts: staying.map((each, at) => ({ ...each, amount: ore(amounts[at]!) })) };
}

function nobodyStays(): Refusal {
  return new Refusal(
    'Ingen av dem som är kvar har någon andel i nyckeln, så den kan inte fördelas om. Välj en annan nyckel.',
    'nyckel',
  );
}

function receiversOf(before: Naming, after: Naming, named: (given: Given) => string): Redistributed[] {
  const now = givenBy(after);
  return givenBy(before).map(({ partyId, unitId, value }) => ({
    partyId,
    unitId,
    name: named({ partyId, unitId }),
    before: value,
    after: now.find((each) => isSame(each, { partyId, unitId }))?.value ?? null,
  }));
}

function lowestCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
