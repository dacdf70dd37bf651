import { sql, type Kysely } from 'kysely';

/** Users with a scope per role, sessions, and the append-only audit rows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table app_user (
      id bigint generated always as identity primary key,
      email text not null unique check (email = lower(email) and length(email) between 3 and 254),
      name text not null check (length(name) between 1 and 200),
      title text,
      party_id bigint references party,
      password_hash text,
      disabled_at timestamptz
    );
    comment on column app_user.name is 'the role-holder as shown beside what was written; the only personal datum kept';

    create table session (
      token_hash bytea primary key check (length(token_hash) = 32),
      user_id bigint not null references app_user on delete cascade,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      check (created_at < expires_at)
    );
    create index session_of_user on session (user_id);
    create index session_expiry on session (expires_at);

    create table audit_entry (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      user_id bigint references app_user,
      request_id text,
      action text not null,
      entity text not null,
      entity_id bigint not null,
      project_id bigint,
      before jsonb,
      after jsonb
    );
    create index audit_entry_entity on audit_entry (entity, entity_id, id);
    create trigger audit_entry_is_kept before update or delete on audit_entry
      for each row execute function refuse_change();
    create trigger audit_entry_is_not_emptied before truncate on audit_entry
      for each statement execute function refuse_change();
  `.execute(db);
}
