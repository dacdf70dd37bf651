import { ore, sumOre, type Ore } from './money';

/** What a party carries in one version of a budget. */
export interface PartySum {
  readonly partyId: number;
  readonly partyName: string;
  readonly sum: Ore;
}

/** How a party's share differs from the version before (DOMAIN.md 1.8, 2.4). */
export interface ShareChange {
  readonly partyId: number;
  readonly partyName: string;
  /** null: the party was not in the version before */
  readonly before: Ore | null;
  /** null: the party is no longer in it */
  readonly after: Ore | null;
  readonly change: Ore;
  /** the change as a part of what was before, for display; null where that was nothing */
  readonly ratio: number | null;
}

export interface ShareChanges {
  /** those of the present version in its order, then those who left */
  readonly parties: readonly ShareChange[];
  /** of the whole: before, after, the change between them */
  readonly total: Omit<ShareChange, 'partyId' | 'partyName'>;
}

/** Party by party what has changed between two versions; the changes sum to the change of the whole. */
export function compareShares(before: readonly PartySum[], after: readonly PartySum[]): ShareChanges {
  const earlier = new Map(before.map((party) => [party.partyId, party.sum]));
  const present = new Set(after.map((party) => party.partyId));
  const stayedOrJoined = after.map(({ partyId, partyName, sum }) => ({
    partyId,
    partyName,
    ...difference(earlier.get(partyId) ?? null, sum),
  }));
  const left = before
    .filter(({ partyId }) => !present.has(partyId))
    .map(({ partyId, partyName, sum }) => ({ partyId, partyName, ...difference(sum, null) }));
  return {
    parties: [...stayedOrJoined, ...left],
    total: difference(sumOre(before.map(({ sum }) => sum)), sumOre(after.map(({ sum }) => sum))),
  };
}

function difference(before: Ore | null, after: Ore | null): ShareChanges['total'] {
  const change = ore((after ?? 0) - (before ?? 0));
  return { before, after, change, ratio: before ? change / Math.abs(before) : null };
}
