import { expressionBuilder, sql, type RawBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import { fraction } from '~/domain/fraction';
import type { KeyComponent } from '~/domain/key';
import { ore } from '~/domain/money';
import type { Tables } from '~db/tables/index';
import type { KeyComponentKind } from '~db/tables/keys';

/** A key component as the database gives it, with what it gives each party. */
export interface KeyComponentRow {
  readonly position: number;
  readonly kind: KeyComponentKind;
  readonly weightNumerator: number | null;
  readonly weightDenominator: number | null;
  readonly priceOre: number | null;
  readonly ceilingOre: number | null;
  readonly seriesName: string | null;
  readonly given: readonly {
    readonly partyId: number;
    readonly unitId: number | null;
    readonly shareNumerator: number | null;
    readonly shareDenominator: number | null;
    readonly amountOre: number | null;
    readonly name: string;
  }[];
}

/** The component of a row; the table's checks make sure that each kind has what it needs. */
export function toKeyComponent(row: KeyComponentRow): KeyComponent {
  const { position, given } = row;
  const weight = () => fraction(row.weightNumerator!, row.weightDenominator!);
  const seriesName = row.seriesName ?? '';
  switch (row.kind) {
    case 'equal':
      return { position, kind: row.kind, weight: weight() };
    case 'population':
    case 'driver':
      return { position, kind: row.kind, weight: weight(), seriesName };
    case 'percent': {
      const shares = given.map(({ partyId, unitId, shareNumerator, shareDenominator, name }) => ({
        partyId,
        unitId,
        share: { numerator: shareNumerator!, denominator: shareDenominator! },
        name,
      }));
      return { position, kind: row.kind, weight: weight(), shares };
    }
    case 'fixed': {
      const amounts = given.map(({ partyId, unitId, amountOre }) => ({ partyId, unitId, amount: ore(amountOre!) }));
      return { position, kind: row.kind, amounts };
    }
    case 'perUnit': {
      const ceiling = row.ceilingOre === null ? null : ore(row.ceilingOre);
      return { position, kind: row.kind, seriesName, price: ore(row.priceOre!), ceiling };
    }
  }
}

/**
 * In a query on `key_version`: the order in which the versions of one key are taken on a day. First the newest that
 * applies by then (`valid_from` null has always applied), and where none does yet the oldest.
 */
export function byForceOn(day: RawBuilder<unknown>) {
  const applies = sql`(key_version.valid_from is null or key_version.valid_from <= ${day})`;
  return sql`${applies} desc, case when ${applies} then -key_version.version else key_version.version end`;
}

/**
 * Of a query on `key_version`: its components in their order as one JSON value, each with its series and with what it
 * gives by name, in Swedish order. {@link toKeyComponent} reads them.
 */
export function componentsOfVersion() {
  return jsonArrayFrom(
    expressionBuilder<Tables, 'keyVersion'>()
      .selectFrom('keyComponent as component')
      .leftJoin('basisSeries', 'basisSeries.id', 'component.seriesId')
      .whereRef('component.keyVersionId', '=', 'keyVersion.id')
      .orderBy('component.position')
      .select((component) => [
        'component.position',
        'component.kind',
        'component.weightNumerator',
        'component.weightDenominator',
        'component.priceOre',
        'component.ceilingOre',
        'component.seriesId',
        'basisSeries.name as seriesName',
        jsonArrayFrom(
          component
            .selectFrom('keyComponentParty as given')
            .innerJoin('party', 'party.id', 'given.partyId')
            .leftJoin('partyUnit as unit', 'unit.id', 'given.unitId')
            .whereRef('given.componentId', '=', 'component.id')
            .orderBy(sql`party.name collate "sv-SE-x-icu"`)
            .orderBy('unit.position')
            .select([
              'given.partyId',
              'given.unitId',
              'given.shareNumerator',
              'given.shareDenominator',
              'given.amountOre',
              sql<string>`party.name || coalesce(': ' || unit.name, '')`.as('name'),
            ]),
        ).as('given'),
      ]),
  );
}
