import { sql, type Kysely } from 'kysely';

/** Hour budgets, in-kind hours, phase budget versions with lines and stored shares, financial follow-up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hour_budget_row (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      phase_id bigint,
      category text not null check (category in ('verksamhet', 'utveckling', 'extern')),
      role text not null check (length(role) between 1 and 200),
      party_id bigint references party,
      percent int check (percent between 0 and 1000),
      position int not null default 0,
      version int not null default 1,
      removed_at timestamptz,
      foreign key (phase_id, project_id) references phase (id, project_id)
    );
    create index hour_budget_row_project on hour_budget_row (project_id);

    create table hour_budget_cell (
      row_id bigint not null references hour_budget_row,
      year int not null check (year between 2000 and 2100),
      month int check (month between 1 and 12),
      hours_hundredths bigint not null check (hours_hundredths >= 0),
      cost_ore bigint check (cost_ore >= 0),
      unique nulls not distinct (row_id, year, month)
    );

    create table hour_budget_stated_total (
      project_id bigint not null references project,
      category text not null check (category in ('verksamhet', 'utveckling', 'extern')),
      year int,
      hours_hundredths bigint not null,
      cost_ore bigint,
      unique nulls not distinct (project_id, category, year)
    );
    comment on table hour_budget_stated_total is 'the totals a source prints, kept beside the computed ones';

    create table in_kind_hours (
      phase_id bigint not null references phase,
      party_id bigint not null references party,
      hours_hundredths bigint not null check (hours_hundredths > 0),
      handling text not null check (handling in ('debited', 'unbilled')),
      rate_ore bigint check (rate_ore >= 0),
      primary key (phase_id, party_id),
      check (handling = 'unbilled' or rate_ore is not null)
    );

    create table budget_version (
      id bigint generated always as identity primary key,
      phase_id bigint not null references phase,
      version int not null check (version > 0),
      state text not null default 'utkast'
        check (state in ('utkast', 'inskickad', 'godkänd', 'avslagen', 'ersatt', 'återtagen')),
      note text not null default '',
      submitted_on date,
      key_version_id bigint references key_version,
      rounding_unit_ore int check (rounding_unit_ore in (1, 100, 10000, 100000)),
      rounding_mode text check (rounding_mode in ('exact', 'plain')),
      total_ore bigint,
      unique (phase_id, version),
      constraint submitted_is_frozen check (state in ('utkast', 'återtagen')
        or num_nonnulls(key_version_id, rounding_unit_ore, rounding_mode, total_ore) = 4)
    );
    create unique index budget_version_one_draft on budget_version (phase_id) where state = 'utkast';

    -- A key that something submitted stands on is never changed; a new version is made instead.
    create function refuse_when_key_is_used() returns trigger language plpgsql as $$
    declare
      touched bigint[];
    begin
      if tg_table_name = 'key_component' then
        touched := case tg_op when 'INSERT' then array[new.key_version_id]
          when 'DELETE' then array[old.key_version_id] else array[old.key_version_id, new.key_version_id] end;
      else
        touched := array(select key_version_id from key_component where id in (
          (case when tg_op = 'INSERT' then to_jsonb(new) else to_jsonb(old) end ->> 'component_id')::bigint,
          (case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end ->> 'component_id')::bigint));
      end if;
      if exists (select 1 from budget_version where key_version_id = any(touched)) then
        raise exception 'a key version in use is frozen' using errcode = 'restrict_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
    create trigger key_component_is_frozen before insert or update or delete on key_component
      for each row execute function refuse_when_key_is_used();
    create trigger key_component_party_is_frozen before insert or update or delete on key_component_party
      for each row execute function refuse_when_key_is_used();

    create table budget_line (
      id bigint generated always as identity primary key,
      budget_version_id bigint not null references budget_version,
      position int not null default 0,
      name text not null check (length(name) between 1 and 200),
      kind text not null check (kind in ('extern', 'intern tid', 'investering', 'avgift', 'övrigt')),
      year int check (year between 2000 and 2100),
      hours_hundredths bigint check (hours_hundredths >= 0),
      rate_ore bigint check (rate_ore >= 0),
      amount_ore bigint not null,
      performed_by_party_id bigint references party,
      carried_by_party_id bigint references party,
      version int not null default 1,
      removed_at timestamptz,
      check ((hours_hundredths is null) = (rate_ore is null)),
      check (hours_hundredths is null or amount_ore * 100 = hours_hundredths * rate_ore)
    );
    comment on column budget_line.carried_by_party_id is 'null: shared by the key; otherwise this party pays the whole line';
    create index budget_line_version on budget_line (budget_version_id);

    -- What was submitted is what is decided on: its lines can not change afterwards.
    create function refuse_when_submitted() returns trigger language plpgsql as $$
    declare
      touched bigint[] := case tg_op when 'INSERT' then array[new.budget_version_id]
        when 'DELETE' then array[old.budget_version_id] else array[old.budget_version_id, new.budget_version_id] end;
    begin
      -- The lock makes a submission wait for this line, and this line see a submission that came first.
      perform from budget_version where id = any(touched) for share;
      if exists (select from budget_version where id = any(touched) and state <> 'utkast') then
        raise exception 'a submitted budget version has frozen lines' using errcode = 'restrict_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
    create trigger budget_line_is_frozen before insert or update or delete on budget_line
      for each row execute function refuse_when_submitted();

    create function refuse_thawing() returns trigger language plpgsql as $$
    begin
      if old.state <> 'utkast' and (tg_op = 'DELETE' or new.state = 'utkast'
        or to_jsonb(new) - array['state', 'note'] <> to_jsonb(old) - array['state', 'note']) then
        raise exception 'budget version % is submitted and frozen', old.id using errcode = 'restrict_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
    create trigger budget_version_is_frozen before update or delete on budget_version
      for each row execute function refuse_thawing();

    create table cost_share (
      budget_version_id bigint not null references budget_version,
      party_id bigint not null references party,
      unit_id bigint,
      component_position int not null check (component_position >= 0),
      basis_figure_id bigint references basis_figure,
      amount_ore bigint not null,
      foreign key (party_id, unit_id) references party_unit (party_id, id),
      unique nulls not distinct (budget_version_id, party_id, unit_id, component_position)
    );
    comment on column cost_share.component_position is 'the position of the key component; 0 is what the party carries alone';
    create trigger cost_share_is_kept before update or delete on cost_share
      for each row execute function refuse_change();

    -- What is frozen adds up to the öre, or the transaction fails: the lines to the total, and in mode exact the shares too.
    create function frozen_adds_up() returns trigger language plpgsql as $$
    declare
      touched bigint := case tg_table_name when 'cost_share' then (to_jsonb(new) ->> 'budget_version_id')::bigint
        else (to_jsonb(new) ->> 'id')::bigint end;
      v record;
      shares numeric;
      lines numeric;
    begin
      select * into v from budget_version where id = touched;
      if v.total_ore is null then return null; end if;
      select sum(amount_ore) into shares from cost_share where budget_version_id = v.id;
      select sum(amount_ore) into lines from budget_line where budget_version_id = v.id and removed_at is null;
      if lines is distinct from v.total_ore or (v.rounding_mode = 'exact' and shares is distinct from v.total_ore) then
        raise exception 'budget version % of % has lines of % and shares of %', v.id, v.total_ore, lines, shares
          using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger cost_share_sum after insert on cost_share
      deferrable initially deferred for each row execute function frozen_adds_up();
    create constraint trigger budget_version_sum after insert or update on budget_version
      deferrable initially deferred for each row execute function frozen_adds_up();

    create trigger cost_share_is_not_emptied before truncate on cost_share
      for each statement execute function refuse_change();

    create table follow_up_row (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      period text not null,
      section text not null,
      position int not null,
      name text not null,
      kind text not null check (kind in ('intäkt', 'kostnad', 'investering')),
      budget_ore bigint not null,
      forecast_ore bigint not null,
      unique (project_id, period, section, position)
    );
  `.execute(db);
}
