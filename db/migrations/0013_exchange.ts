import { sql, type Kysely } from 'kysely';

/** Exchange of plans: where a row stood in the file it came from, and calendar addresses that can be revoked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan_outline (
      item_id bigint primary key,
      project_id bigint not null,
      parent_id bigint,
      position int not null check (position > 0),
      check (item_id <> parent_id),
      foreign key (item_id, project_id) references plan_item (id, project_id),
      foreign key (parent_id, project_id) references plan_item (id, project_id)
    );
    create index plan_outline_project on plan_outline (project_id);
    comment on column plan_outline.parent_id is 'the activity that stands over it as a heading in the file';

    create table calendar_feed (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      party_id bigint references party,
      secret_hash bytea not null unique check (length(secret_hash) = 32),
      created_at timestamptz not null,
      created_on date not null,
      created_by bigint references app_user,
      revoked_at timestamptz,
      revoked_on date,
      revoked_by bigint references app_user,
      check (num_nonnulls(revoked_at, revoked_on) in (0, 2)),
      check (revoked_by is null or revoked_at is not null)
    );
    comment on column calendar_feed.party_id is 'only the milestones of this party; null: all of the project';
    create index calendar_feed_project on calendar_feed (project_id);

    -- An address shows what it was made for as long as it lives, and one that was revoked never lives again.
    create function refuse_other_feed_course() returns trigger language plpgsql as $$
    declare
      free constant text[] := array['revoked_at', 'revoked_on', 'revoked_by'];
    begin
      if tg_op = 'DELETE' or old.revoked_at is not null or to_jsonb(new) - free <> to_jsonb(old) - free then
        raise exception 'calendar feed % is kept as it was made, and can be revoked once', old.id
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger calendar_feed_keeps_its_course before update or delete on calendar_feed
      for each row execute function refuse_other_feed_course();
    create trigger calendar_feed_is_not_emptied before truncate on calendar_feed
      for each statement execute function refuse_change();
  `.execute(db);
}
