import { sql } from 'kysely';

import type { PartySum } from '~/domain/share-change';

/** What each party carried in an earlier version of a phase's budget. */
export interface PreviousShares {
  /** the version's number */
  readonly version: number;
  /** by party, units together; in Swedish order */
  readonly parties: readonly PartySum[];
}

/**
 * Of a query on `phase`: the stored shares of the version before its newest budget that counts, as one JSON value; null
 * when there is none. An approved one counts before one that awaits decisions, and that before one that was rejected or
 * replaced; a draft and a version that was taken back were never decided on and are passed over. Whoever selects it has
 * made sure that the phase may be seen.
 */
export const previousShares = sql<PreviousShares | null>`(
  select json_build_object('version', earlier.version, 'parties', coalesce((
    select json_agg(json_build_object('partyId', held.party_id, 'partyName', held.name, 'sum', held.total)
                    order by held.name collate "sv-SE-x-icu")
    from (
      select share.party_id, party.name, sum(share.amount_ore) as total
      from cost_share share join party on party.id = share.party_id
      where share.budget_version_id = earlier.id
      group by share.party_id, party.name
    ) held
  ), '[]'::json))
  from budget_version earlier
  where earlier.phase_id = phase.id
    and earlier.state not in ('utkast', 'återtagen')
    and earlier.version < (select max(newest.version) from budget_version newest where newest.phase_id = phase.id)
  order by array_position(array['godkänd', 'inskickad'], earlier.state) nulls last, earlier.version desc
  limit 1
)`;
