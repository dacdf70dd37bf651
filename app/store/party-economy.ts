import { sql } from 'kysely';

import type { RoundingMode, RoundingUnit } from '~/domain/allocate';
import type { BudgetState } from '~/domain/budget';
import type { CalendarDate } from '~/domain/calendar';
import type { InKindHours } from '~/domain/in-kind';
import type { Ore } from '~/domain/money';
import type { PartyPhase } from '~/domain/party-ledger';
import type { Viewer } from '~/domain/viewer';
import type { CarriedShare, CarriedStretch, DatedLine } from '~/domain/year-split';
import type { Database } from '~db/open';

import { newestPopulation, partySeenBy, type PartyHead } from './party-head';
import { carriedStretches } from './share-stretch';

const seen = (viewer: Viewer) =>
  sql`(${viewer.seesAll} or project.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[]))`;

interface PhaseRow extends Omit<PartyPhase, 'period' | 'versions'> {
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  readonly versions: readonly {
    readonly id: number;
    readonly version: number;
    readonly state: BudgetState;
    readonly unit: RoundingUnit | null;
    readonly mode: RoundingMode | null;
    readonly inKind: InKindHours | null;
    readonly lines: readonly DatedLine[];
    readonly shares: readonly CarriedShare[];
    readonly stretches: readonly CarriedStretch[];
  }[];
}

/**
 * The phases that may concern a party, by project and number, in one query: where it carries a share of a frozen
 * budget, takes or took part in the project while there is a draft (or is assumed to), or puts in own hours. Of each, the
 * newest approved, submitted and drafted version with their lines, the party's own hours and the stored shares of all
 * parties, which the years of one party are told from.
 */
export async function listPartyPhases(db: Database, viewer: Viewer, partyId: number): Promise<PartyPhase[]> {
  const { rows } = await sql<PhaseRow>`
    with seen as (
      select phase.*, project.slug, project.name as project_name, cooperation.name as cooperation_name
      from phase
      join project on project.id = phase.project_id
      join cooperation on cooperation.id = project.cooperation_id
      where ${seen(viewer)} and phase.removed_at is null
    ), open as (
      select distinct on (version.phase_id, version.state) version.*
      from budget_version version join seen on seen.id = version.phase_id
      where version.state in ('godkänd', 'inskickad', 'utkast')
      order by version.phase_id, version.state, version.version desc
    ), concerned as (
      select open.phase_id from open
      where exists (select from cost_share where budget_version_id = open.id and party_id = ${partyId})
      union
      select open.phase_id from open join seen on seen.id = open.phase_id
      where open.state = 'utkast' and (open.assumptions -> 'participantIds' @> to_jsonb(${partyId}::bigint) or exists (
        select from project_participant part where part.project_id = seen.project_id and part.party_id = ${partyId}))
      union
      select open.phase_id from open
      where exists (select from in_kind_hours own where own.budget_version_id = open.id and own.party_id = ${partyId}
        and own.removed_at is null)
    )
    select seen.id as phase_id, seen.number as phase_number, seen.name as phase_name,
           seen.start_date as start, seen.end_date as "end",
           seen.project_id, seen.slug as project_slug, seen.project_name, seen.cooperation_name,
           (select coalesce(json_agg(json_build_object(
               'id', open.id, 'version', open.version, 'state', open.state,
               'unit', open.rounding_unit_ore, 'mode', open.rounding_mode,
               'inKind', (
                 select json_build_object('partyId', party.id, 'partyName', party.name, 'hours', own.hours_hundredths,
                                          'handling', own.handling, 'rate', own.rate_ore)
                 from in_kind_hours own join party on party.id = own.party_id
                 where own.budget_version_id = open.id and own.party_id = ${partyId} and own.removed_at is null),
               'lines', (
                 select coalesce(json_agg(json_build_object(
                   'year', line.year, 'amount', line.amount_ore, 'carriedBy', line.carried_by_party_id)), '[]')
                 from budget_line line where line.budget_version_id = open.id and line.removed_at is null),
               'shares', (
                 select coalesce(json_agg(held), '[]') from (
                   select share.party_id as "partyId", coalesce(party.code, '') as code,
                          sum(share.amount_ore)::bigint as share
                   from cost_share share join party on party.id = share.party_id
                   where share.budget_version_id = open.id
                   group by share.party_id, party.code
                 ) held),
               'stretches', ${carriedStretches(sql`open.id`)})), '[]')
              from open where open.phase_id = seen.id) as versions
    from seen
    where seen.id in (select phase_id from concerned)
    order by seen.project_name collate "sv-SE-x-icu", seen.project_id, seen.number, seen.id
  `.execute(db);
  return rows.map(({ start, end, versions, ...phase }) => ({
    ...phase,
    period: { start, end },
    versions: versions.map(({ unit, mode, ...version }) => ({
      ...version,
      rounding: unit !== null && mode !== null ? { unit, mode } : null,
    })),
  }));
}

/** A party in the list of them, with what it carries in all that the viewer sees. */
export interface PartySum extends PartyHead {
  /** projects it takes or took part in */
  readonly projects: number;
  /** of approved budgets */
  readonly approved: Ore;
  /** of submitted budgets of phases that have no approved one */
  readonly submitted: Ore;
  /** phases of its projects that have a draft only */
  readonly drafts: number;
}

/**
 * Every party that the viewer may see, in Swedish order, with the sums of the versions that count (`standingOf`) in
 * the projects that the viewer may see. What drafts would give is not stored and not in the sums.
 */
export async function listPartySums(db: Database, viewer: Viewer): Promise<PartySum[]> {
  const { rows } = await sql<PartySum>`
    with newest as (
      select distinct on (phase.id) version.id, version.state, phase.project_id
      from budget_version version
      join phase on phase.id = version.phase_id
      join project on project.id = phase.project_id
      where ${seen(viewer)} and phase.removed_at is null and version.state in ('godkänd', 'inskickad', 'utkast')
      order by phase.id, array_position(array['godkänd', 'inskickad', 'utkast'], version.state), version.version desc
    ), carried as (
      select share.party_id,
             sum(share.amount_ore) filter (where newest.state = 'godkänd') as approved,
             sum(share.amount_ore) filter (where newest.state = 'inskickad') as submitted
      from newest join cost_share share on share.budget_version_id = newest.id
      group by share.party_id
    ), taking_part as (
      select part.party_id, count(distinct part.project_id) as projects,
             count(distinct newest.id) filter (where newest.state = 'utkast') as drafts
      from project_participant part
      join project on project.id = part.project_id
      left join newest on newest.project_id = project.id
      where ${seen(viewer)}
      group by part.party_id
    )
    select party.id, party.slug, party.code, party.name, party.kind, ${newestPopulation} as population,
           coalesce(taking_part.projects, 0)::int as projects, coalesce(taking_part.drafts, 0)::int as drafts,
           coalesce(carried.approved, 0)::bigint as approved, coalesce(carried.submitted, 0)::bigint as submitted
    from party
    left join carried on carried.party_id = party.id
    left join taking_part on taking_part.party_id = party.id
    where ${partySeenBy(viewer)}
    order by party.name collate "sv-SE-x-icu", party.id
  `.execute(db);
  return rows;
}

/** The phases whose only open budget is a draft, at most so many: what they would give has to be computed. */
export async function listDraftPhases(db: Database, viewer: Viewer, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select phase.id
    from phase join project on project.id = phase.project_id
    where ${seen(viewer)} and phase.removed_at is null
      and exists (select from budget_version where phase_id = phase.id and state = 'utkast')
      and not exists (select from budget_version where phase_id = phase.id and state in ('godkänd', 'inskickad'))
    order by phase.id
    limit ${most}
  `.execute(db);
  return rows.map(({ id }) => id);
}
