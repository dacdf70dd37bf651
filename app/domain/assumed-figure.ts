import type { CalendarDate } from './calendar';
import type { BasisFigure, Claimant, KeyComponent, ShareBasis } from './key';
import type { ShareTable } from './cost-share';

/** A figure that nobody has counted: entered in a scenario, used in its calculation, and stored nowhere else. */
export interface AssumedFigure {
  readonly seriesId: number;
  readonly partyId: number;
  /** null: of the whole party */
  readonly unitId: number | null;
  readonly value: number;
  /** it is used although there is a real figure */
  readonly replaces: boolean;
}

/** The names of the series that a cooperation can count, by which a key knows them, and their ids. */
export type SeriesIds = ReadonlyMap<string, number>;

interface Assuming {
  readonly figures: readonly AssumedFigure[];
  readonly series: SeriesIds;
  /** the day of the question, which an assumed figure is said to be of */
  readonly today: CalendarDate;
}

/** What a calculation stands on, with assumed figures where there is no real one or where they replace it. */
export function withAssumedFigures(basis: ShareBasis, { figures, series, today }: Assuming): ShareBasis {
  if (figures.length === 0) return basis;
  return {
    ...basis,
    figures: basis.figures.map((row, at) =>
      row.map((real, claimant) => {
        const assumed = find(figures, series, basis.components[at]!, basis.claimants[claimant]!);
        if (!assumed || (real && !assumed.replaces)) return real;
        const standsFor = real ? 'replaced' : 'missing';
        return {
          id: 0,
          value: assumed.value,
          referenceDate: today,
          precision: 'day',
          source: 'antagen siffra',
          assumed: standsFor,
        };
      }),
    ),
  };
}

function find(
  figures: readonly AssumedFigure[],
  series: SeriesIds,
  component: KeyComponent,
  { partyId, unitId }: Claimant,
): AssumedFigure | undefined {
  if (!('seriesName' in component)) return undefined;
  const seriesId = series.get(component.seriesName);
  return figures.find((each) => each.seriesId === seriesId && each.partyId === partyId && each.unitId === unitId);
}

/** A figure that a scenario can assume: of somebody new, or of somebody who has none. */
export interface AskedFigure extends Pick<Claimant, 'partyId' | 'partyName' | 'unitId' | 'unitName'> {
  readonly seriesId: number;
  readonly seriesName: string;
  /** what is counted; null: nothing */
  readonly real: BasisFigure | null;
}

/**
 * Which figures a form has room for, each once: those of the newcomers, of whoever lacks one that the key counts, and
 * those that were assumed already.
 * @param bases as they are without assumed figures
 */
export function askedFigures(
  bases: readonly ShareBasis[],
  newcomers: readonly number[],
  { figures, series }: Pick<Assuming, 'figures' | 'series'>,
): AskedFigure[] {
  const asked = new Map<string, AskedFigure>();
  for (const { components, claimants, figures: counted } of bases) {
    for (const [at, component] of components.entries()) {
      if (!('seriesName' in component)) continue;
      const seriesId = series.get(component.seriesName);
      if (seriesId === undefined) continue;
      for (const [index, claimant] of claimants.entries()) {
        const { partyId, partyName, unitId, unitName } = claimant;
        const real = counted[at]![index] ?? null;
        if (real && !newcomers.includes(partyId) && !find(figures, series, component, claimant)) continue;
        const { seriesName } = component;
        asked.set(`${seriesId} ${partyId} ${unitId}`, {
          seriesId,
          seriesName,
          partyId,
          partyName,
          unitId,
          unitName,
          real,
        });
      }
    }
  }
  return [...asked.values()];
}

/** An assumed figure that shares stand on. */
export interface UsedFigure {
  readonly partyId: number;
  /** "Orsa", or "Orsa: Skolan" for a unit */
  readonly name: string;
  readonly seriesName: string;
  readonly value: number;
  /** what became of the real one */
  readonly real: 'missing' | 'replaced';
}

/** The assumed figures that some shares stand on, each once; nothing can be decided on them. */
export function usedFigures(tables: readonly Pick<ShareTable, 'components' | 'rows'>[]): UsedFigure[] {
  const used = new Map<string, UsedFigure>();
  for (const { components, rows } of tables) {
    for (const { claimant, figures } of rows) {
      for (const [at, figure] of figures.entries()) {
        const component = components[at]!;
        if (!figure?.assumed || !('seriesName' in component)) continue;
        const { partyId, partyName, unitId, unitName } = claimant;
        const name = unitName === null ? partyName : `${partyName}: ${unitName}`;
        const { seriesName } = component;
        used.set(`${seriesName} ${partyId} ${unitId}`, {
          partyId,
          name,
          seriesName,
          value: figure.value,
          real: figure.assumed,
        });
      }
    }
  }
  return [...used.values()];
}

/** A counted figure of a series. */
export interface CountedFigure {
  readonly partyId: number;
  readonly unitId: number | null;
  readonly value: number;
}

/**
 * What a series counts for some parties together, with assumed figures; of a party whose units are counted, its units.
 * @returns also whose figure is missing
 */
export function sumCounted(
  counted: readonly CountedFigure[],
  partyIds: readonly number[],
  assumed: readonly Omit<AssumedFigure, 'seriesId'>[],
): { readonly sum: number; readonly missing: readonly number[] } {
  const missing: number[] = [];
  let sum = 0;
  for (const partyId of partyIds) {
    const own = new Map(counted.filter((each) => each.partyId === partyId).map(({ unitId, value }) => [unitId, value]));
    for (const { unitId, value, replaces, ...of } of assumed) {
      if (of.partyId === partyId && (replaces || !own.has(unitId))) own.set(unitId, value);
    }
    if (own.size === 0) missing.push(partyId);
    const units = [...own].filter(([unitId]) => unitId !== null);
    for (const [, value] of units.length > 0 ? units : own) sum += value;
  }
  return { sum, missing };
}
