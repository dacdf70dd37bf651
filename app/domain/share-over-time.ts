import type { RoundingUnit, StretchRounding } from './allocate';
import { isAllCarried, refuseBeyondLargest, splitLines, type BudgetLineAmount } from './budget';
import { shareBudget, tableOf, tableOfParts, type Rounding, type ShareTable, type StretchShares } from './cost-share';
import type { ShareBasis } from './key';
import { isTaken, shareByKey, takenByKey } from './key-share';
import { ore, sumOre, type Ore } from './money';
import { daysOf, type Stretch } from './presence';
import { Refusal } from './refusal';
import { roundingLedger } from './rounding-ledger';

/**
 * What each claimant carries of a budget whose participants change on the way (DOMAIN.md 1.8): the shared lines are
 * spread over the stretches by calendar days, cumulatively (1.5), and what falls on a stretch is shared by the key among
 * those present in it. What the key takes beforehand (`fixed`, `perUnit`) it takes for the days a claimant is present.
 * Lines that a party carries alone stay with it. Stretches and parties both add up, in the rounding unit.
 *
 * Stretches in which the key names none of those present (the newcomer, who pays it all, has not come yet) are left
 * out, as days on which nobody takes part are: there is nobody to carry them.
 *
 * @param basis of everybody who is present at some time
 * @param stretches none, or one with everybody, gives what {@link shareBudget} gives; so do any where nothing is shared
 * @throws Refusal as {@link shareBudget}; the message then begins with the days that it is about
 */
export function shareOverTime(
  lines: readonly BudgetLineAmount[],
  basis: ShareBasis,
  stretches: readonly Stretch[],
  rounding: Rounding,
): ShareTable {
  const borne = stretches.filter((stretch) => !namesNobody(presentIn(basis, stretch)));
  if (isAllCarried(lines) || borne.length === 0 || (borne.length === 1 && everybodyIn(basis, borne[0]!))) {
    return shareBudget(lines, basis, rounding);
  }
  refuseBeyondLargest(lines);
  const { shared } = splitLines(lines);
  const taken = takenByStretch(basis, borne, rounding.unit);
  const amounts = basis.components.every(isTaken)
    ? amountsTaken(shared, taken)
    : amountsByDays(shared, borne.map(daysOf), rounding.unit);
  const roundingOf = carriedRounding(basis);
  const spread = borne.map((stretch, at): StretchShares => {
    const own = presentIn(basis, stretch);
    const present = basis.claimants.map(({ partyId }) => stretch.partyIds.includes(partyId));
    const ownTaken = taken[at]!.map((column) => column?.filter((_, claimant) => present[claimant]) ?? null);
    const line = { amount: amounts[at]!, carriedBy: null };
    const parts = during(stretch, () => shareByKey(line.amount, own, rounding, ownTaken, roundingOf(present)));
    return {
      from: stretch.from,
      to: stretch.to,
      days: daysOf(stretch),
      table: tableOfParts([line], own, parts, rounding),
    };
  });
  return tableOfParts(lines, basis, sumsOf(basis, spread), rounding, spread);
}

/** A stretch of a frozen calculation as it was stored. */
export interface StoredStretch extends Pick<Stretch, 'from' | 'to'> {
  /** what falls on it of the shared lines */
  readonly amount: Ore;
  /** of those present: their parts per component */
  readonly rows: readonly {
    readonly partyId: number;
    readonly unitId: number | null;
    readonly parts: readonly Ore[];
  }[];
}

/** The frozen table of all the days with its stretches as they were stored: nothing is computed anew. */
export function withStretches(whole: ShareTable, stored: readonly StoredStretch[]): ShareTable {
  const stretches = stored.map(({ from, to, amount, rows }): StretchShares => {
    const present = whole.rows.flatMap((row) => {
      const { partyId, unitId } = row.claimant;
      const own = rows.find((each) => each.partyId === partyId && each.unitId === unitId);
      return own ? [{ ...row, parts: own.parts, carried: ore(0), sum: sumOre(own.parts) }] : [];
    });
    return { from, to, days: daysOf({ from, to }), table: tableOf(whole.components, present, amount, whole.rounding) };
  });
  return { ...whole, stretches };
}

/** Who is present in each stretch of a table; to share it anew. */
export function stretchesIn(table: ShareTable): Stretch[] {
  return table.stretches.map(({ from, to, table: { rows } }) => ({
    from,
    to,
    partyIds: [...new Set(rows.map(({ claimant }) => claimant.partyId))].sort((a, b) => a - b),
  }));
}

function presentIn({ claimants, components, figures }: ShareBasis, { partyIds }: Stretch): ShareBasis {
  const at = Array.from(claimants.keys()).filter((index) => partyIds.includes(claimants[index]!.partyId));
  return {
    components,
    claimants: at.map((index) => claimants[index]!),
    figures: figures.map((row) => at.map((index) => row[index] ?? null)),
  };
}

function everybodyIn({ claimants }: ShareBasis, { partyIds }: Stretch): boolean {
  return claimants.every(({ partyId }) => partyIds.includes(partyId));
}

/** Whether the key gives to parties by name only, and to none of these. */
function namesNobody({ components, claimants }: ShareBasis): boolean {
  return components.every((component) => {
    if (component.kind !== 'percent' && component.kind !== 'fixed') return false;
    const named =
      component.kind === 'percent' ? component.shares.filter(({ share }) => share.numerator > 0) : component.amounts;
    return !named.some(({ partyId }) => claimants.some((claimant) => claimant.partyId === partyId));
  });
}

/** What falls on each stretch by its days, in rounding units: of all up to its end, less what came before it. */
function amountsByDays(total: Ore, days: readonly number[], unit: RoundingUnit): Ore[] {
  const all = days.reduce((sum, each) => sum + each, 0);
  let passed = 0;
  let given = 0;
  return days.map((each) => {
    passed += each;
    const before = given;
    given = partOf(total, passed, all, unit);
    return ore(given - before);
  });
}

/** What is taken in each stretch: per stretch, component and claimant, for the days that the claimant is present. */
function takenByStretch(
  basis: ShareBasis,
  stretches: readonly Stretch[],
  unit: RoundingUnit,
): (readonly number[] | null)[][] {
  const all = stretches.reduce((sum, stretch) => sum + daysOf(stretch), 0);
  const whole = takenByKey(basis, unit);
  const passed = basis.claimants.map(() => 0);
  return stretches.map((stretch) => {
    const before = [...passed];
    basis.claimants.forEach(({ partyId }, at) => {
      if (stretch.partyIds.includes(partyId)) passed[at]! += daysOf(stretch);
    });
    return whole.map(
      (amounts) =>
        amounts?.map((amount, at) => partOf(amount, passed[at]!, all, unit) - partOf(amount, before[at]!, all, unit)) ??
        null,
    );
  });
}

/** Where everything is taken beforehand no day has a rest; what does not fit the total is left to the last stretch. */
function amountsTaken(total: Ore, taken: readonly (readonly (readonly number[] | null)[])[]): Ore[] {
  const sign = total < 0 ? -1 : 1;
  const amounts = taken.map(
    (columns) => sign * columns.flatMap((column) => column ?? []).reduce((sum, each) => sum + each, 0),
  );
  const misfit = total - amounts.reduce((sum, each) => sum + each, 0);
  return amounts.map((amount, at) => ore(at === amounts.length - 1 ? amount + misfit : amount));
}

/**
 * What rounds the stretches in their order, each with regard to those before it.
 * @returns for the claimants who are present in the next stretch
 */
function carriedRounding({ claimants, components }: ShareBasis): (present: readonly boolean[]) => StretchRounding {
  const weighted = components.filter((component) => !isTaken(component));
  const ofComponents = roundingLedger(weighted.length);
  const ofClaimants = weighted.map(() => roundingLedger(claimants.length));
  return (present) => {
    const owners = Array.from(present.keys()).filter((at) => present[at]);
    return {
      toComponents: (input) => ofComponents(input, Array.from(weighted.keys())),
      toClaimants: ofClaimants.map((ledger) => (input) => ledger(input, owners)),
    };
  };
}

/** `amount * days / all` to the nearest unit, half away from zero; all of it on the last day. */
function partOf(amount: number, days: number, all: number, unit: RoundingUnit): number {
  if (days === all) return amount;
  const product = BigInt(Math.abs(amount)) * BigInt(days);
  const divisor = BigInt(all) * BigInt(unit);
  const magnitude = Number((2n * product + divisor) / (2n * divisor)) * unit;
  return amount < 0 ? -magnitude || 0 : magnitude;
}

/** Per component, per claimant: the sums over the stretches. */
function sumsOf({ components, claimants }: ShareBasis, stretches: readonly StretchShares[]): Ore[][] {
  return components.map((_, index) =>
    claimants.map(({ partyId, unitId }) =>
      sumOre(
        stretches.flatMap(({ table: { rows } }) =>
          rows
            .filter(({ claimant }) => claimant.partyId === partyId && claimant.unitId === unitId)
            .map(({ parts }) => parts[index]!),
        ),
      ),
    ),
  );
}

function during<Result>({ from, to }: Stretch, share: () => Result): Result {
  try {
    return share();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(`${from} – ${to}: ${error.message}`, error.field);
    throw error;
  }
}
