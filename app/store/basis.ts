import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { BasisMember, StoredFigure } from '~/domain/basis';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { seenBy } from './cooperation';

/** A figure that new calculations may take. */
export interface StandingFigure extends StoredFigure {
  readonly id: number;
  /** a submitted calculation stands on it: it can be corrected, and not taken back */
  readonly used: boolean;
}

/** A figure that was wrong, and what became of it. */
export interface PastFigure extends StoredFigure {
  readonly id: number;
  /** the value that was put in its place; null: it was taken back */
  readonly replacedBy: number | null;
  readonly reason: string;
  /** the day on which that was done */
  readonly on: CalendarDate;
}

/** A counted thing with its figures for the present members of a cooperation, newest date first. */
export interface BasisSeries {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly kind: 'population' | 'driver';
  /** the cooperation's own; else public, for every cooperation */
  readonly own: boolean;
  readonly figures: readonly StandingFigure[];
  /** those that were corrected or taken back, the latest first */
  readonly past: readonly PastFigure[];
}

/** The members that a cooperation has or will have, by name, each with its open units in their order. */
export async function listBasisMembers(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  today: CalendarDate,
): Promise<BasisMember[]> {
  return db
    .selectFrom('cooperation')
    .innerJoin('party', (join) => join.on(presentIn('party.id', today)))
    .where('cooperation.id', '=', cooperationId)
    .where(seenBy(viewer))
    .orderBy(sql`party.name collate "sv-SE-x-icu"`)
    .select((eb) => [
      'party.id as partyId',
      'party.name as partyName',
      'party.code',
      jsonArrayFrom(
        eb
          .selectFrom('partyUnit as unit')
          .whereRef('unit.partyId', '=', 'party.id')
          .where((open) => open.or([open('unit.closedOn', 'is', null), open('unit.closedOn', '>', today)]))
          .orderBy('unit.position')
          .orderBy('unit.id')
          .select(['unit.id', 'unit.name']),
      ).as('units'),
    ])
    .execute();
}

/** In a query on `cooperation`: whether a party is a member that has not left by the day. */
function presentIn(party: string, today: CalendarDate) {
  return sql<boolean>`exists (select from cooperation_member member
    where member.cooperation_id = cooperation.id and member.party_id = ${sql.ref(party)}
      and (member.left_on is null or member.left_on > ${today}::date))`;
}

const COLUMNS = [
  'figure.id',
  'figure.partyId',
  'figure.unitId',
  'figure.referenceDate as date',
  'figure.referencePrecision as precision',
  'figure.value',
  'figure.source',
] as const;

/** Of a query on `figure`: whether a submitted calculation stands on it. */
const used = sql<boolean>`exists (select from cost_share share where share.basis_figure_id = figure.id)`;

/** The series a cooperation can use, public ones first, with the figures of its present members. */
export async function listBasisSeries(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  today: CalendarDate,
): Promise<BasisSeries[]> {
  return db
    .selectFrom('cooperation')
    .innerJoin('basisSeries as series', (join) =>
      join.on((eb) =>
        eb.or([eb('series.cooperationId', 'is', null), eb('series.cooperationId', '=', eb.ref('cooperation.id'))]),
      ),
    )
    .where('cooperation.id', '=', cooperationId)
    .where(seenBy(viewer))
    .orderBy(sql`series.cooperation_id is not null`)
    .orderBy(sql`series.name collate "sv-SE-x-icu"`)
    .orderBy('series.id')
    .select((eb) => [
      'series.id',
      'series.slug',
      'series.name',
      'series.kind',
      sql<boolean>`series.cooperation_id is not null`.as('own'),
      jsonArrayFrom(
        eb
          .selectFrom('standingBasisFigure as figure')
          .whereRef('figure.seriesId', '=', 'series.id')
          .where(presentIn('figure.partyId', today))
          .orderBy('figure.referenceDate', 'desc')
          .orderBy('figure.id')
          .select([...COLUMNS, used.as('used')]),
      ).as('figures'),
      jsonArrayFrom(
        eb
          .selectFrom('basisFigure as figure')
          .leftJoin('basisFigure as later', 'later.supersedesId', 'figure.id')
          .leftJoin('basisWithdrawal as withdrawal', 'withdrawal.figureId', 'figure.id')
          .whereRef('figure.seriesId', '=', 'series.id')
          .where((either) =>
            either.or([either('later.id', 'is not', null), either('withdrawal.figureId', 'is not', null)]),
          )
          .where(presentIn('figure.partyId', today))
          .orderBy(sql`coalesce(withdrawal.withdrawn_on, later.entered_on)`, 'desc')
          .orderBy('figure.id', 'desc')
          .select([
            ...COLUMNS,
            sql<number | null>`case when withdrawal.figure_id is null then later.value end`.as('replacedBy'),
            sql<string>`coalesce(withdrawal.reason, later.reason)`.as('reason'),
            sql<string>`coalesce(withdrawal.withdrawn_on, later.entered_on)`.as('on'),
          ]),
      ).as('past'),
    ])
    .$castTo<BasisSeries>()
    .execute();
}

/** A figure that is to be put right, locked: nobody else corrects it, takes it back or submits what stands on it. */
export interface LockedFigure extends StandingFigure {
  readonly seriesId: number;
  /** false: it was corrected or taken back meanwhile */
  readonly standing: boolean;
}

/** A figure of a present member in a series that the cooperation uses; null when there is none in sight. */
export async function lockFigure(
  trx: Transaction,
  viewer: Viewer,
  cooperationId: number,
  id: number,
  today: CalendarDate,
): Promise<LockedFigure | null> {
  const row = await trx
    .selectFrom('basisFigure as figure')
    .innerJoin('basisSeries as series', 'series.id', 'figure.seriesId')
    .innerJoin('cooperation', (join) =>
      join.on((eb) =>
        eb.or([eb('series.cooperationId', 'is', null), eb('series.cooperationId', '=', eb.ref('cooperation.id'))]),
      ),
    )
    .where('cooperation.id', '=', cooperationId)
    .where(seenBy(viewer))
    .where(presentIn('figure.partyId', today))
    .where('figure.id', '=', id)
    .select([...COLUMNS, 'figure.seriesId'])
    .forUpdate('figure')
    .executeTakeFirst();
  if (!row) return null;
  // Asked after the lock is held: what came first is seen, what comes later waits.
  const { rows } = await sql<{ used: boolean; standing: boolean }>`
    select ${used} as used, exists (select from standing_basis_figure own where own.id = figure.id) as standing
    from basis_figure figure where figure.id = ${id}`.execute(trx);
  return { ...(row as Omit<LockedFigure, 'used' | 'standing'>), ...rows[0]! };
}
