import type { Hours } from './hours';
import { ore, sumOre, type Ore } from './money';

/** Hours that a party puts into a phase itself (DOMAIN.md 1.7). */
export interface InKindHours {
  readonly partyId: number;
  readonly partyName: string;
  readonly hours: Hours;
  /** debited: the party is compensated; unbilled: a shadow value that nobody is charged */
  readonly handling: 'debited' | 'unbilled';
  /** öre an hour; null where none is agreed for unbilled time */
  readonly rate: Ore | null;
}

/** A party's share of a phase, before its own hours. */
export interface PartyShare {
  readonly partyId: number;
  readonly partyName: string;
  readonly share: Ore;
}

/** What one party pays net: `share - compensation`; negative where the lead pays the party. */
export interface NetRow extends PartyShare {
  readonly inKind: InKindHours | null;
  readonly compensation: Ore;
  /** what unbilled hours would have cost; part of no sum to pay; null where there are none or no rate */
  readonly shadowValue: Ore | null;
  readonly net: Ore;
}

export interface NetTable {
  readonly rows: readonly NetRow[];
  readonly shareSum: Ore;
  readonly compensationSum: Ore;
  readonly shadowSum: Ore;
  /** what the lead must recover: the shares less what is paid out for debited hours */
  readonly netSum: Ore;
}

/**
 * What hours are worth at a rate: hundredths of hours x öre an hour, in whole öre, half an öre up.
 * @throws RangeError beyond the safe integers
 */
export function valueOfHours(worked: Hours, rate: Ore): Ore {
  return ore(Number((BigInt(worked) * BigInt(rate) + 50n) / 100n));
}

/**
 * Shares less compensation for debited hours, party by party. A party that puts in hours and has no share comes last,
 * with the share 0.
 * @param shares one a party, in the order to show
 */
export function netOfInKind(shares: readonly PartyShare[], hours: readonly InKindHours[]): NetTable {
  const sharing = new Set(shares.map(({ partyId }) => partyId));
  const others = hours.filter(({ partyId }) => !sharing.has(partyId));
  const rows = [...shares, ...others.map(withoutShare)].map((party) =>
    netOfParty(party, hours.find(({ partyId }) => partyId === party.partyId) ?? null),
  );
  return {
    rows,
    shareSum: sumOre(rows.map((row) => row.share)),
    compensationSum: sumOre(rows.map((row) => row.compensation)),
    shadowSum: sumOre(rows.map((row) => row.shadowValue ?? ore(0))),
    netSum: sumOre(rows.map((row) => row.net)),
  };
}

/** As a row of {@link netOfInKind}, for one party. @param inKind its own hours; null: it puts in none */
export function netOfParty({ partyId, partyName, share }: PartyShare, inKind: InKindHours | null): NetRow {
  const value = inKind === null || inKind.rate === null ? null : valueOfHours(inKind.hours, inKind.rate);
  const compensation = inKind?.handling === 'debited' && value !== null ? value : ore(0);
  const shadowValue = inKind?.handling === 'unbilled' ? value : null;
  return { partyId, partyName, share, inKind, compensation, shadowValue, net: ore(share - compensation) };
}

function withoutShare({ partyId, partyName }: InKindHours): PartyShare {
  return { partyId, partyName, share: ore(0) };
}
