import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { BasisMember, StoredFigure } from '~/domain/basis';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { seenBy } from './cooperation';

/** A counted thing with its figures for the present members of a cooperation, newest date first. */
export interface BasisSeries {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly kind: 'population' | 'driver';
  /** the cooperation's own; else public, for every cooperation */
  readonly own: boolean;
  readonly figures: readonly StoredFigure[];
}

/** The members that a cooperation has or will have, by name, each with its units in their order. */
export async function listBasisMembers(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
  today: CalendarDate,
): Promise<BasisMember[]> {
  return db
    .selectFrom('cooperation')
    .innerJoin('party', (join) =>
      join.on((eb) =>
        eb.exists(
          eb
            .selectFrom('cooperationMember as member')
            .whereRef('member.partyId', '=', 'party.id')
            .whereRef('member.cooperationId', '=', 'cooperation.id')
            .where((left) => left.or([left('member.leftOn', 'is', null), left('member.leftOn', '>', today)])),
        ),
      ),
    )
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
          .orderBy('unit.position')
          .orderBy('unit.id')
          .select(['unit.id', 'unit.name']),
      ).as('units'),
    ])
    .execute();
}

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
          .selectFrom('basisFigure as figure')
          .whereRef('figure.seriesId', '=', 'series.id')
          .where((where) =>
            where.exists(
              where
                .selectFrom('cooperationMember as member')
                .whereRef('member.partyId', '=', 'figure.partyId')
                .whereRef('member.cooperationId', '=', 'cooperation.id')
                .where((left) => left.or([left('member.leftOn', 'is', null), left('member.leftOn', '>', today)])),
            ),
          )
          .orderBy('figure.referenceDate', 'desc')
          .orderBy('figure.id')
          .select([
            'figure.partyId',
            'figure.unitId',
            'figure.referenceDate as date',
            'figure.referencePrecision as precision',
            'figure.value',
            'figure.source',
          ]),
      ).as('figures'),
    ])
    .$castTo<BasisSeries>()
    .execute();
}
