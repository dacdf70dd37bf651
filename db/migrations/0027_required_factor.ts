import { sql, type Kysely } from 'kysely';

/** Where a password alone is not enough. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cooperation add column requires_second_factor boolean not null default false;
    comment on column cooperation.requires_second_factor is
      'whoever holds a role in it and signs in with a password has a second factor, or can do nothing but set one up';
  `.execute(db);
}
