import { sql, type Kysely } from 'kysely';

/** A budget draft can stand on what a scenario assumes; a line knows the scenario it came from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table budget_version add column assumptions jsonb check (jsonb_typeof(assumptions) = 'object');
    comment on column budget_version.assumptions is
      'participants, key and figures that differ from those of the project and the phase; null: none do';

    alter table budget_line add column scenario_id bigint references scenario;
    comment on column budget_line.scenario_id is
      'the scenario that added the line: making a draft of it again replaces its own lines and no others';

    alter table scenario add column outcome jsonb check (jsonb_typeof(outcome) = 'object');
    comment on column scenario.outcome is 'what it came to on the day it was saved, in one line';
    alter table scenario add check (jsonb_typeof(assumptions) = 'object');
    alter table scenario add check (version > 0);

    create function scenario_is_about_own_phase() returns trigger language plpgsql as $$
    begin
      if new.phase_id is not null and not exists (
        select from phase join project on project.id = phase.project_id
        where phase.id = new.phase_id and project.cooperation_id = new.cooperation_id) then
        raise exception 'the phase is another cooperation''s' using errcode = 'foreign_key_violation';
      end if;
      return new;
    end $$;
    create trigger scenario_has_own_phase before insert or update on scenario
      for each row execute function scenario_is_about_own_phase();
  `.execute(db);
}
