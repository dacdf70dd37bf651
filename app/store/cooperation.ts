import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

export interface CooperationChoice {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
}

/** The cooperations a viewer sees, by name. */
export async function listCooperations(db: Database, viewer: Viewer): Promise<CooperationChoice[]> {
  return db
    .selectFrom('cooperation')
    .$if(!viewer.seesAll, (query) =>
      query.where(sql<boolean>`cooperation.id = any(${[...viewer.cooperationIds]}::bigint[])`),
    )
    .select(['id', 'slug', 'name'])
    .orderBy(sql`name collate "sv-SE-x-icu"`)
    .execute();
}

/** What a project in a cooperation can be made of: its present members and its keys. */
export interface CooperationParts extends CooperationChoice {
  readonly leadPartyId: number | null;
  readonly members: readonly { readonly id: number; readonly name: string }[];
  readonly keys: readonly { readonly id: number; readonly name: string }[];
}

export async function findCooperationParts(
  db: Database,
  viewer: Viewer,
  slug: string,
): Promise<CooperationParts | null> {
  const row = await db
    .selectFrom('cooperation')
    .where('cooperation.slug', '=', slug)
    .$if(!viewer.seesAll, (query) =>
      query.where(sql<boolean>`cooperation.id = any(${[...viewer.cooperationIds]}::bigint[])`),
    )
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
          .where('member.leftOn', 'is', null)
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
