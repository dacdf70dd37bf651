import { fraction } from '~/domain/fraction';
import type { KeyComponent } from '~/domain/key';
import { ore } from '~/domain/money';
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
      const shares = given.map(({ partyId, unitId, shareNumerator, shareDenominator }) => ({
        partyId,
        unitId,
        share: { numerator: shareNumerator!, denominator: shareDenominator! },
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
