import { ore } from '~/domain/money';
import { searchParties, sortParties } from '~/domain/party-listing';
import type { Guarded } from '~/policy/guard';
import { listPartySums } from '~/store/party-economy';
import { readPartyListing, type PartyListing } from '~/views/party/party-address';
import { partyColumns, type PartyRow } from '~/views/party/party-columns';

import { draftSums } from './party-ledger';

export interface PartyList {
  readonly listing: PartyListing;
  /** those that fit the search, in the chosen order */
  readonly rows: readonly PartyRow[];
  /** how many the viewer may see in all */
  readonly count: number;
  /** the viewer's own organisation, whatever is searched for */
  readonly own: PartyRow | null;
  /** whether what the drafts come to is known */
  readonly computed: boolean;
}

/** The parties a viewer may see with what each carries, searched and sorted as the address says. */
export async function partyListOf({ viewer, context, url }: Guarded<unknown>): Promise<PartyList> {
  const listing = readPartyListing(url.searchParams);
  const [parties, drafts] = await Promise.all([listPartySums(context.db, viewer), draftSums(context, viewer)]);
  const rows = parties.map((party) => ({ ...party, draft: drafts && (drafts.get(party.id) ?? ore(0)) }));
  const column = partyColumns(drafts !== null).find(({ id }) => id === listing.sort) ?? null;
  const direction = listing.direction ?? (column ? 'descending' : 'ascending');
  return {
    listing,
    rows: sortParties(searchParties(rows, listing.search), column?.valueOf ?? null, direction),
    count: parties.length,
    own: rows.find(({ id }) => id === viewer.party?.id) ?? null,
    computed: drafts !== null,
  };
}
