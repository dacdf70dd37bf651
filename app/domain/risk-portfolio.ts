import { matrixOf, type PlacedRisk, type RiskMatrix, type RiskRating, type RiskScale } from './risk';

/** How many risks of a scale lie in a cell. */
export interface CellCount extends RiskRating {
  readonly scaleId: number;
  readonly count: number;
}

/** One matrix of a portfolio: scales that are alike are counted together, others stand beside it. */
export interface PortfolioMatrix {
  /** of the scales that are alike, the first */
  readonly scale: RiskScale;
  readonly scaleIds: readonly number[];
  /** cooperations that rate on it */
  readonly cooperations: readonly string[];
  readonly count: number;
  readonly matrix: RiskMatrix<CellCount & PlacedRisk>;
}

interface UsedScale {
  readonly scale: RiskScale;
  readonly cooperationName: string;
}

/**
 * The matrices of a portfolio (DOMAIN.md 4.4). Two scales are alike when their levels, colours and mandates are: a level
 * of one then means what it means on the other. Nothing else is counted together.
 */
export function portfolioMatrices(scales: readonly UsedScale[], counts: readonly CellCount[]): PortfolioMatrix[] {
  const alike = new Map<string, UsedScale[]>();
  for (const used of scales) {
    const key = meaningOf(used.scale);
    alike.set(key, [...(alike.get(key) ?? []), used]);
  }
  return [...alike.values()].map((group) => {
    const [{ scale }] = group as [UsedScale];
    const scaleIds = group.map((each) => each.scale.id);
    const here = counts.filter(({ scaleId }) => scaleIds.includes(scaleId));
    return {
      scale,
      scaleIds,
      cooperations: [...new Set(group.map(({ cooperationName }) => cooperationName))],
      count: here.reduce((sum, { count }) => sum + count, 0),
      matrix: matrixOf(
        scale,
        here.map((cell) => ({ ...cell, scaleId: scale.id, rating: cell })),
      ),
    };
  });
}

/** All that a rating on the scale says; the scale's own name and version say nothing of it. */
function meaningOf({ probabilityNames, consequenceNames, cells }: RiskScale): string {
  const said = cells
    .map(({ probability, consequence, colour, levelName, mandate }) => [
      probability,
      consequence,
      colour,
      levelName,
      mandate,
    ])
    .map((cell) => JSON.stringify(cell))
    .sort();
  return JSON.stringify([probabilityNames, consequenceNames, said]);
}
