import { known, type Ids } from './ids';
import { basisSeries, type SeriesSlug } from './portfolio/basis';
import type { CooperationSlug } from './portfolio/cooperations';
import type { PartySlug } from './portfolio/parties';
import type { PartyIds } from './parties';
import type { Writer } from './writer';

export interface LoadedSeries {
  readonly id: number;
  /** The figures that are counted for a whole party, by the party's id. */
  readonly figureOf: ReadonlyMap<number, { readonly id: number; readonly value: number }>;
}

export type Basis = ReadonlyMap<SeriesSlug, LoadedSeries>;

type SampleSeries = (typeof basisSeries)[number];
type Known = PartyIds & { readonly cooperations: Ids<CooperationSlug> };

/** The counted things that keys share by, each figure with its date and source. */
export async function loadBasis(writer: Writer, ids: Known): Promise<Basis> {
  const loaded = new Map<SeriesSlug, LoadedSeries>();
  for (const series of basisSeries) loaded.set(series.slug, await loadSeries(writer, series, ids));
  return loaded;
}

async function loadSeries(writer: Writer, series: SampleSeries, ids: Known): Promise<LoadedSeries> {
  const { slug, name, kind, cooperation, referenceDate, referencePrecision, source } = series;
  const { id } = await writer
    .insertInto('basisSeries')
    .values({ slug, name, kind, cooperationId: cooperation && known(ids.cooperations, cooperation) })
    .returning('id')
    .executeTakeFirstOrThrow();

  const figures = await writer
    .insertInto('basisFigure')
    .values(
      series.figures.map((figure) => ({
        ...counted(figure, ids),
        seriesId: id,
        referenceDate,
        referencePrecision,
        source,
      })),
    )
    .returning(['id', 'partyId', 'unitId', 'value'])
    .execute();
  const ofParties = figures.filter((figure) => figure.unitId === null);
  return { id, figureOf: new Map(ofParties.map((figure) => [figure.partyId, figure])) };
}

function counted(figure: SampleSeries['figures'][number], { parties, units }: Known) {
  const party: PartySlug = figure[0];
  const partyId = known(parties, party);
  return figure.length === 2
    ? { partyId, unitId: null, value: figure[1] }
    : { partyId, unitId: known(known(units, party), figure[1]), value: figure[2] };
}
