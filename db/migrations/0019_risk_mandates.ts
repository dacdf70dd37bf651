import { sql, type Kysely } from 'kysely';

/** Scales in versions, escalations that a body decides on, the yearly follow-up, and assessments of a new member. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table risk_scale
      add column revision int not null default 1,
      add column standard boolean not null default false,
      add check (length(name) between 1 and 100);
    comment on column risk_scale.version is 'of the scale that risks are rated on; a scale in use gets a new one';
    comment on column risk_scale.revision is 'of the row, while nothing is rated on it';
    comment on column risk_scale.standard is 'what new risks of the cooperation are rated on';
    update risk_scale set standard = true where id in (select max(id) from risk_scale group by cooperation_id);
    create unique index risk_scale_one_standard on risk_scale (cooperation_id) where standard;

    alter table risk_scale_level
      add column definition text not null default '' check (length(definition) <= 1000),
      add check (length(name) between 1 and 100);

    -- What a risk has been rated on stays as it was: valuations are read with its names and colours.
    create function refuse_used_scale_change() returns trigger language plpgsql as $$
    declare
      changed bigint := case when tg_op = 'DELETE' then old.scale_id else new.scale_id end;
    begin
      if exists (select from risk where scale_id = changed) or exists (select from risk_valuation where scale_id = changed) then
        raise exception 'risk scale % is in use and frozen', changed using errcode = 'restrict_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;
    create trigger risk_scale_level_is_frozen before insert or update or delete on risk_scale_level
      for each row execute function refuse_used_scale_change();
    create trigger risk_scale_cell_is_frozen before insert or update or delete on risk_scale_cell
      for each row execute function refuse_used_scale_change();
    create index risk_scale_id on risk (scale_id);
    create index risk_valuation_scale on risk_valuation (scale_id);

    -- A risk may move on to a newer scale; each of its valuations stays on the one it was made on.
    alter table risk_valuation drop constraint risk_valuation_risk_id_scale_id_fkey;
    alter table risk_valuation add foreign key (risk_id) references risk;
    alter table risk drop constraint risk_id_scale_id_key;
    create function refuse_valuation_on_other_scale() returns trigger language plpgsql as $$
    begin
      if (select scale_id from risk where id = new.risk_id) is distinct from new.scale_id then
        raise exception 'risk % is rated on another scale', new.risk_id using errcode = 'foreign_key_violation';
      end if;
      return new;
    end $$;
    create trigger risk_valuation_on_its_scale before insert on risk_valuation
      for each row execute function refuse_valuation_on_other_scale();

    create table new_member_assessment (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      newcomer text not null check (length(newcomer) between 1 and 200),
      scale_id bigint not null references risk_scale,
      assessed_on date not null,
      summary text not null default '' check (length(summary) <= 10000),
      other_factors text not null default '' check (length(other_factors) <= 10000),
      opportunity text not null default '' check (length(opportunity) <= 10000),
      risk_level text check (risk_level in ('låg', 'medel', 'hög')),
      recommendation text check (recommendation in ('tillstyrks', 'tillstyrks med villkor', 'avstyrks')),
      conditions text not null default '' check (length(conditions) <= 10000),
      version int not null default 1,
      unique (id, project_id),
      constraint conditions_are_said check (recommendation is distinct from 'tillstyrks med villkor' or conditions <> '')
    );
    create index new_member_assessment_project on new_member_assessment (project_id);

    alter table risk
      add column stated_reason text not null default '' check (length(stated_reason) <= 2000),
      add column assessment_id bigint,
      add foreign key (assessment_id, project_id) references new_member_assessment (id, project_id),
      add constraint reason_of_a_colour check (stated_colour is not null or stated_reason = '');
    comment on column risk.stated_colour is 'what somebody wrote beside the scale; the colour of the scale holds';
    comment on column risk.assessment_id is 'of the new member that the risk was thought of for';
    create index risk_assessment on risk (assessment_id) where assessment_id is not null;

    alter table risk_measure
      add column version int not null default 1,
      add column removed_at timestamptz,
      add check (length(owner) <= 200);
    create index risk_measure_risk on risk_measure (risk_id);

    create table risk_escalation (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      risk_id bigint not null references risk,
      valuation_id bigint not null unique references risk_valuation,
      from_mandate text check (from_mandate in ('projektledare', 'styrgrupp', 'uppdragsbeställare')),
      to_mandate text not null check (to_mandate in ('styrgrupp', 'uppdragsbeställare')),
      raised_on date not null,
      raised_at timestamptz not null,
      decision_number bigint unique,
      answer text check (answer in ('acceptera', 'åtgärda', 'stäng')),
      ended_by bigint references risk_valuation,
      check (from_mandate is distinct from to_mandate),
      check (num_nonnulls(decision_number, answer) in (0, 2)),
      check (decision_number is null or ended_by is null)
    );
    comment on table risk_escalation is 'a risk that entered the mandate of a higher body: open until that body decides';
    comment on column risk_escalation.from_mandate is 'null: it was not rated before, or on a level of nobody''s';
    comment on column risk_escalation.decision_number is 'in the register; no foreign key, since its check would need a right that nobody has';
    comment on column risk_escalation.ended_by is 'the valuation that took the risk out of the mandate before anybody decided';
    create unique index risk_escalation_one_open on risk_escalation (risk_id)
      where decision_number is null and ended_by is null;
    create index risk_escalation_project on risk_escalation (project_id);

    create function refuse_other_escalation() returns trigger language plpgsql as $$
    declare
      free constant text[] := array['decision_number', 'answer', 'ended_by'];
    begin
      if tg_op = 'DELETE' then
        raise exception 'escalation % is kept', old.id using errcode = 'restrict_violation';
      end if;
      if tg_op = 'UPDATE' and (num_nonnulls(old.decision_number, old.ended_by) > 0
        or to_jsonb(new) - free <> to_jsonb(old) - free) then
        raise exception 'escalation % is kept as it was raised, and ends once', old.id using errcode = 'restrict_violation';
      end if;
      if not exists (select from risk_valuation v join risk r on r.id = v.risk_id
        where v.id = new.valuation_id and r.id = new.risk_id and r.project_id = new.project_id) then
        raise exception 'the escalation is not of a valuation of its risk' using errcode = 'foreign_key_violation';
      end if;
      if new.decision_number is not null and not exists (select from decision
        where number = new.decision_number and project_id = new.project_id) then
        raise exception 'decision % is not one of the project', new.decision_number using errcode = 'foreign_key_violation';
      end if;
      return new;
    end $$;
    create trigger risk_escalation_keeps_its_course before insert or update or delete on risk_escalation
      for each row execute function refuse_other_escalation();
    create trigger risk_escalation_is_not_emptied before truncate on risk_escalation
      for each statement execute function refuse_change();

    -- What lies in a higher mandate already waits for that body too.
    insert into risk_escalation (project_id, risk_id, valuation_id, to_mandate, raised_on, raised_at)
      select risk.project_id, risk.id, latest.id, cell.mandate, latest.valued_on, latest.at
      from risk
      join lateral (select * from risk_valuation v where v.risk_id = risk.id and v.stage = 'before'
        order by v.id desc limit 1) latest on true
      join risk_scale_cell cell on cell.scale_id = latest.scale_id and cell.probability = latest.probability
        and cell.consequence = latest.consequence
      where risk.status = 'öppen' and risk.removed_at is null and cell.mandate in ('styrgrupp', 'uppdragsbeställare');

    create table risk_follow_up (
      id bigint generated always as identity primary key,
      risk_id bigint not null references risk,
      year int not null check (year between 2000 and 2200),
      existing_measures text not null default '' check (length(existing_measures) <= 5000),
      planned_handling text not null default '' check (length(planned_handling) <= 5000),
      follows_plan boolean not null,
      comment text not null default '' check (length(comment) <= 5000),
      recorded_on date not null,
      recorded_by bigint references app_user,
      version int not null default 1,
      unique (risk_id, year),
      constraint deviation_is_explained check (follows_plan or comment <> '')
    );
    comment on table risk_follow_up is 'the yearly follow-up of a risk as in internal control';
  `.execute(db);
}
