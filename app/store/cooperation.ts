import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { CalendarDate } from '~/domain/calendar';
import type { KeyComponent } from '~/domain/key';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';
import type { Tables } from '~db/tables/index';

import { byForceOn, toKeyComponent } from './key-component';

/** Tenancy as a condition on `cooperation`, as `visibleTo` is on `project`. */
export function seenBy(viewer: Viewer) {
  return (eb: ExpressionBuilder<Tables, 'cooperation'>): Expression<SqlBool> =>
    viewer.seesAll ? eb.lit(true) : sql<SqlBool>`cooperation.id = any(${[...viewer.cooperationIds]}::bigint[])`;
}

export interface CooperationChoice {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

/** The cooperations a viewer sees, by name. */
export async function listCooperations(db: Database, viewer: Viewer): Promise<CooperationChoice[]> {
  return db
    .selectFrom('cooperation')
    .where(seenBy(viewer))
    .select(['id', 'slug', 'name'])
    .orderBy(sql`name collate "sv-SE-x-icu"`)
    .execute();
}

/** What a project in a cooperation can be made of: its members of the day and its keys. */
export interface CooperationParts extends CooperationChoice {
  readonly leadPartyId: number | null;
  readonly members: readonly { readonly id: number; readonly name: string }[];
  readonly keys: readonly { readonly id: number; readonly name: string }[];
}

export async function findCooperationParts(
  db: Database,
  viewer: Viewer,
  slug: string,
  today: CalendarDate,
): Promise<CooperationParts | null> {
  const row = await db
    .selectFrom('cooperation')
    .where('cooperation.slug', '=', slug)
    .where(seenBy(viewer))
    .select((eb) => [
      'cooperation.id',
      'cooperation.slug',
      'cooperation.name',
      'cooperation.leadPartyId',
      jsonArrayFrom(
        eb
          .selectFrom('cooperationMember as member')
          .innerJoin('party', 'party.id', 'member.partyId')
          .whereRef('member.cooperationId', '=', 'cooperation.id')
          .where(sql<boolean>`daterange(member.joined_on, member.left_on) @> ${today}::date`)
          .orderBy(sql`party.name collate "sv-SE-x-icu"`)
          .select(['party.id', 'party.name']),
      ).as('members'),
      jsonArrayFrom(
        eb
          .selectFrom('allocationKey as key')
          .whereRef('key.cooperationId', '=', 'cooperation.id')
          .orderBy('key.name')
          .select(['key.id', 'key.name']),
      ).as('keys'),
    ])
    .executeTakeFirst();
  return row ?? null;
}

/** The keys of a cooperation by name, for choosing one. */
export async function listKeyChoices(
  db: Database,
  viewer: Viewer,
  cooperationId: number,
): Promise<{ readonly id: number; readonly name: string }[]> {
  return db
    .selectFrom('allocationKey as key')
    .innerJoin('cooperation', 'cooperation.id', 'key.cooperationId')
    .where(seenBy(viewer))
    .where('cooperation.id', '=', cooperationId)
    .orderBy(sql`key.name collate "sv-SE-x-icu"`)
    .select(['key.id', 'key.name'])
    .execute();
}

/** A cooperation in the list of them: how many, who leads, and how costs are shared. */
export interface CooperationSummary extends CooperationChoice {
  readonly leadName: string | null;
  /** members of the day */
  readonly members: number;
  readonly projects: number;
  /** each key in the version that applies on the day */
  readonly keys: readonly { readonly name: string; readonly components: readonly KeyComponent[] }[];
}

/** The cooperations a viewer sees with what they are, by name. */
export async function listCooperationSummaries(
  db: Database,
  viewer: Viewer,
  today: CalendarDate,
): Promise<CooperationSummary[]> {
  const rows = await db
    .selectFrom('cooperation')
    .leftJoin('party as lead', 'lead.id', 'cooperation.leadPartyId')
    .where(seenBy(viewer))
    .orderBy(sql`cooperation.name collate "sv-SE-x-icu"`)
    .select((eb) => [
      'cooperation.id',
      'cooperation.slug',
      'cooperation.name',
      'lead.name as leadName',
      sql<number>`(select count(*) from cooperation_member member where member.cooperation_id = cooperation.id
        and daterange(member.joined_on, member.left_on) @> ${today}::date)`.as('members'),
      sql<number>`(select count(*) from project where project.cooperation_id = cooperation.id)`.as('projects'),
      jsonArrayFrom(
        eb
          .selectFrom('allocationKey as key')
          .whereRef('key.cooperationId', '=', 'cooperation.id')
          .orderBy('key.name')
          .select((key) => [
            'key.name',
            jsonArrayFrom(
              key
                .selectFrom('keyComponent as component')
                .leftJoin('basisSeries', 'basisSeries.id', 'component.seriesId')
                .where(
                  'component.keyVersionId',
                  '=',
                  sql<number>`(select id from key_version where key_id = key.id
                    order by ${byForceOn(sql`${today}::date`)} limit 1)`,
                )
                .orderBy('component.position')
                .select([
                  'component.position',
                  'component.kind',
                  'component.weightNumerator',
                  'component.weightDenominator',
                  'component.priceOre',
                  'component.ceilingOre',
                  'basisSeries.name as seriesName',
                ]),
            ).as('components'),
          ]),
      ).as('keys'),
    ])
    .execute();
  return rows.map((row) => ({
    ...row,
    keys: row.keys.map(({ name, components }) => ({
      name,
      components: components.map((component) => toKeyComponent({ ...component, given: [] })),
    })),
  }));
}
