import { sql, type Expression, type SqlBool } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { MilestoneDates } from '~/domain/milestone';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';
import type { PartyKind } from '~db/tables/parties';

import { openTo } from './secrecy';
import { visibleTo } from './visible';

/** How many live in a kommun, as the newest public figure says. */
export interface Population {
  readonly value: number;
  readonly date: CalendarDate;
  /** a figure of a whole year has no day */
  readonly precision: 'day' | 'year';
}

/** A party as its own page and the list of parties name it. */
export interface PartyHead {
  readonly id: number;
  readonly slug: string;
  /** kommunkod */
  readonly code: string | null;
  readonly name: string;
  readonly kind: PartyKind;
  readonly population: Population | null;
}

export interface PartyWithCooperations extends PartyHead {
  /** those of its cooperations that the viewer sees, by name */
  readonly cooperations: readonly { readonly slug: string; readonly name: string }[];
}

/**
 * Tenancy as a condition on `party`: the viewer's own organisation, and who is, was or will be a member of a
 * cooperation that the viewer sees.
 */
export function partySeenBy(viewer: Viewer): Expression<SqlBool> {
  if (viewer.seesAll) return sql<SqlBool>`true`;
  return sql<SqlBool>`(party.id = ${viewer.party?.id ?? null} or exists (
    select from cooperation_member member
    where member.party_id = party.id and member.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[])))`;
}

/** Of a query on `party`: its newest public population figure as one JSON value; null when there is none. */
export const newestPopulation = sql<Population | null>`(
  select json_build_object('value', figure.value, 'date', figure.reference_date, 'precision', figure.reference_precision)
  from standing_basis_figure figure join basis_series series on series.id = figure.series_id
  where figure.party_id = party.id and figure.unit_id is null
    and series.kind = 'population' and series.cooperation_id is null
  order by figure.reference_date desc, series.id
  limit 1
)`;

/**
 * The party of an address: its kommunkod, or its slug when it has no kommunkod.
 * @returns null when there is none that this viewer may see
 */
export async function findParty(db: Database, viewer: Viewer, address: string): Promise<PartyWithCooperations | null> {
  const row = await db
    .selectFrom('party')
    .where(partySeenBy(viewer))
    .where((eb) =>
      eb.or([eb('party.code', '=', address), eb.and([eb('party.code', 'is', null), eb('party.slug', '=', address)])]),
    )
    .orderBy('party.code', (order) => order.asc().nullsLast())
    .select([
      'party.id',
      'party.slug',
      'party.code',
      'party.name',
      'party.kind',
      newestPopulation.as('population'),
      sql<PartyWithCooperations['cooperations']>`(
        select coalesce(json_agg(json_build_object('slug', cooperation.slug, 'name', cooperation.name)
                                 order by cooperation.name collate "sv-SE-x-icu"), '[]')
        from cooperation
        where exists (select from cooperation_member member
                      where member.cooperation_id = cooperation.id and member.party_id = party.id)
          and (${viewer.seesAll} or cooperation.id = any(${[...viewer.cooperationIds]}::bigint[])))`.as('cooperations'),
    ])
    .executeTakeFirst();
  return row ?? null;
}

/** A milestone that is a party's own: what is introduced there, and when. */
export interface PartyMilestone extends MilestoneDates {
  readonly id: number;
  readonly label: string;
  readonly title: string;
  readonly groupName: string | null;
  readonly phaseNumber: number;
  readonly projectSlug: string;
  readonly projectName: string;
}

/** The milestones of a party in every project that the viewer sees, by expected day; those without a day last. */
export async function listPartyMilestones(db: Database, viewer: Viewer, partyId: number): Promise<PartyMilestone[]> {
  return db
    .selectFrom('milestone')
    .innerJoin('project', 'project.id', 'milestone.projectId')
    .innerJoin('phase', 'phase.id', 'milestone.phaseId')
    .leftJoin('rolloutGroup', 'rolloutGroup.id', 'milestone.rolloutGroupId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'milestone'))
    .where('milestone.partyId', '=', partyId)
    .where('milestone.removedAt', 'is', null)
    .where('phase.removedAt', 'is', null)
    .orderBy(
      sql`coalesce(milestone.actual_date, milestone.forecast_date, milestone.baseline_date, milestone.window_end)`,
      (order) => order.asc().nullsLast(),
    )
    .orderBy('milestone.position')
    .orderBy('milestone.id')
    .select([
      'milestone.id',
      'milestone.label',
      'milestone.title',
      'rolloutGroup.name as groupName',
      'phase.number as phaseNumber',
      'project.slug as projectSlug',
      'project.name as projectName',
      'milestone.baselineDate as baseline',
      'milestone.forecastDate as forecast',
      'milestone.actualDate as actual',
      'milestone.windowStart',
      'milestone.windowEnd',
      'milestone.status',
    ])
    .$castTo<PartyMilestone>()
    .execute();
}
