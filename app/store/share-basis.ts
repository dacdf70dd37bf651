import { sql, type RawBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Assumptions } from '~/domain/assumptions';
import type { CalendarDate } from '~/domain/calendar';
import type { ShareRow } from '~/domain/cost-share';
import { groupBy } from '~/domain/group-by';
import type { BasisFigure, Claimant, KeyComponent, ShareBasis } from '~/domain/key';
import { ore, sumOre, type Ore } from '~/domain/money';
import { stretchesOf, type Stretch } from '~/domain/presence';
import type { StoredStretch } from '~/domain/share-over-time';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import type { PhaseKey } from './phase-key';
import { findPhasePresence, presentDays, sharedDays } from './presence';
import { storedStretches, toStoredStretch } from './share-stretch';
import { visibleTo } from './visible';

interface ClaimantRow extends Claimant {
  readonly position: number;
  readonly figure: BasisFigure | null;
}

/** What is assumed, and the day of the question. */
interface Asked {
  readonly assumptions: Assumptions;
  readonly today: CalendarDate;
}

/** What the claimants of a phase share by, and when each of them is present. */
export interface PhaseBasis extends ShareBasis {
  /** none where all are present all along: a phase without a first or last day, or assumed parties */
  readonly stretches: readonly Stretch[];
}

/**
 * What a draft would be shared by: the project's participants who are present on some day of the phase (or their
 * units), or the assumed parties, with the newest figure of each component's series ({@link countable}). Of a phase
 * without a first or last day it is those present on the later of today and its first day. A claimant without a figure
 * is kept, so that the lack can be told.
 */
export async function findShareBasis(
  db: Database,
  viewer: Viewer,
  phaseId: number,
  key: PhaseKey,
  asked: Asked,
): Promise<PhaseBasis> {
  const place = sql`select project.cooperation_id from phase join project on project.id = phase.project_id
    where phase.id = ${phaseId}`;
  const basis = await readBasis(db, viewer, key, asked, place, presentInPhase(phaseId, asked.today));
  return {
    ...basis,
    stretches: asked.assumptions.participantIds === null ? await phaseStretches(db, viewer, phaseId) : [],
  };
}

async function phaseStretches(db: Database, viewer: Viewer, phaseId: number): Promise<Stretch[]> {
  const presence = await findPhasePresence(db, viewer, phaseId);
  if (!presence || presence.start === null || presence.end === null) return [];
  return stretchesOf({ start: presence.start, end: presence.end }, presence.presences);
}

/** As {@link findShareBasis}, for a cooperation as a whole, where nobody is present of itself. */
export async function findBasisOf(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  key: PhaseKey,
  asked: Asked & { readonly assumptions: { readonly participantIds: readonly number[] } },
): Promise<ShareBasis> {
  const place = sql`select id as cooperation_id from cooperation where id = ${cooperationId}`;
  return readBasis(db, viewer, key, asked, place, sql`select null::bigint as party_id`);
}

function presentInPhase(phaseId: number, today: CalendarDate) {
  return sql`select distinct participant.party_id from phase
    join project on project.id = phase.project_id
    join project_participant participant on participant.project_id = phase.project_id
    cross join ${presentDays}
    where phase.id = ${phaseId} and present.days && ${sharedDays(today)}`;
}

/**
 * In a query on `basis_figure`: whether a calculation of a day may take the figure. One that is counted on a later day
 * is a mistyped year, or what the budget of another year takes; a figure of a whole year names the year that it is
 * for, and that can lie ahead.
 * @param upTo figures of this day or before; null: no such limit
 */
export function countable(today: CalendarDate, upTo: CalendarDate | null) {
  return sql<boolean>`(basis_figure.reference_precision = 'year' or basis_figure.reference_date <= ${today}::date)
    and (${upTo}::date is null or basis_figure.reference_date <= ${upTo}::date)`;
}

/** The parties that share a phase, as {@link findShareBasis} has them where nothing is assumed. */
export async function listPresentParties(
  db: Database,
  viewer: Viewer,
  phaseId: number,
  today: CalendarDate,
): Promise<number[]> {
  const rows = await db
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .innerJoin(sql<{ partyId: number }>`(${presentInPhase(phaseId, today)})`.as('present'), (join) => join.onTrue())
    .where(visibleTo(viewer))
    .where('phase.id', '=', phaseId)
    .orderBy('present.partyId')
    .select('present.partyId')
    .execute();
  return rows.map(({ partyId }) => partyId);
}

/**
 * @param place a query that gives the cooperation
 * @param present a query that gives the parties of today
 */
async function readBasis(
  db: Database,
  viewer: Viewer,
  key: PhaseKey,
  { assumptions: { participantIds, basisUpTo }, today }: Asked,
  place: RawBuilder<unknown>,
  present: RawBuilder<unknown>,
): Promise<ShareBasis> {
  const chosen = participantIds === null ? present : sql`select unnest(${[...participantIds]}::bigint[]) as party_id`;
  const { rows } = await sql<ClaimantRow>`
    with place as (${place}), chosen as (${chosen}), claimant as (
      select party.id as party_id, party.name as party_name, coalesce(party.code, '') as code,
             unit.id as unit_id, unit.name as unit_name, coalesce(unit.position, 0) as unit_position
      from place
      join party on party.id in (select party_id from chosen)
      -- The units of an outsider say how other cooperations count; nobody has figures for them here.
      left join party_unit unit on unit.party_id = party.id and ${key.byUnit}
        and (unit.closed_on is null or unit.closed_on > ${today}::date) and exists (
        select from cooperation_member member
        where member.cooperation_id = place.cooperation_id and member.party_id = party.id)
      where ${viewer.seesAll} or place.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[])
    )
    select claimant.*, component.position,
           case when figure.id is not null then
             json_build_object('id', figure.id, 'value', figure.value, 'referenceDate', figure.reference_date,
                               'precision', figure.reference_precision, 'source', figure.source) end as figure
    from claimant
    cross join key_component component
    left join lateral (
      select * from standing_basis_figure as basis_figure
      where basis_figure.series_id = component.series_id
        and basis_figure.party_id = claimant.party_id
        and basis_figure.unit_id is not distinct from claimant.unit_id
        and ${countable(today, basisUpTo)}
      order by reference_date desc
      limit 1
    ) figure on true
    where component.key_version_id = ${key.keyVersionId}
    order by claimant.party_name collate "sv-SE-x-icu", claimant.unit_position, component.position
  `.execute(db);
  const columns = key.components.map(({ position }) => rows.filter((row) => row.position === position));
  return {
    components: key.components,
    claimants: (columns[0] ?? []).map(({ partyId, partyName, unitId, unitName, code }) => ({
      partyId,
      partyName,
      unitId,
      unitName,
      code,
    })),
    figures: columns.map((column) => column.map((row) => row.figure)),
  };
}

interface StoredShare extends Claimant {
  readonly componentPosition: number;
  readonly amount: Ore;
  readonly figure: BasisFigure | null;
}

/** What was frozen of who pays a budget version. */
export interface StoredShares {
  /** by party, in Swedish order, with the figures that each share stood on */
  readonly rows: readonly ShareRow[];
  /** in the order of time; none where all its parties shared all of it alike */
  readonly stretches: readonly StoredStretch[];
}

/**
 * The shares of a frozen budget version as they were stored; empty where it cannot be seen.
 * @param components of its key, whose order figures and parts follow
 */
export async function findStoredShares(
  db: Database,
  viewer: Viewer,
  budgetVersionId: number,
  components: readonly KeyComponent[],
): Promise<StoredShares> {
  const row = await db
    .selectFrom('budgetVersion')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where('budgetVersion.id', '=', budgetVersionId)
    .select((eb) => [
      storedStretches.as('stretches'),
      jsonArrayFrom(
        eb
          .selectFrom('costShare as share')
          .innerJoin('party', 'party.id', 'share.partyId')
          .leftJoin('partyUnit as unit', 'unit.id', 'share.unitId')
          .leftJoin('basisFigure as figure', 'figure.id', 'share.basisFigureId')
          .whereRef('share.budgetVersionId', '=', 'budgetVersion.id')
          .orderBy(sql`party.name collate "sv-SE-x-icu"`)
          .orderBy('unit.position')
          .select([
            'share.partyId',
            'party.name as partyName',
            'share.unitId',
            'unit.name as unitName',
            sql<string>`coalesce(party.code, '')`.as('code'),
            'share.componentPosition',
            'share.amountOre as amount',
            sql<BasisFigure | null>`case when figure.id is not null then
              json_build_object('id', figure.id, 'value', figure.value, 'referenceDate', figure.reference_date,
                                'precision', figure.reference_precision, 'source', figure.source) end`.as('figure'),
          ]),
      ).as('shares'),
    ])
    .executeTakeFirst();
  return {
    rows: toShareRows((row?.shares ?? []) as StoredShare[], components),
    stretches: (row?.stretches ?? []).map((stretch) => toStoredStretch(stretch, components)),
  };
}

function toShareRows(stored: readonly StoredShare[], components: readonly KeyComponent[]): ShareRow[] {
  const byClaimant = groupBy(stored, ({ partyId, unitId }) => `${partyId} ${unitId}`);
  return Array.from(byClaimant.values(), (shares) => {
    const { partyId, partyName, unitId, unitName, code } = shares[0]!;
    const at = (position: number) => shares.find((share) => share.componentPosition === position);
    return {
      claimant: { partyId, partyName, unitId, unitName, code },
      figures: components.map((component) => at(component.position)?.figure ?? null),
      parts: components.map((component) => at(component.position)?.amount ?? ore(0)),
      carried: at(0)?.amount ?? ore(0),
      sum: sumOre(shares.map((share) => share.amount)),
    };
  });
}
