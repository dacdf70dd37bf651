import { sql, type Kysely } from 'kysely';

/** Time entries and cost actuals with their corrections, locked months, forecasts and capacity. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hour_budget_row add column user_id bigint references app_user;
    comment on column hour_budget_row.user_id is 'the person whose hours these are; null: whoever has the role';

    create table time_week (
      user_id bigint not null references app_user,
      monday date not null check (extract(isodow from monday) = 1),
      version int not null default 1,
      primary key (user_id, monday)
    );
    comment on table time_week is 'a person''s week: who writes in it comes one after the other';

    create table time_entry (
      id bigint generated always as identity primary key,
      project_id bigint not null,
      phase_id bigint not null,
      user_id bigint references app_user,
      party_id bigint references party,
      role text not null check (length(role) between 1 and 200),
      on_date date not null,
      hours_hundredths int not null check (hours_hundredths between 0 and 100000),
      state text not null default 'utkast' check (state in ('utkast', 'inskickad', 'godkänd', 'återsänd')),
      entered_by bigint references app_user,
      submitted_on date,
      decided_on date,
      decided_by bigint references app_user,
      return_reason text not null default '' check (length(return_reason) <= 2000),
      corrects_id bigint unique references time_entry,
      reason text not null default '' check (length(reason) <= 2000),
      version int not null default 1,
      foreign key (phase_id, project_id) references phase (id, project_id),
      constraint no_entry_has_more_than_24_hours check (user_id is null or hours_hundredths <= 2400),
      constraint only_a_correction_says_nothing check (hours_hundredths > 0 or corrects_id is not null),
      constraint correction_has_its_reason check ((corrects_id is not null) = (reason <> '')),
      constraint decided_has_its_day check (state not in ('godkänd', 'återsänd') or decided_on is not null),
      constraint returned_has_its_reason check (state <> 'återsänd' or return_reason <> '')
    );
    comment on column time_entry.user_id is 'null: hours of a role, imported without a name';
    comment on column time_entry.corrects_id is 'the approved entry that this one replaces once it is approved itself';
    create unique index time_entry_once on time_entry (user_id, party_id, phase_id, role, on_date)
      nulls not distinct where corrects_id is null;
    create index time_entry_project on time_entry (project_id, on_date);
    create index time_entry_waiting on time_entry (project_id) where state = 'inskickad';

    create table cost_actual (
      id bigint generated always as identity primary key,
      project_id bigint not null,
      phase_id bigint not null,
      party_id bigint references party,
      on_date date,
      amount_ore bigint not null check (abs(amount_ore) <= 1000000000000),
      kind text not null check (kind in ('extern', 'intern tid', 'investering', 'avgift', 'övrigt', 'intäkt')),
      text text not null check (length(text) between 1 and 300),
      voucher text not null default '' check (length(voucher) <= 60),
      entered_at timestamptz not null,
      entered_on date not null,
      entered_by bigint references app_user,
      corrects_id bigint unique references cost_actual,
      reason text not null default '' check (length(reason) <= 2000),
      foreign key (phase_id, project_id) references phase (id, project_id),
      constraint income_is_negative check (kind <> 'intäkt' or amount_ore <= 0),
      constraint only_a_correction_is_nothing check (amount_ore <> 0 or corrects_id is not null),
      constraint actual_correction_has_its_reason check ((corrects_id is not null) = (reason <> ''))
    );
    comment on column cost_actual.on_date is 'null: the source does not say';
    create index cost_actual_project on cost_actual (project_id, on_date);
    create trigger cost_actual_is_kept before update or delete on cost_actual
      for each row execute function refuse_change();
    create trigger cost_actual_is_not_emptied before truncate on cost_actual
      for each statement execute function refuse_change();

    -- What a phase has cost stands in one place only.
    insert into cost_actual (project_id, phase_id, amount_ore, kind, text, entered_at, entered_on)
      select project_id, id, external_actual_ore, 'extern', 'Externa kostnader, hela fasen', now(), current_date
      from phase where external_actual_ore <> 0;
    alter table phase drop column external_actual_ore;

    create table period_lock (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      phase_id bigint,
      month date not null check (extract(day from month) = 1),
      locked_on date not null,
      locked_by bigint references app_user,
      unlocked_on date,
      unlocked_by bigint references app_user,
      unlock_reason text not null default '' check (length(unlock_reason) <= 2000),
      foreign key (phase_id, project_id) references phase (id, project_id),
      constraint unlocking_has_its_reason check ((unlocked_on is not null) = (unlock_reason <> ''))
    );
    comment on column period_lock.phase_id is 'null: every phase of the project';
    create unique index period_lock_once on period_lock (project_id, phase_id, month)
      nulls not distinct where unlocked_on is null;

    create function refuse_other_lock_course() returns trigger language plpgsql as $$
    declare
      free constant text[] := array['unlocked_on', 'unlocked_by', 'unlock_reason'];
    begin
      if tg_op = 'DELETE' or old.unlocked_on is not null or to_jsonb(new) - free <> to_jsonb(old) - free then
        raise exception 'period lock % is kept as it was made, and can be opened once', old.id
          using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger period_lock_keeps_its_course before update or delete on period_lock
      for each row execute function refuse_other_lock_course();

    -- Who locks waits for what is being written, and what is written afterwards sees the lock.
    create function lock_whole_project() returns trigger language plpgsql as $$
    begin
      perform from project where id = new.project_id for update;
      return new;
    end $$;
    create trigger period_lock_waits before insert on period_lock for each row execute function lock_whole_project();

    create function refuse_in_locked_month() returns trigger language plpgsql as $$
    declare
      touched record;
      closed date;
    begin
      if tg_op = 'INSERT' then touched := new; else touched := old; end if;
      perform from project where id = touched.project_id for share;
      -- A correction may lie in another month than what it replaces: the sum of that one changes too.
      select held.month into closed
        from (
          select touched.phase_id, touched.on_date
          union all
          select cost.phase_id, cost.on_date from cost_actual cost
            where tg_table_name = 'cost_actual' and cost.id = touched.corrects_id
        ) dated
        join period_lock held on held.project_id = touched.project_id and held.unlocked_on is null
          and (held.phase_id is null or held.phase_id = dated.phase_id)
          and held.month = date_trunc('month', dated.on_date)::date
        limit 1;
      if closed is not null then
        raise exception 'the month of % is locked', closed using errcode = 'restrict_violation',
          constraint = 'month_is_locked', detail = to_char(closed, 'YYYY-MM');
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
    create trigger time_entry_month_is_open before insert or update or delete on time_entry
      for each row execute function refuse_in_locked_month();
    create trigger cost_actual_month_is_open before insert on cost_actual
      for each row execute function refuse_in_locked_month();

    -- An approved entry stays as it is, what is submitted is not taken away, and nothing becomes another's.
    create function refuse_other_entry_course() returns trigger language plpgsql as $$
    declare
      free constant text[] := array['hours_hundredths', 'state', 'submitted_on', 'decided_on', 'decided_by',
        'return_reason', 'reason', 'version'];
      replaced record;
    begin
      if tg_op = 'INSERT' then
        if new.corrects_id is null then return new; end if;
        select * into replaced from time_entry where id = new.corrects_id;
        if replaced.state <> 'godkänd' or (replaced.project_id, replaced.phase_id, replaced.user_id, replaced.party_id,
          replaced.role, replaced.on_date) is distinct from (new.project_id, new.phase_id, new.user_id, new.party_id,
          new.role, new.on_date) then
          raise exception 'entry % can not be corrected by that one', new.corrects_id
            using errcode = 'restrict_violation';
        end if;
        return new;
      end if;
      if old.state = 'godkänd' or (tg_op = 'DELETE' and old.state = 'inskickad') then
        raise exception 'time entry % is % and kept', old.id, old.state using errcode = 'restrict_violation';
      end if;
      if tg_op = 'UPDATE' and (to_jsonb(new) - free <> to_jsonb(old) - free
        or (old.state = 'inskickad' and new.hours_hundredths <> old.hours_hundredths)) then
        raise exception 'time entry % can not become another', old.id using errcode = 'restrict_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
    create trigger time_entry_keeps_its_course before insert or update or delete on time_entry
      for each row execute function refuse_other_entry_course();
    create trigger time_entry_is_not_emptied before truncate on time_entry
      for each statement execute function refuse_change();

    -- A day has 24 hours, over all rows and projects of a person. Looked at in the end, so that a week can be rewritten.
    create function day_has_24_hours() returns trigger language plpgsql as $$
    declare
      total int;
    begin
      if new.user_id is null then return null; end if;
      perform pg_advisory_xact_lock(21, new.user_id::int);
      select sum(entry.hours_hundredths) into total from time_entry entry
        where entry.user_id = new.user_id and entry.on_date = new.on_date
          and not exists (select from time_entry newer where newer.corrects_id = entry.id);
      if total > 2400 then
        raise exception 'user % has % hundredths of an hour on %', new.user_id, total, new.on_date
          using errcode = 'check_violation', constraint = 'day_has_24_hours';
      end if;
      return null;
    end $$;
    create constraint trigger day_has_24_hours after insert or update on time_entry
      deferrable initially deferred for each row execute function day_has_24_hours();

    create table phase_forecast (
      id bigint generated always as identity primary key,
      project_id bigint not null,
      phase_id bigint not null,
      year int not null check (year between 2000 and 2100),
      amount_ore bigint check (abs(amount_ore) <= 1000000000000),
      note text not null default '' check (length(note) <= 2000),
      made_at timestamptz not null,
      made_on date not null,
      made_by bigint references app_user,
      foreign key (phase_id, project_id) references phase (id, project_id)
    );
    comment on table phase_forecast is 'the newest of a phase and year counts; amount null: taken back, the budget is expected';
    create index phase_forecast_phase on phase_forecast (phase_id, year, id desc);
    create trigger phase_forecast_is_kept before update or delete on phase_forecast
      for each row execute function refuse_change();
    create trigger phase_forecast_is_not_emptied before truncate on phase_forecast
      for each statement execute function refuse_change();

    alter table follow_up_row
      add column note text not null default '' check (length(note) <= 2000),
      add column version int not null default 1,
      add column made_on date,
      add column made_by bigint references app_user,
      add column removed_at timestamptz,
      add constraint follow_up_row_is_named
        check (length(period) between 1 and 40 and length(section) between 1 and 100 and length(name) between 1 and 200),
      add constraint follow_up_row_is_signed_by_kind check (abs(budget_ore) <= 1000000000000
        and abs(forecast_ore) <= 1000000000000
        and case kind when 'intäkt' then greatest(budget_ore, forecast_ore) <= 0
                      else least(budget_ore, forecast_ore) >= 0 end);
    comment on column follow_up_row.made_on is 'null: as a source printed it';
    create table follow_up_row_earlier (
      row_id bigint not null references follow_up_row,
      version int not null,
      name text not null,
      budget_ore bigint not null,
      forecast_ore bigint not null,
      note text not null,
      made_on date,
      made_by bigint references app_user,
      primary key (row_id, version)
    );
    comment on table follow_up_row_earlier is 'what a row said before each change';
    create trigger follow_up_row_earlier_is_kept before update or delete on follow_up_row_earlier
      for each row execute function refuse_change();
    create trigger follow_up_row_earlier_is_not_emptied before truncate on follow_up_row_earlier
      for each statement execute function refuse_change();

    create table capacity (
      id bigint generated always as identity primary key,
      cooperation_id bigint references cooperation,
      role text check (length(role) between 1 and 200),
      party_id bigint references party,
      user_id bigint references app_user,
      month date check (extract(day from month) = 1),
      hours_hundredths int not null check (hours_hundredths between 0 and 10000000),
      version int not null default 1,
      unique nulls not distinct (cooperation_id, role, party_id, user_id, month),
      constraint capacity_is_of_one check ((user_id is null) = (cooperation_id is not null)
        and (user_id is null or role is null) and (role is not null or party_id is null))
    );
    comment on table capacity is 'hours a month of a person, of a role (of a party) or of every role of a cooperation; month null: of every month';
  `.execute(db);
}
