import { sql } from 'kysely';

import type { CountedFigure } from '~/domain/assumed-figure';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { seenBy } from './cooperation';
import { standingBudget } from './phase-budget';
import { presentDays, sharedDays } from './presence';
import { visibleTo } from './visible';
import type { ScenarioPhase } from './scenario';
import { countable } from './share-basis';

/** A phase of a cooperation's projects that a scenario can be about. */
export interface CooperationPhase extends ScenarioPhase {
  /** whether its newest budget has any line */
  readonly hasLines: boolean;
  readonly budgetState: string | null;
}

/** The phases of a cooperation's projects, by project and number. */
export async function listCooperationPhases(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
): Promise<CooperationPhase[]> {
  return db
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .leftJoin(
      () => sql<{ version: number; state: string; total: number }>`lateral (${standingBudget})`.as('budget'),
      (join) => join.onTrue(),
    )
    .where(visibleTo(viewer))
    .where('project.cooperationId', '=', cooperationId)
    .where('phase.removedAt', 'is', null)
    .orderBy(sql`project.name collate "sv-SE-x-icu"`)
    .orderBy('project.id')
    .orderBy('phase.number')
    .select([
      'phase.id',
      'phase.number',
      'phase.name',
      'project.id as projectId',
      'project.slug as projectSlug',
      'project.name as projectName',
      'budget.state as budgetState',
      sql<boolean>`exists (select from budget_line line join budget_version version on version.id = line.budget_version_id
        where version.phase_id = phase.id and version.version = budget.version and line.removed_at is null)`.as(
        'hasLines',
      ),
    ])
    .execute();
}

/** A party that a scenario can let take part. */
export interface ScenarioParty {
  readonly id: number;
  readonly name: string;
  /** kommunkod; null for a party without one */
  readonly code: string | null;
  /** a member of the cooperation, or about to be */
  readonly member: boolean;
}

/**
 * Whom a scenario can be made with: the members that have not left, and every kommun and region, since what if one more
 * joins is asked before anybody has joined. That those exist is public; a bolag of another cooperation is not named.
 */
export async function listScenarioParties(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  today: CalendarDate,
): Promise<ScenarioParty[]> {
  const member = sql<boolean>`exists (select from cooperation_member member where member.cooperation_id = cooperation.id
    and member.party_id = party.id and (member.left_on is null or member.left_on > ${today}::date))`;
  return db
    .selectFrom('cooperation')
    .innerJoin('party', (join) => join.onTrue())
    .where(seenBy(viewer))
    .where('cooperation.id', '=', cooperationId)
    .where((eb) => eb.or([member, eb('party.kind', 'in', ['kommun', 'region'])]))
    .orderBy(sql`party.name collate "sv-SE-x-icu"`)
    .orderBy('party.id')
    .select(['party.id', 'party.name', 'party.code', member.as('member')])
    .execute();
}

/**
 * Who pays in a cooperation today: whoever takes part in a phase that has a budget, on the later of the day and its first
 * day; where no phase has one, the members of the day.
 */
export async function listPayingParties(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  today: CalendarDate,
): Promise<number[]> {
  const { rows } = await sql<{ partyId: number; pays: boolean }>`
    with place as (
      select id from cooperation where id = ${cooperationId}
        and (${viewer.seesAll} or id = any(${[...viewer.cooperationIds]}::bigint[]))
    )
    select participant.party_id, true as pays
    from place join project on project.cooperation_id = place.id
    join phase on phase.project_id = project.id and phase.removed_at is null
    join project_participant participant on participant.project_id = project.id
    cross join ${presentDays}
    where present.days && ${sharedDays(today)} and exists (
      select from budget_line line join budget_version version on version.id = line.budget_version_id
      where version.phase_id = phase.id and line.removed_at is null
        and version.version = (select max(newest.version) from budget_version newest where newest.phase_id = phase.id)
    )
    union
    select member.party_id, false from place join cooperation_member member on member.cooperation_id = place.id
    where daterange(member.joined_on, member.left_on) @> ${today}::date
    order by party_id
  `.execute(db);
  const paying = rows.filter(({ pays }) => pays);
  return (paying.length > 0 ? paying : rows).map(({ partyId }) => partyId);
}

/** The days of which the members of a cooperation have figures it can use, the newest first. */
export async function listReferenceDates(db: Database, viewer: Viewer, cooperationId: number): Promise<CalendarDate[]> {
  const rows = await db
    .selectFrom('cooperation')
    .innerJoin('cooperationMember as member', 'member.cooperationId', 'cooperation.id')
    .innerJoin('standingBasisFigure as figure', 'figure.partyId', 'member.partyId')
    .innerJoin('basisSeries as series', 'series.id', 'figure.seriesId')
    .where(seenBy(viewer))
    .where('cooperation.id', '=', cooperationId)
    .where((eb) =>
      eb.or([eb('series.cooperationId', 'is', null), eb('series.cooperationId', '=', eb.ref('cooperation.id'))]),
    )
    .select('figure.referenceDate')
    .distinct()
    .orderBy('figure.referenceDate', 'desc')
    .execute();
  return rows.map(({ referenceDate }) => referenceDate as CalendarDate);
}

/** What a series counts for some parties. */
export interface SeriesFigures {
  readonly name: string;
  readonly figures: readonly CountedFigure[];
}

/**
 * The newest figure of each party, and of each of its units, in a series that the cooperation can use. Null when the
 * cooperation has no such series or cannot be seen.
 * @param upTo figures of this day or before; null takes the newest
 */
export async function findFigures(
  db: Database,
  viewer: Viewer,
  asked: {
    readonly cooperationId: number;
    readonly seriesId: number;
    readonly partyIds: readonly number[];
    readonly upTo: CalendarDate | null;
    readonly today: CalendarDate;
  },
): Promise<SeriesFigures | null> {
  const { cooperationId, seriesId, partyIds, upTo, today } = asked;
  const { rows } = await sql<SeriesFigures>`
    with newest as (
      select distinct on (party_id, unit_id) party_id, unit_id, value from basis_figure
      where series_id = ${seriesId} and party_id = any(${[...partyIds]}::bigint[])
        and ${countable(today, upTo)}
      order by party_id, unit_id, reference_date desc
    )
    select series.name, coalesce((
      select json_agg(json_build_object('partyId', party_id, 'unitId', unit_id, 'value', value) order by party_id, unit_id)
      from newest
    ), '[]'::json) as figures
    from basis_series series join cooperation on cooperation.id = ${cooperationId}
    where series.id = ${seriesId} and (series.cooperation_id is null or series.cooperation_id = cooperation.id)
      and (${viewer.seesAll} or cooperation.id = any(${[...viewer.cooperationIds]}::bigint[]))
  `.execute(db);
  return rows[0] ?? null;
}
