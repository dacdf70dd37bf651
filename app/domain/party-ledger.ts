import type { BudgetState } from './budget';
import type { Rounding } from './cost-share';
import { hours, type Hours } from './hours';
import { netOfParty, type InKindHours, type NetRow } from './in-kind';
import { ore, sumOre, type Ore } from './money';
import { COMMITMENTS, standingOf, type Commitment } from './standing-budget';
import {
  addYears,
  sharesByYear,
  type CarriedShare,
  type CarriedStretch,
  type DatedLine,
  type Period,
  type YearAmount,
} from './year-split';

/** A version of a phase's budget as it is stored; a draft has neither rounding nor shares. */
export interface StoredVersion {
  readonly id: number;
  readonly version: number;
  readonly state: BudgetState;
  readonly rounding: Rounding | null;
  /** the party's own hours, as this version has them */
  readonly inKind: InKindHours | null;
  readonly lines: readonly DatedLine[];
  readonly shares: readonly CarriedShare[];
  /** as they were frozen; none where all share all of it alike */
  readonly stretches: readonly CarriedStretch[];
}

/** A phase that may concern a party: it carries some of the budget, or puts own hours into it. */
export interface PartyPhase {
  readonly phaseId: number;
  readonly phaseNumber: number;
  readonly phaseName: string;
  readonly period: Period;
  readonly projectId: number;
  readonly projectSlug: string;
  readonly projectName: string;
  readonly cooperationName: string;
  readonly versions: readonly StoredVersion[];
}

/** What a draft would give today; `shares` is null where it cannot be shared, with the reason if there is one. */
export interface DraftShares {
  readonly shares: readonly CarriedShare[] | null;
  /** as in {@link StoredVersion} */
  readonly stretches: readonly CarriedStretch[];
  readonly rounding: Rounding | null;
  readonly refusal: string | null;
}

/** What a party carries of one version. */
export interface CarriedVersion {
  readonly version: number;
  readonly commitment: Commitment;
  readonly share: Ore;
  /** sums to the share */
  readonly years: readonly YearAmount[];
}

/** A party's line for one phase. */
export interface LedgerRow extends Omit<PartyPhase, 'versions'> {
  /** what counts; null: only own hours, or a draft that cannot be shared yet */
  readonly carried: CarriedVersion | null;
  /** a newer version on its way; in no sum */
  readonly proposed: CarriedVersion | null;
  /** why a draft of this phase cannot be shared */
  readonly refusal: string | null;
  /** own hours and what they compensate, as the version that counts has them */
  readonly net: NetRow;
  /** likewise of the newer version on its way; null: there is none */
  readonly proposedNet: NetRow | null;
}

/** Sums of some rows. */
export interface LedgerTotal {
  readonly years: readonly YearAmount[];
  readonly share: Ore;
  readonly hours: Hours;
  readonly compensation: Ore;
  readonly shadowValue: Ore;
  readonly net: Ore;
}

/** The sums of a ledger, told apart by how far the budgets have come; commitment null: own hours in phases without a share. */
export interface LedgerTotals {
  readonly parts: readonly (LedgerTotal & { readonly commitment: Commitment | null })[];
  readonly all: LedgerTotal;
}

/** Whose ledger it is. */
export interface LedgerParty {
  readonly partyId: number;
  readonly partyName: string;
}

/**
 * What a party carries, phase by phase, in the order given. A phase that the party has nothing to do with is left out.
 * @param drafts by the id of the version
 */
export function ledgerOf(
  party: LedgerParty,
  phases: readonly PartyPhase[],
  drafts: ReadonlyMap<number, DraftShares>,
): LedgerRow[] {
  return phases.flatMap(({ versions, ...phase }) => {
    const standing = standingOf(versions);
    const carriedOf = (version: (StoredVersion & { readonly state: Commitment }) | null | undefined) =>
      version ? carriedBy(party.partyId, phase.period, version, drafts.get(version.id)) : null;
    const carried = carriedOf(standing?.counts);
    const proposed = carriedOf(standing?.proposed);
    const [newest] = versions.toSorted((a, b) => b.version - a.version);
    const refusal = (newest && drafts.get(newest.id)?.refusal) ?? null;
    const netOf = (of: CarriedVersion | null, inKind: InKindHours | null) =>
      netOfParty({ ...party, share: of?.share ?? ore(0) }, inKind);
    const net = netOf(carried, standing?.counts.inKind ?? null);
    const proposedNet = standing?.proposed ? netOf(proposed, standing.proposed.inKind) : null;
    if (!carried && !proposed && !refusal && !net.inKind && !proposedNet?.inKind) return [];
    return [{ ...phase, carried, proposed, refusal, net, proposedNet }];
  });
}

function carriedBy(
  partyId: number,
  period: Period,
  { version, state: commitment, lines, ...stored }: StoredVersion & { readonly state: Commitment },
  draft: DraftShares | undefined,
): CarriedVersion | null {
  const rounding = draft ? draft.rounding : stored.rounding;
  const shares = draft ? draft.shares : stored.shares;
  const own = shares?.find((share) => share.partyId === partyId);
  if (!own || !shares || !rounding) return null;
  const { stretches } = draft ?? stored;
  const years = sharesByYear({ lines, period, rounding, shares, stretches }).get(partyId)!;
  return { version, commitment, share: own.share, years };
}

/** The sums of a party's rows: by commitment, those there are, and in all. The parts sum to the whole. */
export function totalsOf(rows: readonly LedgerRow[]): LedgerTotals {
  const parts = [...COMMITMENTS, null].flatMap((commitment) => {
    const own = rows.filter((row) => (row.carried?.commitment ?? null) === commitment && isCounted(row));
    return own.length === 0 ? [] : [{ commitment, ...totalOf(own) }];
  });
  return { parts, all: totalOf(rows) };
}

/** A phase without a share counts for its own hours only. */
function isCounted({ carried, net }: LedgerRow): boolean {
  return carried !== null || net.inKind !== null;
}

/** The sum of rows, column by column. */
export function totalOf(rows: readonly LedgerRow[]): LedgerTotal {
  return {
    years: addYears(rows.flatMap(({ carried }) => carried?.years ?? [])),
    share: sumOre(rows.map(({ net }) => net.share)),
    hours: hours(rows.reduce((sum, { net }) => sum + (net.inKind?.hours ?? 0), 0)),
    compensation: sumOre(rows.map(({ net }) => net.compensation)),
    shadowValue: sumOre(rows.map(({ net }) => net.shadowValue ?? ore(0))),
    net: sumOre(rows.map(({ net }) => net.net)),
  };
}

/** The years of some rows, in order, null last; also those that only a proposal has. */
export function yearsOf(rows: readonly LedgerRow[]): (number | null)[] {
  const years = rows.flatMap(({ carried, proposed }) => [...(carried?.years ?? []), ...(proposed?.years ?? [])]);
  return [...new Set(years.map(({ year }) => year))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
}

/** What amounts hold of a year; 0 when nothing. */
export function amountIn(years: readonly YearAmount[], year: number | null): Ore {
  return years.find((amount) => amount.year === year)?.amount ?? ore(0);
}
