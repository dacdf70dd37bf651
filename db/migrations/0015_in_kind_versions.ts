import { sql, type Kysely } from 'kysely';

/**
 * The parties' own hours hang on a version of the budget instead of on the phase: what is submitted keeps the hours that
 * it was submitted with. A draft keeps the assumptions that were taken off it, so that they can be put back, and what is
 * saved of scenarios gets what they can say by now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table budget_version add column assumptions_set_aside jsonb
      check (jsonb_typeof(assumptions_set_aside) = 'object');
    comment on column budget_version.assumptions_set_aside is
      'what a draft stood on before it went back to what holds today; null: nothing was taken off';

    alter table in_kind_hours rename to in_kind_hours_of_phase;
    alter table in_kind_hours_of_phase rename constraint in_kind_hours_pkey to in_kind_hours_of_phase_pkey;

    create table in_kind_hours (
      id bigint generated always as identity primary key,
      budget_version_id bigint not null references budget_version,
      party_id bigint not null references party,
      hours_hundredths bigint not null check (hours_hundredths > 0),
      handling text not null check (handling in ('debited', 'unbilled')),
      rate_ore bigint check (rate_ore >= 0),
      version int not null default 1 check (version > 0),
      removed_at timestamptz,
      check (handling = 'unbilled' or rate_ore is not null),
      constraint worth_no_more_than_a_budget check (hours_hundredths::numeric * rate_ore <= 100000000000000)
    );
    create unique index in_kind_hours_once_a_party on in_kind_hours (budget_version_id, party_id)
      where removed_at is null;

    -- Hours of a phase without a budget wait in a draft of its first one.
    insert into budget_version (phase_id, version)
      select distinct old.phase_id, 1 from in_kind_hours_of_phase old
      where not exists (select from budget_version version where version.phase_id = old.phase_id);
    -- The phase's hours were shown with each of its versions.
    insert into in_kind_hours (budget_version_id, party_id, hours_hundredths, handling, rate_ore)
      select version.id, old.party_id, old.hours_hundredths, old.handling, old.rate_ore
      from in_kind_hours_of_phase old join budget_version version on version.phase_id = old.phase_id
      order by version.id, old.party_id;
    drop table in_kind_hours_of_phase;
    -- Checked now: while a check waits for the end of the transaction no later migration may alter its table.
    set constraints all immediate;
    set constraints all deferred;

    create trigger in_kind_hours_are_frozen before insert or update or delete on in_kind_hours
      for each row execute function refuse_when_submitted();

    update scenario set
      assumptions = '{"figures": [], "ownLines": [], "redistribute": false}'::jsonb || assumptions,
      outcome = '{"assumedFigures": []}'::jsonb || outcome;
  `.execute(db);
}
