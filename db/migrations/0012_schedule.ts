import { sql, type Kysely } from 'kysely';

/** The schedule: what holds an item beside its dependencies, no circles, and moves that keep their cause. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table plan_item
      add column constraint_kind text check (constraint_kind in ('notBefore', 'fixed')),
      add column constraint_date date,
      add column version int not null default 1,
      add constraint first_day_has_its_date
        check ((constraint_kind is not distinct from 'notBefore') = (constraint_date is not null));
    comment on column plan_item.constraint_kind is 'notBefore: not before constraint_date; fixed: stays where it is';
    comment on column plan_item.version is 'of the constraint';

    -- One after the other in a project, so that two dependencies that together make a circle cannot both be added.
    create function refuse_circle() returns trigger language plpgsql as $$
    begin
      perform 1 from project where id = new.project_id for update;
      if exists (
        with recursive after (id) as (
          select new.successor_id
          union
          select dependency.successor_id from dependency join after on dependency.predecessor_id = after.id
        )
        select from after where id = new.predecessor_id
      ) then
        raise exception 'item % already follows item %', new.predecessor_id, new.successor_id
          using errcode = 'check_violation', constraint = 'dependencies_make_no_circle';
      end if;
      return new;
    end $$;
    create trigger dependencies_make_no_circle before insert or update on dependency
      for each row execute function refuse_circle();

    create table plan_move (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      at timestamptz not null,
      user_id bigint references app_user,
      undone_at timestamptz,
      unique (id, project_id)
    );
    comment on table plan_move is 'one change of dates with everything that came along, so that it can be taken back';
    create index plan_move_project on plan_move (project_id, id desc);

    create table plan_move_item (
      move_id bigint not null,
      project_id bigint not null,
      item_id bigint not null,
      cause_id bigint,
      from_start date,
      from_end date,
      to_start date,
      to_end date,
      primary key (move_id, item_id),
      foreign key (move_id, project_id) references plan_move (id, project_id),
      foreign key (item_id, project_id) references plan_item (id, project_id),
      foreign key (move_id, cause_id) references plan_move_item (move_id, item_id),
      check (cause_id <> item_id),
      check ((from_start, from_end) is distinct from (to_start, to_end))
    );
    comment on column plan_move_item.cause_id is 'the item that it followed; null for the one that was moved by hand';
    create unique index plan_move_by_hand on plan_move_item (move_id) where cause_id is null;

    create function refuse_change_but_undoing() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.undone_at is not null or to_jsonb(new) - 'undone_at' <> to_jsonb(old) - 'undone_at' then
        raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger plan_move_is_kept before update or delete on plan_move
      for each row execute function refuse_change_but_undoing();
    create trigger plan_move_item_is_kept before update or delete on plan_move_item
      for each row execute function refuse_change();
    create trigger plan_move_is_not_emptied before truncate on plan_move for each statement execute function refuse_change();
    create trigger plan_move_item_is_not_emptied before truncate on plan_move_item
      for each statement execute function refuse_change();
  `.execute(db);
}
