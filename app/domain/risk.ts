export type RiskColour = 'grön' | 'gul' | 'röd';

/** A valuation on the axes of a scale; both levels or neither. */
export interface RiskRating {
  readonly probability: number;
  readonly consequence: number;
}

export interface RiskScaleCell extends RiskRating {
  readonly colour: RiskColour;
  readonly levelName: string | null;
  readonly mandate: string | null;
}

export interface RiskScale {
  /** names in order, level 1 first */
  readonly probabilityNames: readonly string[];
  readonly consequenceNames: readonly string[];
  readonly cells: readonly RiskScaleCell[];
}

/** The cell a rating falls in; null when it is not rated or outside the scale. */
export function cellOf(scale: RiskScale, rating: RiskRating | null): RiskScaleCell | null {
  if (!rating) return null;
  return scale.cells.find((c) => c.probability === rating.probability && c.consequence === rating.consequence) ?? null;
}

/**
 * Whether the colour somebody wrote differs from the one the scale derives (DOMAIN.md 4.1, 8): the derived
 * colour holds, the difference is shown.
 */
export function contradictsScale(stated: RiskColour | null, derived: RiskColour | null): boolean {
  return stated !== null && derived !== null && stated !== derived;
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
