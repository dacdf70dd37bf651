import { sql, type Kysely } from 'kysely';

/** Projects and their plan: phases, activities, milestones, gates, dependencies. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table project (
      id bigint generated always as identity primary key,
      slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
      cooperation_id bigint not null references cooperation,
      key_id bigint,
      name text not null check (length(name) between 1 and 200),
      summary text not null default '' check (length(summary) <= 5000),
      lead_party_id bigint references party,
      ordered_by text,
      priority text,
      start_date date,
      end_date date,
      version int not null default 1,
      check (start_date is null or end_date is null or start_date <= end_date),
      foreign key (cooperation_id, key_id) references allocation_key (cooperation_id, id),
      unique (id, cooperation_id)
    );
    create index project_cooperation on project (cooperation_id);
    create index project_by_name on project (name collate "sv-SE-x-icu", id);

    create table project_participant (
      project_id bigint not null references project,
      party_id bigint not null references party,
      joined_on date,
      left_on date,
      check (joined_on is null or left_on is null or joined_on < left_on),
      exclude using gist (project_id with =, party_id with =, daterange(joined_on, left_on) with &&)
    );
    create index project_participant_party on project_participant (party_id);

    create table user_role (
      id bigint generated always as identity primary key,
      user_id bigint not null references app_user,
      role text not null,
      cooperation_id bigint references cooperation,
      project_id bigint references project,
      party_id bigint references party,
      unique nulls not distinct (user_id, role, cooperation_id, project_id, party_id),
      constraint role_has_its_scope check (case role
        when 'samordnare' then num_nonnulls(cooperation_id, project_id, party_id) = 0
        when 'läsare' then cooperation_id is not null and num_nonnulls(project_id, party_id) = 0
        when 'projektledare' then project_id is not null and num_nonnulls(cooperation_id, party_id) = 0
        when 'styrgrupp' then project_id is not null and num_nonnulls(cooperation_id, party_id) = 0
        when 'delprojektledare' then num_nonnulls(project_id, party_id) = 2 and cooperation_id is null
        when 'kommundirektör' then party_id is not null and num_nonnulls(cooperation_id, project_id) = 0
        when 'ersättare' then party_id is not null and num_nonnulls(cooperation_id, project_id) = 0
        when 'ekonom' then party_id is not null and num_nonnulls(cooperation_id, project_id) = 0
        else false end)
    );

    -- Everything a dependency can join has one identity here, so that both ends are known to lie in the same project.
    create table plan_item (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      kind text not null check (kind in ('phase', 'activity', 'milestone', 'gate')),
      unique (id, project_id, kind),
      unique (id, project_id)
    );
    create index plan_item_project on plan_item (project_id);

    create table phase (
      id bigint primary key,
      project_id bigint not null,
      item_kind text not null default 'phase' check (item_kind = 'phase'),
      number int not null check (number between 0 and 999),
      name text not null check (length(name) between 1 and 200),
      kind text not null check (kind in ('förstudie', 'genomförande', 'breddinförande', 'förvaltning')),
      start_date date,
      end_date date,
      key_id bigint references allocation_key,
      note text not null default '' check (length(note) <= 5000),
      external_budget_ore bigint,
      external_actual_ore bigint,
      version int not null default 1,
      removed_at timestamptz,
      check (start_date is null or end_date is null or start_date <= end_date),
      foreign key (id, project_id, item_kind) references plan_item (id, project_id, kind),
      unique (id, project_id)
    );
    create unique index phase_number on phase (project_id, number) where removed_at is null;

    create function key_is_of_own_cooperation() returns trigger language plpgsql as $$
    begin
      if (select cooperation_id from allocation_key where id = new.key_id)
        <> (select cooperation_id from project where id = new.project_id) then
        raise exception 'the key is another cooperation''s' using errcode = 'foreign_key_violation';
      end if;
      return new;
    end $$;
    create trigger phase_has_own_key before insert or update on phase
      for each row execute function key_is_of_own_cooperation();

    create table rollout_group (
      id bigint generated always as identity primary key,
      phase_id bigint not null references phase,
      name text not null,
      from_month date not null check (extract(day from from_month) = 1),
      to_month date not null check (extract(day from to_month) = 1),
      check (from_month <= to_month),
      unique (phase_id, name),
      unique (id, phase_id)
    );

    create table activity (
      id bigint primary key,
      project_id bigint not null,
      item_kind text not null default 'activity' check (item_kind = 'activity'),
      phase_id bigint not null,
      name text not null check (length(name) between 1 and 200),
      start_date date,
      end_date date,
      responsible text not null default '' check (length(responsible) <= 200),
      percent_complete int not null default 0 check (percent_complete between 0 and 100),
      version int not null default 1,
      removed_at timestamptz,
      check (start_date is null or end_date is null or start_date <= end_date),
      foreign key (id, project_id, item_kind) references plan_item (id, project_id, kind),
      foreign key (phase_id, project_id) references phase (id, project_id)
    );
    create index activity_project on activity (project_id);

    create table milestone (
      id bigint primary key,
      project_id bigint not null,
      item_kind text not null default 'milestone' check (item_kind = 'milestone'),
      phase_id bigint not null,
      label text not null default '' check (length(label) <= 40),
      position int not null default 0,
      title text not null check (length(title) between 1 and 300),
      kind text not null default 'milstolpe' check (kind in ('milstolpe', 'kontrollpunkt', 'leverans', 'lansering')),
      party_id bigint references party,
      rollout_group_id bigint,
      criteria text not null default '' check (length(criteria) <= 5000),
      responsible text not null default '' check (length(responsible) <= 200),
      baseline_date date,
      forecast_date date,
      actual_date date,
      window_start date,
      window_end date,
      status text not null default 'ej påbörjad' check (status in ('ej påbörjad', 'pågår', 'klar')),
      version int not null default 1,
      removed_at timestamptz,
      check (actual_date is null or status = 'klar'),
      check ((window_start is null) = (window_end is null) and window_start <= window_end),
      foreign key (id, project_id, item_kind) references plan_item (id, project_id, kind),
      foreign key (phase_id, project_id) references phase (id, project_id),
      foreign key (rollout_group_id, phase_id) references rollout_group (id, phase_id)
    );
    comment on column milestone.label is 'a label, not an identity: real plans number two milestones alike';
    comment on column milestone.window_start is 'first possible day where the plan gives an interval and no date';
    create index milestone_project on milestone (project_id, position);

    create table milestone_change (
      id bigint generated always as identity primary key,
      milestone_id bigint not null references milestone,
      at timestamptz not null,
      on_date date not null,
      user_id bigint references app_user,
      field text not null check (field in ('forecast', 'actual', 'status', 'responsible')),
      from_value text,
      to_value text,
      reason text check (length(reason) <= 2000),
      check (from_value is distinct from to_value)
    );
    create index milestone_change_milestone on milestone_change (milestone_id, id);
    -- A move in the chart is saved at once and explained afterwards: a missing reason may be given, once.
    create function refuse_change_but_reason() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.reason is not null or to_jsonb(new) - 'reason' <> to_jsonb(old) - 'reason' then
        raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger milestone_change_is_kept before update or delete on milestone_change
      for each row execute function refuse_change_but_reason();
    create trigger milestone_change_is_not_emptied before truncate on milestone_change
      for each statement execute function refuse_change();

    create table gate (
      id bigint primary key,
      project_id bigint not null,
      item_kind text not null default 'gate' check (item_kind = 'gate'),
      phase_id bigint,
      label text not null check (length(label) between 1 and 40),
      title text not null default '',
      planned_on date,
      decided_on date,
      outcome text check (outcome in ('godkänd', 'godkänd med villkor', 'avslag')),
      check ((decided_on is null) = (outcome is null)),
      foreign key (id, project_id, item_kind) references plan_item (id, project_id, kind),
      foreign key (phase_id, project_id) references phase (id, project_id)
    );

    create table dependency (
      project_id bigint not null references project,
      predecessor_id bigint not null,
      successor_id bigint not null,
      type text not null default 'FS' check (type in ('FS', 'SS', 'FF', 'SF')),
      lag_days int not null default 0 check (lag_days between -3650 and 3650),
      primary key (predecessor_id, successor_id),
      check (predecessor_id <> successor_id),
      foreign key (predecessor_id, project_id) references plan_item (id, project_id),
      foreign key (successor_id, project_id) references plan_item (id, project_id)
    );
    create index dependency_project on dependency (project_id);

    create table effect_goal (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      position int not null,
      text text not null check (length(text) between 1 and 2000),
      unique (project_id, position)
    );

    create table decision (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      decided_on date not null,
      forum text not null,
      text text not null check (length(text) between 1 and 5000)
    );
    create trigger decision_is_kept before update or delete on decision
      for each row execute function refuse_change();
    create trigger decision_is_not_emptied before truncate on decision
      for each statement execute function refuse_change();

    -- Sources contradict themselves; the product keeps what each says and shows where.
    create table source_note (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      subject text not null check (subject in ('plan', 'risk', 'hours', 'budget', 'milestone')),
      text text not null check (length(text) between 1 and 2000)
    );
  `.execute(db);
}
