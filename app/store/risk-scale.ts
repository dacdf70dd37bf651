import { sql, type ExpressionBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { RiskScale } from '~/domain/risk';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';
import type { Tables } from '~db/tables/index';

import { openTo } from './secrecy';

/** What a scale is read from; {@link toRiskScale} makes it a scale. */
export function riskScaleColumns(eb: ExpressionBuilder<Tables & { scale: Tables['riskScale'] }, 'scale'>) {
  return [
    'scale.id' as const,
    'scale.name' as const,
    'scale.version' as const,
    'scale.rule' as const,
    jsonArrayFrom(
      eb
        .selectFrom('riskScaleLevel')
        .whereRef('riskScaleLevel.scaleId', '=', 'scale.id')
        .orderBy('riskScaleLevel.value')
        .select(['riskScaleLevel.axis', 'riskScaleLevel.name', 'riskScaleLevel.definition']),
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
export interface ScaleRow extends Pick<RiskScale, 'id' | 'name' | 'version' | 'rule' | 'cells'> {
  readonly levels: readonly {
    readonly axis: 'probability' | 'consequence';
    readonly name: string;
    readonly definition: string;
  }[];
}

/** The scale of a row that {@link riskScaleColumns} selected. */
export function toRiskScale({ levels, ...scale }: ScaleRow): RiskScale {
  const of = (axis: string) => levels.filter((level) => level.axis === axis);
  const [probability, consequence] = [of('probability'), of('consequence')];
  return {
    ...scale,
    probabilityNames: probability.map(({ name }) => name),
    consequenceNames: consequence.map(({ name }) => name),
    probabilityDefinitions: probability.map(({ definition }) => definition),
    consequenceDefinitions: consequence.map(({ definition }) => definition),
  };
}

function selectScales(db: Database, viewer: Viewer, cooperationId: number) {
  return db
    .selectFrom('riskScale as scale')
    .where('scale.cooperationId', '=', cooperationId)
    .where((eb) =>
      viewer.seesAll ? eb.lit(true) : sql<boolean>`scale.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[])`,
    )
    .select(riskScaleColumns);
}

/**
 * The scale that new risks of a cooperation are rated on: the chosen one, else its newest; null when it has none.
 * @param id that scale instead: a risk stays on the scale it was first rated on
 */
export async function findRiskScale(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  id?: number,
): Promise<RiskScale | null> {
  const row = await selectScales(db, viewer, cooperationId)
    .$if(id !== undefined, (query) => query.where('scale.id', '=', id!))
    .orderBy('scale.standard', 'desc')
    .orderBy('scale.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toRiskScale(row) : null;
}

/** A scale with what becomes of it in its cooperation. */
export interface KeptRiskScale extends RiskScale {
  /** of the row, for who comes second */
  readonly revision: number;
  /** new risks are rated on it */
  readonly standard: boolean;
  /** how many risks are rated on it now, the removed among them */
  readonly risks: number;
  /** a risk is or was rated on it: it is kept as it is */
  readonly used: boolean;
}

/** Every version of every scale of a cooperation: scales by name, the newest version first. */
export async function listRiskScales(db: Database, viewer: Viewer, cooperationId: number): Promise<KeptRiskScale[]> {
  const rows = await selectScales(db, viewer, cooperationId)
    .select([
      'scale.revision',
      'scale.standard',
      sql<number>`(select count(*)::int from risk where risk.scale_id = scale.id and ${openTo(viewer, 'risk', 'risk.id', 'scale.cooperationId')})`.as(
        'risks',
      ),
      sql<boolean>`exists (select from risk_valuation v
        where v.scale_id = scale.id and ${openTo(viewer, 'risk', 'v.riskId', 'scale.cooperationId')})`.as('valued'),
    ])
    .orderBy(sql`scale.name collate "sv-SE-x-icu"`)
    .orderBy('scale.version', 'desc')
    .execute();
  return rows.map(({ valued, ...row }) => {
    const { revision, standard, risks, ...scale } = row;
    return { ...toRiskScale(scale), revision, standard, risks, used: valued || risks > 0 };
  });
}

/** Locks a scale of a cooperation for a change; null when it is not there to be seen. */
export async function lockRiskScale(
  trx: Transaction,
  viewer: Viewer,
  cooperationId: number,
  id: number,
): Promise<KeptRiskScale | null> {
  await trx
    .selectFrom('riskScale')
    .select('id')
    .where('id', '=', id)
    .where('cooperationId', '=', cooperationId)
    .forUpdate()
    .execute();
  return (await listRiskScales(trx, viewer, cooperationId)).find((scale) => scale.id === id) ?? null;
}
