import type { ShareTable } from './cost-share';
import type { BasisFigure } from './key';
import { ore, sumOre, type Ore } from './money';
import { byParty } from './subtotal';

/** How many live in a party, when they were counted and by whom. */
export interface Inhabitants extends BasisFigure {
  readonly partyId: number;
}

/** The inhabitants that the shares of a table are set against. */
export interface CountedInhabitants {
  /** of each party that has any; a bolag has none */
  readonly byParty: ReadonlyMap<number, number>;
  /** of all of them together */
  readonly sum: number;
  /** what the parties that have inhabitants carry together */
  readonly carried: Ore;
  /** the figures they were read from where the key counts none; empty where it does */
  readonly figures: readonly Inhabitants[];
}

/**
 * The inhabitants per party: those that the key counts, else those of the public series, so that kronor per inhabitant
 * can be told whatever the key counts.
 * @param figures of the public series, one a party; not looked at where the key counts inhabitants
 */
export function countInhabitants(table: ShareTable, figures: readonly Inhabitants[]): CountedInhabitants {
  const people = table.components.findIndex(({ kind }) => kind === 'population');
  const parties = byParty(table.rows);
  const known = new Map(figures.map(({ partyId, value }) => [partyId, value]));
  const counted = parties.flatMap(({ partyId, figures: own, sum }) => {
    const value = people >= 0 ? own[people] : known.get(partyId);
    return value ? [{ partyId, value, sum }] : [];
  });
  return {
    byParty: new Map(counted.map(({ partyId, value }) => [partyId, value])),
    sum: counted.reduce((sum, { value }) => sum + value, 0),
    carried: sumOre(counted.map(({ sum }) => sum)),
    figures: people >= 0 ? [] : figures.filter(({ partyId }) => counted.some((own) => own.partyId === partyId)),
  };
}

/** An amount on each inhabitant, in whole öre, half an öre away from zero; null where there is nobody. */
export function perInhabitant(amount: Ore, inhabitants: number | null): Ore | null {
  if (!inhabitants) return null;
  const people = BigInt(inhabitants);
  const magnitude = (2n * BigInt(Math.abs(amount)) + people) / (2n * people);
  return ore((amount < 0 ? -Number(magnitude) : Number(magnitude)) || 0);
}
