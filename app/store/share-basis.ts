import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { RoundingMode, RoundingUnit } from '~/domain/allocate';
import type { Rounding, ShareRow } from '~/domain/cost-share';
import type { BasisFigure, Claimant, KeyComponent, ShareBasis } from '~/domain/key';
import { ore, sumOre, type Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { toKeyComponent } from './key-component';
import { visibleTo } from './visible';

/** The key that a phase is shared by: its own, else the project's; the newest version. */
export interface PhaseKey {
  readonly keyVersionId: number;
  readonly name: string;
  readonly version: number;
  readonly byUnit: boolean;
  readonly components: readonly KeyComponent[];
  /** the agreement's rounding */
  readonly rounding: Rounding;
}

/**
 * The key of a phase; null when neither phase nor project has one, or it cannot be seen.
 * @param keyVersionId a frozen budget's version; null takes the newest
 */
export async function findPhaseKey(
  db: Database,
  viewer: Viewer,
  phaseId: number,
  keyVersionId: number | null,
): Promise<PhaseKey | null> {
  const row = await db
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .innerJoin('cooperation', 'cooperation.id', 'project.cooperationId')
    .innerJoin('keyVersion', (join) =>
      join.on((eb) =>
        keyVersionId === null
          ? eb('keyVersion.keyId', '=', sql<number>`coalesce(phase.key_id, project.key_id)`)
          : eb('keyVersion.id', '=', keyVersionId),
      ),
    )
    .innerJoin('allocationKey', 'allocationKey.id', 'keyVersion.keyId')
    .where(visibleTo(viewer))
    .where('phase.id', '=', phaseId)
    .orderBy('keyVersion.version', 'desc')
    .limit(1)
    .select((eb) => [
      'keyVersion.id as keyVersionId',
      'keyVersion.version',
      'keyVersion.byUnit',
      'allocationKey.name',
      'cooperation.roundingUnitOre',
      'cooperation.roundingMode',
      jsonArrayFrom(
        eb
          .selectFrom('keyComponent as component')
          .leftJoin('basisSeries', 'basisSeries.id', 'component.seriesId')
          .whereRef('component.keyVersionId', '=', 'keyVersion.id')
          .orderBy('component.position')
          .select((part) => [
            'component.position',
            'component.kind',
            'component.weightNumerator',
            'component.weightDenominator',
            'component.priceOre',
            'component.ceilingOre',
            'basisSeries.name as seriesName',
            jsonArrayFrom(
              part
                .selectFrom('keyComponentParty as given')
                .whereRef('given.componentId', '=', 'component.id')
                .select([
                  'given.partyId',
                  'given.unitId',
                  'given.shareNumerator',
                  'given.shareDenominator',
                  'given.amountOre',
                ]),
            ).as('given'),
          ]),
      ).as('components'),
    ])
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...row,
    rounding: { unit: row.roundingUnitOre as RoundingUnit, mode: row.roundingMode as RoundingMode },
    components: row.components.map(toKeyComponent),
  };
}

interface ClaimantRow extends Claimant {
  readonly position: number;
  readonly figure: BasisFigure | null;
}

/**
 * What a draft would be shared by today: the project's present participants (or their units) with the newest
 * figure of each component's series. A claimant without a figure is kept, so that the lack can be told.
 */
export async function findShareBasis(
  db: Database,
  viewer: Viewer,
  projectId: number,
  key: PhaseKey,
): Promise<ShareBasis> {
  const { rows } = await sql<ClaimantRow>`
    with claimant as (
      select party.id as party_id, party.name as party_name, coalesce(party.code, '') as code,
             unit.id as unit_id, unit.name as unit_name, coalesce(unit.position, 0) as unit_position
      from project_participant
      join project on project.id = project_participant.project_id
      join party on party.id = project_participant.party_id
      left join party_unit unit on unit.party_id = party.id and ${key.byUnit}
      where project.id = ${projectId}
        and project_participant.left_on is null
        and (${viewer.seesAll} or project.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[]))
    )
    select claimant.*, component.position,
           case when figure.id is not null then
             json_build_object('id', figure.id, 'value', figure.value, 'referenceDate', figure.reference_date,
                               'precision', figure.reference_precision, 'source', figure.source) end as figure
    from claimant
    cross join key_component component
    left join lateral (
      select * from basis_figure
      where basis_figure.series_id = component.series_id
        and basis_figure.party_id = claimant.party_id
        and basis_figure.unit_id is not distinct from claimant.unit_id
      order by reference_date desc
      limit 1
    ) figure on true
    where component.key_version_id = ${key.keyVersionId}
    order by claimant.party_name collate "sv-SE-x-icu", claimant.unit_position, component.position
  `.execute(db);
  const columns = key.components.map(({ position }) => rows.filter((row) => row.position === position));
  return {
    components: key.components,
    claimants: (columns[0] ?? []).map(({ partyId, partyName, unitId, unitName, code }) => ({
      partyId,
      partyName,
      unitId,
      unitName,
      code,
    })),
    figures: columns.map((column) => column.map((row) => row.figure)),
  };
}

interface StoredShare extends Claimant {
  readonly componentPosition: number;
  readonly amount: Ore;
  readonly figure: BasisFigure | null;
}

/** The shares of a frozen budget version as they were stored, with the figures they stood on. */
export async function listStoredShares(
  db: Database,
  viewer: Viewer,
  budgetVersionId: number,
  components: readonly KeyComponent[],
): Promise<ShareRow[]> {
  const rows = await db
    .selectFrom('costShare as share')
    .innerJoin('budgetVersion', 'budgetVersion.id', 'share.budgetVersionId')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .innerJoin('party', 'party.id', 'share.partyId')
    .leftJoin('partyUnit as unit', 'unit.id', 'share.unitId')
    .leftJoin('basisFigure as figure', 'figure.id', 'share.basisFigureId')
    .where(visibleTo(viewer))
    .where('share.budgetVersionId', '=', budgetVersionId)
    .orderBy(sql`party.name collate "sv-SE-x-icu"`)
    .orderBy('unit.position')
    .select([
      'share.partyId',
      'party.name as partyName',
      'share.unitId',
      'unit.name as unitName',
      sql<string>`coalesce(party.code, '')`.as('code'),
      'share.componentPosition',
      'share.amountOre as amount',
      sql<BasisFigure | null>`case when figure.id is not null then
        json_build_object('id', figure.id, 'value', figure.value, 'referenceDate', figure.reference_date,
                          'precision', figure.reference_precision, 'source', figure.source) end`.as('figure'),
    ])
    .execute();
  const byClaimant = new Map<string, StoredShare[]>();
  for (const row of rows as StoredShare[]) {
    const claimant = `${row.partyId} ${row.unitId}`;
    byClaimant.set(claimant, [...(byClaimant.get(claimant) ?? []), row]);
  }
  return Array.from(byClaimant.values(), (shares) => {
    const { partyId, partyName, unitId, unitName, code } = shares[0]!;
    const at = (position: number) => shares.find((share) => share.componentPosition === position);
    return {
      claimant: { partyId, partyName, unitId, unitName, code },
      figures: components.map((component) => at(component.position)?.figure ?? null),
      parts: components.map((component) => at(component.position)?.amount ?? ore(0)),
      carried: at(0)?.amount ?? ore(0),
      sum: sumOre(shares.map((share) => share.amount)),
    };
  });
}
