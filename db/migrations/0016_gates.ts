import { sql, type Kysely } from 'kysely';

/**
 * Gates: a model for each cooperation, criteria that are ticked off, decisions of the styrgrupp in the register; and
 * the parties of a rollout group, with milestones that were made for many of them at once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function are_criteria(texts text[]) returns boolean language sql immutable as $$
      select cardinality(texts) <= 20 and array_position(texts, null) is null
        and (select coalesce(bool_and(length(text) between 1 and 200), true) from unnest(texts) as text)
    $$;

    create table gate_model (
      cooperation_id bigint primary key references cooperation,
      name text not null check (length(name) between 1 and 80),
      version int not null default 1
    );
    create table gate_model_step (
      cooperation_id bigint not null references gate_model,
      position int not null check (position > 0),
      label text not null check (length(label) between 1 and 40),
      title text not null check (length(title) between 1 and 200),
      decides text not null default '' check (length(decides) <= 400),
      criteria text[] not null default '{}' check (are_criteria(criteria)),
      primary key (cooperation_id, position),
      unique (cooperation_id, label)
    );
    comment on table gate_model_step is 'copied into a project when a gate is made of it, so that a later change reaches no project';

    alter table gate
      add column position int not null default 0,
      add column decides text not null default '' check (length(decides) <= 400),
      add column papers text not null default '' check (length(papers) <= 5000),
      add column version int not null default 1,
      add column removed_at timestamptz,
      add unique (id, project_id),
      add constraint gate_has_its_name check (length(title) between 1 and 200);
    comment on column gate.outcome is 'of the decision that stands; null: none, or it was sent back';
    create index gate_project on gate (project_id, position);

    create table gate_criterion (
      id bigint generated always as identity primary key,
      gate_id bigint not null references gate,
      position int not null,
      text text not null check (length(text) between 1 and 200),
      met_at timestamptz,
      met_on date,
      met_by bigint references app_user,
      note text not null default '' check (length(note) <= 500),
      unique (gate_id, text),
      unique (gate_id, position) deferrable initially deferred,
      check (num_nonnulls(met_at, met_on) in (0, 2)),
      check (met_by is null or met_on is not null)
    );

    create table gate_change (
      id bigint generated always as identity primary key,
      gate_id bigint not null references gate,
      at timestamptz not null,
      on_date date not null,
      user_id bigint references app_user,
      from_date date,
      to_date date,
      reason text not null default '' check (length(reason) <= 2000),
      check (from_date is distinct from to_date),
      constraint gate_moves_with_a_reason check (from_date is null or reason <> '')
    );
    create index gate_change_gate on gate_change (gate_id, id);
    create trigger gate_change_is_kept before update or delete on gate_change
      for each row execute function refuse_change();
    create trigger gate_change_is_not_emptied before truncate on gate_change
      for each statement execute function refuse_change();

    alter table decision
      add column gate_id bigint,
      add foreign key (gate_id, project_id) references gate (id, project_id),
      add constraint gate_decision_is_whole check (gate_id is null or (num_nonnulls(outcome, decided_on, deciders) = 3
        and num_nonnulls(budget_version_id, report_id) = 0)),
      add constraint gate_decision_is_motivated check (gate_id is null or outcome = 'godkänd' or motivation <> '');
    create index decision_gate on decision (gate_id, number desc) where gate_id is not null;

    -- What came later stands last with its name and only where there is one: earlier rows read as they always did.
    create or replace function decision_content(d decision) returns text language sql stable as $$
      select netstring(d.number::text) || netstring(d.project_id::text) || netstring(d.forum) || netstring(d.subject)
        || netstring(d.outcome) || netstring(d.motivation) || netstring(d.diary_number) || netstring(to_char(d.decided_on, 'YYYY-MM-DD'))
        || netstring(to_char(d.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || netstring(d.recorded_by::text) || netstring(d.delegation_id::text) || netstring(d.budget_version_id::text)
        || netstring(d.party_id::text) || netstring(d.amount_ore::text) || netstring(d.corrects::text)
        || netstring(d.deciders) || netstring(d.directive_before) || netstring(d.directive_after) || netstring(d.report_id::text)
        || case when d.gate_id is null then '' else netstring('gateId') || netstring(d.gate_id::text) end
    $$;

    -- One decision after the other on a gate: only what was sent back is decided anew, all else is corrected.
    create function refuse_wrong_gate_decision() returns trigger language plpgsql as $$
    declare
      asked record;
      standing record;
    begin
      if new.gate_id is null then return new; end if;
      select removed_at into asked from gate where id = new.gate_id for update;
      if asked.removed_at is not null then
        raise exception 'gate % is removed', new.gate_id using errcode = 'check_violation';
      end if;
      select number, outcome into standing from decision where gate_id = new.gate_id order by number desc limit 1;
      if new.corrects is distinct from standing.number
        and not (new.corrects is null and standing.outcome = 'återremiss') then
        raise exception 'gate % is decided by decision %, and this one corrects %', new.gate_id, standing.number,
          new.corrects using errcode = 'check_violation';
      end if;
      if new.outcome = 'godkänd' and new.motivation = ''
        and exists (select from gate_criterion where gate_id = new.gate_id and met_on is null) then
        raise exception 'gate % has criteria that are not met, and no motivation', new.gate_id
          using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger decision_fits_its_gate before insert on decision
      for each row execute function refuse_wrong_gate_decision();

    create function close_gate() returns trigger language plpgsql as $$
    begin
      update gate set version = version + 1,
        outcome = nullif(new.outcome, 'återremiss'),
        decided_on = case when new.outcome = 'återremiss' then null else new.decided_on end
        where id = new.gate_id;
      return null;
    end $$;
    create trigger decision_closes_its_gate after insert on decision
      for each row when (new.gate_id is not null) execute function close_gate();

    -- A gate says what the register says of it, and what is decided is not changed any more.
    create function refuse_wrong_gate() returns trigger language plpgsql as $$
    declare
      standing record;
      free constant text[] := array['outcome', 'decided_on', 'version'];
    begin
      if tg_op = 'DELETE' then
        raise exception 'gates are removed from sight only' using errcode = 'restrict_violation';
      end if;
      select nullif(outcome, 'återremiss') as outcome, decided_on into standing
        from decision where gate_id = new.id order by number desc limit 1;
      if new.outcome is distinct from standing.outcome
        or new.decided_on is distinct from (case when standing.outcome is not null then standing.decided_on end) then
        raise exception 'gate % does not say what was decided', new.id using errcode = 'check_violation';
      end if;
      if tg_op = 'UPDATE' and old.outcome is not null and to_jsonb(new) - free <> to_jsonb(old) - free then
        raise exception 'gate % is decided', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger gate_follows_the_register before insert or update or delete on gate
      for each row execute function refuse_wrong_gate();

    create function refuse_decided_criterion() returns trigger language plpgsql as $$
    begin
      if (select outcome from gate where id = coalesce(new.gate_id, old.gate_id)) is not null then
        raise exception 'gate % is decided', coalesce(new.gate_id, old.gate_id) using errcode = 'restrict_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
    create trigger gate_criterion_is_frozen before insert or update or delete on gate_criterion
      for each row execute function refuse_decided_criterion();

    alter table rollout_group
      add column version int not null default 1,
      add constraint rollout_group_has_its_name check (length(name) between 1 and 100);
    create table rollout_group_party (
      rollout_group_id bigint not null,
      phase_id bigint not null,
      party_id bigint not null references party,
      primary key (phase_id, party_id),
      foreign key (rollout_group_id, phase_id) references rollout_group (id, phase_id) on delete cascade
    );
    create index rollout_group_party_group on rollout_group_party (rollout_group_id);
    insert into rollout_group_party (rollout_group_id, phase_id, party_id)
      select distinct on (phase_id, party_id) rollout_group_id, phase_id, party_id from milestone
      where rollout_group_id is not null and party_id is not null order by phase_id, party_id, rollout_group_id;

    -- A party's milestones in a phase are in the group that the party is in.
    create function group_milestones() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        update milestone set rollout_group_id = new.rollout_group_id
          where phase_id = new.phase_id and party_id = new.party_id;
      else
        update milestone set rollout_group_id = null where phase_id = old.phase_id and party_id = old.party_id;
      end if;
      return null;
    end $$;
    create trigger rollout_group_takes_milestones after insert or delete on rollout_group_party
      for each row execute function group_milestones();
    create trigger rollout_group_party_is_not_moved before update on rollout_group_party
      for each row execute function refuse_change();
    create function join_rollout_group() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' or new.rollout_group_id is null then
        new.rollout_group_id := (select rollout_group_id from rollout_group_party
          where phase_id = new.phase_id and party_id = new.party_id);
      end if;
      return new;
    end $$;
    create trigger milestone_joins_rollout_group before insert or update of phase_id, party_id on milestone
      for each row execute function join_rollout_group();

    create table rollout_creation (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      at timestamptz not null,
      on_date date not null,
      user_id bigint references app_user,
      title text not null check (length(title) between 1 and 300),
      undone_at timestamptz,
      unique (id, project_id)
    );
    comment on table rollout_creation is 'milestones that were made for many parties at once, so that it can be taken back';
    create index rollout_creation_project on rollout_creation (project_id, id desc);
    create table rollout_creation_milestone (
      creation_id bigint not null,
      project_id bigint not null,
      milestone_id bigint not null references milestone,
      primary key (creation_id, milestone_id),
      foreign key (creation_id, project_id) references rollout_creation (id, project_id),
      foreign key (milestone_id, project_id) references plan_item (id, project_id)
    );
    create trigger rollout_creation_is_kept before update or delete on rollout_creation
      for each row execute function refuse_change_but_undoing();
    create trigger rollout_creation_milestone_is_kept before update or delete on rollout_creation_milestone
      for each row execute function refuse_change();
    create trigger rollout_creation_is_not_emptied before truncate on rollout_creation
      for each statement execute function refuse_change();
    create trigger rollout_creation_milestone_is_not_emptied before truncate on rollout_creation_milestone
      for each statement execute function refuse_change();
  `.execute(db);
}
