import { sql, type Kysely } from 'kysely';

/** What a post of a follow-up has cost so far, beside its budget and forecast. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table follow_up_row add column actual_ore bigint check (abs(actual_ore) <= 1000000000000);
    alter table follow_up_row_earlier add column actual_ore bigint;
    comment on column follow_up_row.actual_ore is 'of either sign; null: nobody has said';
  `.execute(db);
}
