import { sql, type Kysely } from 'kysely';

/** What-if calculations: saved and shared in the cooperation, never part of the plan. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table scenario (
      id bigint generated always as identity primary key,
      cooperation_id bigint not null references cooperation,
      phase_id bigint references phase,
      name text not null check (length(name) between 1 and 200),
      note text not null default '' check (length(note) <= 5000),
      assumptions jsonb not null,
      created_at timestamptz not null,
      created_by bigint not null references app_user,
      version int not null default 1,
      removed_at timestamptz
    );
    comment on column scenario.assumptions is 'participants, key, total, figures and rounding as the domain reads them';
    create index scenario_cooperation on scenario (cooperation_id);
  `.execute(db);
}
