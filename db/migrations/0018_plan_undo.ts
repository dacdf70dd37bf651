import { sql, type Kysely } from 'kysely';

/** Every change of a plan is kept so that it can be taken back: not only dates, and of several rows at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table plan_move
      add column kind text not null default 'move' check (kind in ('move', 'edit', 'bulk', 'add', 'remove'));
    comment on table plan_move is 'one change of a plan with everything that came along, so that it can be taken back';

    -- The same values before and after, and none that a row of a plan does not have.
    create function are_plan_values(old jsonb, new jsonb) returns boolean language sql immutable as $$
      select jsonb_typeof(old) = 'object' and jsonb_typeof(new) = 'object'
        and old - array['name', 'label', 'responsible', 'percentComplete', 'status', 'actual', 'removed'] = '{}'
        and array(select jsonb_object_keys(old) order by 1) = array(select jsonb_object_keys(new) order by 1)
    $$;
    alter table plan_move_item
      add column from_values jsonb not null default '{}',
      add column to_values jsonb not null default '{}',
      drop constraint plan_move_item_check1,
      add constraint values_are_of_a_plan check (are_plan_values(from_values, to_values)),
      add constraint something_is_changed
        check ((from_start, from_end, from_values) is distinct from (to_start, to_end, to_values));
    comment on column plan_move_item.cause_id is 'the item that it followed; null for what was changed by hand';
    drop index plan_move_by_hand;
  `.execute(db);
}
