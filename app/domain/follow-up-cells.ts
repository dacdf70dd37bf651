import type { Rounding } from './cost-share';
import { apportion } from './largest-remainder';
import { ore, sumOre, type Ore } from './money';
import type { Commitment } from './standing-budget';
import {
  budgetByYear,
  sharesByYear,
  type CarriedShare,
  type CarriedStretch,
  type DatedLine,
  type Period,
  type YearAmount,
} from './year-split';

/** A party that carries some of a budget. */
export interface NamedShare extends CarriedShare {
  readonly partyName: string;
}

/** A phase with everything that its follow-up is made of. */
export interface FollowedPhase {
  readonly projectId: number;
  readonly projectSlug: string;
  readonly projectName: string;
  readonly phaseId: number;
  readonly phaseNumber: number;
  readonly phaseName: string;
  readonly period: Period;
  /** the version that counts; a draft, which nobody has been asked about, has shares only where they were computed */
  readonly budget: {
    readonly version: number;
    readonly state: Commitment;
    readonly rounding: Rounding | null;
    readonly lines: readonly DatedLine[];
    readonly shares: readonly NamedShare[];
    /** left out or empty where all share all of it alike */
    readonly stretches?: readonly CarriedStretch[];
  } | null;
  /** what has been paid, by year; null: the source has no day */
  readonly actuals: readonly YearAmount[];
  /** what the projektledare expects, the newest of each year; a year without one is expected to come to its budget */
  readonly forecasts: readonly { readonly year: number; readonly amount: Ore }[];
}

/** Budget, actual and forecast of one phase in one year, of all or of one party. */
export interface FollowUpCell extends Pick<
  FollowedPhase,
  'projectId' | 'projectSlug' | 'projectName' | 'phaseId' | 'phaseNumber' | 'phaseName'
> {
  /** null: of nobody in particular */
  readonly party: { readonly id: number; readonly name: string } | null;
  /** null: of no year that can be told */
  readonly year: number | null;
  readonly budget: Ore;
  readonly actual: Ore;
  readonly forecast: Ore;
  /** the forecast was given by somebody; else it is the budget */
  readonly stated: boolean;
}

/** Lines without a year are split over the years of the phase in whole kronor, as long as no version says otherwise. */
const UNIT = 100;

/** The years of a phase. They sum to its budget, to what has been paid and to what is expected. */
export function yearCells(phase: FollowedPhase): FollowUpCell[] {
  const { budget, period, actuals, forecasts } = phase;
  const planned = budget ? budgetByYear({ ...budget, period }, budget.rounding?.unit ?? UNIT) : [];
  const years = new Set([...planned, ...actuals, ...forecasts].map(({ year }) => year));
  return [...years]
    .sort((a, b) => (a ?? Infinity) - (b ?? Infinity))
    .map((year) => {
      const stated = forecasts.find((forecast) => forecast.year === year);
      const expected = amountOf(planned, year);
      return cell(phase, null, year, {
        budget: expected,
        actual: amountOf(actuals, year),
        forecast: stated?.amount ?? expected,
        stated: stated !== undefined,
      });
    });
}

/**
 * The same by party, as each carries the budget. What is paid and expected is shared in the proportions of the
 * shares, year by year with the largest remainder method, so that both add up. What has no shares, and the öresdifferens of a version that was shared plainly, stays with nobody.
 */
export function partyCells(phase: FollowedPhase): FollowUpCell[] {
  const whole = yearCells(phase);
  const { budget } = phase;
  const shares = budget?.shares ?? [];
  const total = shares.reduce((sum, { share }) => sum + share, 0);
  if (!budget?.rounding || total <= 0 || shares.some(({ share }) => share < 0)) return whole;
  const { rounding } = budget;
  const carried = sharesByYear({ ...budget, rounding, period: phase.period });
  return whole.flatMap((all) => {
    const planned = shares.map(({ partyId }) => amountOf(carried.get(partyId) ?? [], all.year));
    const paid = shareOut(all.actual, shares, total, rounding.unit);
    const expected = all.stated ? shareOut(all.forecast, shares, total, rounding.unit) : planned;
    const own = shares.map(({ partyId, partyName }, at) =>
      cell(phase, { id: partyId, name: partyName }, all.year, {
        budget: planned[at]!,
        actual: paid[at]!,
        forecast: expected[at]!,
        stated: all.stated,
      }),
    );
    const rest = cell(phase, null, all.year, {
      budget: less(all.budget, planned),
      actual: less(all.actual, paid),
      forecast: less(all.forecast, expected),
      stated: all.stated,
    });
    return rest.budget === 0 && rest.actual === 0 && rest.forecast === 0 ? own : [...own, rest];
  });
}

function cell(
  { projectId, projectSlug, projectName, phaseId, phaseNumber, phaseName }: FollowedPhase,
  party: FollowUpCell['party'],
  year: number | null,
  amounts: Pick<FollowUpCell, 'budget' | 'actual' | 'forecast' | 'stated'>,
): FollowUpCell {
  return { projectId, projectSlug, projectName, phaseId, phaseNumber, phaseName, party, year, ...amounts };
}

function amountOf(amounts: readonly YearAmount[], year: number | null): Ore {
  return amounts.find((amount) => amount.year === year)?.amount ?? ore(0);
}

function less(amount: Ore, parts: readonly Ore[]): Ore {
  return ore(amount - sumOre(parts));
}

function shareOut(amount: Ore, shares: readonly CarriedShare[], total: number, unit: number): Ore[] {
  const size = Math.abs(amount);
  const parts = apportion({
    target: size,
    total: size,
    weights: shares.map(({ share }) => share),
    divisor: total,
    compare: (a, b) => shares[a]!.code.localeCompare(shares[b]!.code) || a - b,
    unit,
  });
  return parts.map((part) => ore(amount < 0 ? -part || 0 : part));
}
