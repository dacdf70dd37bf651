import { sql, type ExpressionBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { RiskScale } from '~/domain/risk';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';
import type { Tables } from '~db/tables/index';

/** What a scale is read from; {@link toRiskScale} makes it a scale. */
export function riskScaleColumns(eb: ExpressionBuilder<Tables & { scale: Tables['riskScale'] }, 'scale'>) {
  return [
    'scale.id' as const,
    'scale.rule' as const,
    jsonArrayFrom(
      eb
        .selectFrom('riskScaleLevel')
        .whereRef('riskScaleLevel.scaleId', '=', 'scale.id')
        .orderBy('riskScaleLevel.value')
        .select(['riskScaleLevel.axis', 'riskScaleLevel.name']),
    ).as('levels'),
    jsonArrayFrom(
      eb
        .selectFrom('riskScaleCell as cell')
        .whereRef('cell.scaleId', '=', 'scale.id')
        .orderBy('cell.probability')
        .select(['cell.probability', 'cell.consequence', 'cell.colour', 'cell.levelName', 'cell.mandate']),
    ).as('cells'),
  ];
}

/** A scale as the database gives it. */
export interface ScaleRow extends Pick<RiskScale, 'id' | 'rule' | 'cells'> {
  readonly levels: readonly { readonly axis: 'probability' | 'consequence'; readonly name: string }[];
}

/** The scale of a row that {@link riskScaleColumns} selected. */
export function toRiskScale({ levels, ...scale }: ScaleRow): RiskScale {
  const namesOf = (axis: string) => levels.filter((level) => level.axis === axis).map(({ name }) => name);
  return { ...scale, probabilityNames: namesOf('probability'), consequenceNames: namesOf('consequence') };
}

/**
 * The scale that new risks of a cooperation are rated on, its newest; null when it has none.
 * @param id that scale instead of the newest: a risk stays on the scale it was first rated on
 */
export async function findRiskScale(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  id?: number,
): Promise<RiskScale | null> {
  const row = await db
    .selectFrom('riskScale as scale')
    .where('scale.cooperationId', '=', cooperationId)
    .where((eb) =>
      viewer.seesAll ? eb.lit(true) : sql<boolean>`scale.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[])`,
    )
    .$if(id !== undefined, (query) => query.where('scale.id', '=', id!))
    .orderBy('scale.id', 'desc')
    .limit(1)
    .select(riskScaleColumns)
    .executeTakeFirst();
  return row ? toRiskScale(row) : null;
}
