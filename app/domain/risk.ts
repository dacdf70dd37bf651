import { Refusal } from './refusal';
import type { RiskMandate } from './risk-mandate';

export type RiskColour = 'grön' | 'gul' | 'röd';

/** What needs attention first comes first. */
export const RISK_COLOURS = ['röd', 'gul', 'grön'] as const satisfies readonly RiskColour[];

/** A valuation on the axes of a scale; both levels or neither. */
export interface RiskRating {
  readonly probability: number;
  readonly consequence: number;
}

export interface RiskScaleCell extends RiskRating {
  readonly colour: RiskColour;
  readonly levelName: string | null;
  readonly mandate: RiskMandate | null;
}

/** A scale is data: its size, its names, and a colour of its own for every cell. */
export interface RiskScale {
  readonly id: number;
  readonly name: string;
  /** a scale in use is never changed: its next version is a scale of its own */
  readonly version: number;
  /** `product`: the level is probability times consequence, and bands of it give the mandate */
  readonly rule: 'cells' | 'product';
  /** names in order, level 1 first */
  readonly probabilityNames: readonly string[];
  readonly consequenceNames: readonly string[];
  /** what each level means, level 1 first; '' where nobody has said */
  readonly probabilityDefinitions: readonly string[];
  readonly consequenceDefinitions: readonly string[];
  readonly cells: readonly RiskScaleCell[];
}

/** The cell a rating falls in; null when it is not rated or outside the scale. */
export function cellOf(scale: RiskScale, rating: RiskRating | null): RiskScaleCell | null {
  if (!rating) return null;
  return scale.cells.find((cell) => isSameRating(cell, rating)) ?? null;
}

/** Whether two ratings are the same cell, or both are missing. */
export function isSameRating(one: RiskRating | null, other: RiskRating | null): boolean {
  return one?.probability === other?.probability && one?.consequence === other?.consequence;
}

/** Probability times consequence, where the scale counts so (DOMAIN.md 4.1); null on another scale or when not rated. */
export function riskValue(scale: Pick<RiskScale, 'rule'> | undefined, rating: RiskRating | null): number | null {
  return scale?.rule === 'product' && rating ? rating.probability * rating.consequence : null;
}

/** A rating of two levels; null, not rated, unless both are known. */
export function ratingOf(probability: number | null, consequence: number | null): RiskRating | null {
  return probability === null || consequence === null ? null : { probability, consequence };
}

/**
 * A rating must be a cell of the scale; not rated is always allowed (DOMAIN.md 4.2).
 * @param scale null when there is none to rate on
 * @param field of the first axis, where the message stands
 * @throws Refusal at `field` when the scale has no such cell.
 */
export function checkRating(scale: RiskScale | null, rating: RiskRating | null, field = 'probability'): void {
  if (rating === null || (scale && cellOf(scale, rating))) return;
  throw new Refusal('Välj nivåer som finns på riskskalan.', field);
}

/**
 * The colour a risk has in its own list: the one its source states, else the one the scale derives.
 * @param derived the colour of the cell of its current rating; null when not rated
 */
export function listedColour(stated: RiskColour | null, derived: RiskColour | null): RiskColour | null {
  return stated ?? derived;
}

/**
 * Whether the colour somebody wrote differs from the one the scale derives (DOMAIN.md 4.1, 8): the derived
 * colour holds, the difference is shown.
 */
export function contradictsScale(stated: RiskColour | null, derived: RiskColour | null): boolean {
  return stated !== null && derived !== null && stated !== derived;
}

/** A colour that somebody set beside the scale, and why. */
export interface StatedColour {
  readonly colour: RiskColour | null;
  /** '' where a source gave none */
  readonly reason: string;
}

/**
 * The colour that stands beside the scale after a change. One that was set anew needs its reason; one that is as it was
 * no longer describes a risk that has been rated anew, and goes.
 * @param rerated the change gives the risk another rating
 * @throws Refusal at `statedReason` when a colour is set without a reason.
 */
export function statedAfter(before: StatedColour, typed: StatedColour, rerated: boolean): StatedColour {
  const none = { colour: null, reason: '' };
  if (typed.colour === null) return none;
  if (typed.colour === before.colour && typed.reason === before.reason) return rerated ? none : before;
  if (typed.reason === '') {
    throw new Refusal('Skriv varför färgen är en annan än den som skalan ger.', 'statedReason');
  }
  return typed;
}

export interface ColourCount {
  readonly röd: number;
  readonly gul: number;
  readonly grön: number;
  readonly unrated: number;
}

/** How many of each colour; `null` counts as not rated. */
export function countColours(colours: readonly (RiskColour | null)[]): ColourCount {
  const count = { röd: 0, gul: 0, grön: 0, unrated: 0 };
  for (const colour of colours) count[colour ?? 'unrated']++;
  return count;
}

/** Whether two counts say the same. */
export function isSameCount(one: ColourCount, other: ColourCount): boolean {
  return RISK_COLOURS.every((colour) => one[colour] === other[colour]) && one.unrated === other.unrated;
}

/** The first is red, the last is not rated: the order in which a list by colour has its risks. */
export function compareColours(one: RiskColour | null, other: RiskColour | null): number {
  return rank(one) - rank(other);
}

function rank(colour: RiskColour | null): number {
  return colour === null ? RISK_COLOURS.length : RISK_COLOURS.indexOf(colour);
}

/** The risks that can still happen: a closed one is kept, but it is counted nowhere and stands in no matrix. */
export function openRisks<Risk extends { readonly status: 'öppen' | 'stängd' }>(risks: readonly Risk[]): Risk[] {
  return risks.filter(({ status }) => status === 'öppen');
}

/** A risk as the matrix needs it. */
export interface PlacedRisk {
  readonly scaleId: number;
  readonly rating: RiskRating | null;
}

export interface RiskMatrixRow<Risk> {
  readonly consequence: number;
  readonly name: string;
  /** by probability, lowest first */
  readonly cells: readonly (RiskScaleCell & { readonly risks: readonly Risk[] })[];
}

export interface RiskMatrix<Risk> {
  /** by consequence, highest first */
  readonly rows: readonly RiskMatrixRow<Risk>[];
  readonly unrated: readonly Risk[];
  /** rated on another scale than this, so that no cell here is theirs */
  readonly elsewhere: readonly Risk[];
}

/** Puts each risk in exactly one place: its cell, among the not rated, or elsewhere (DOMAIN.md 4.4). */
export function matrixOf<Risk extends PlacedRisk>(scale: RiskScale, risks: readonly Risk[]): RiskMatrix<Risk> {
  const here = risks.filter((risk) => risk.rating !== null && risk.scaleId === scale.id);
  const rows = scale.consequenceNames.map((name, index) => ({
    consequence: index + 1,
    name,
    cells: scale.cells
      .filter((cell) => cell.consequence === index + 1)
      .sort((one, other) => one.probability - other.probability)
      .map((cell) => ({ ...cell, risks: here.filter(({ rating }) => isSameRating(rating, cell)) })),
  }));
  return {
    rows: rows.reverse(),
    unrated: risks.filter((risk) => risk.rating === null),
    elsewhere: risks.filter((risk) => risk.rating !== null && risk.scaleId !== scale.id),
  };
}

/** A band of the product of probability and consequence, and whose mandate it is (DOMAIN.md 4.1, 4.3). */
export interface MandateBand {
  /** the lowest and the highest product in the band, both included */
  readonly from: number;
  readonly to: number;
  readonly colour: RiskColour;
  readonly levelName: string | null;
  readonly mandate: RiskMandate | null;
}

/** The bands of a `product` scale, lowest first; none for a scale whose colours are not a product. */
export function mandateBands({ rule, cells }: RiskScale): MandateBand[] {
  if (rule !== 'product') return [];
  const bands = new Map<string, MandateBand>();
  for (const { colour, levelName, mandate, probability, consequence } of cells) {
    const product = probability * consequence;
    const key = JSON.stringify([colour, levelName, mandate]);
    const { from, to } = bands.get(key) ?? { from: product, to: product };
    bands.set(key, { from: Math.min(from, product), to: Math.max(to, product), colour, levelName, mandate });
  }
  return [...bands.values()].sort((one, other) => one.from - other.from);
}
