import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { Inhabitants } from '~/domain/inhabitants';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { visibleTo } from './visible';

/**
 * The newest public population figure on a day of each of some parties, by party; one that has none is left out.
 * Nothing where the phase cannot be seen: who asks must see the shares that the figures are set against.
 */
export async function listInhabitants(
  db: Database,
  viewer: Viewer,
  phaseId: number,
  { partyIds, day }: { readonly partyIds: readonly number[]; readonly day: CalendarDate },
): Promise<Inhabitants[]> {
  return db
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .innerJoin('basisSeries as series', (join) =>
      join.on('series.kind', '=', 'population').on('series.cooperationId', 'is', null),
    )
    .innerJoin('standingBasisFigure as figure', 'figure.seriesId', 'series.id')
    .where(visibleTo(viewer))
    .where('phase.id', '=', phaseId)
    .where('figure.unitId', 'is', null)
    .where('figure.referenceDate', '<=', day)
    .where(sql<boolean>`figure.party_id = any(${[...partyIds]}::bigint[])`)
    .distinctOn('figure.partyId')
    .orderBy('figure.partyId')
    .orderBy('figure.referenceDate', 'desc')
    .orderBy('series.id')
    .select([
      'figure.id',
      'figure.partyId',
      'figure.value',
      'figure.referenceDate',
      'figure.referencePrecision as precision',
      'figure.source',
    ])
    .$castTo<Inhabitants>()
    .execute();
}
