import { sql, type Kysely } from 'kysely';

/** Wrong figures are put right beside the old ones; parties and their units can be changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table basis_figure
      add column supersedes_id bigint unique references basis_figure,
      add column reason text check (length(reason) between 1 and 500),
      add column entered_on date,
      drop constraint basis_figure_series_id_party_id_unit_id_reference_date_key,
      add check (supersedes_id <> id),
      add constraint a_correction_says_why_and_when check (
        num_nonnulls(supersedes_id, reason) in (0, 2) and (supersedes_id is null or entered_on is not null));
    comment on column basis_figure.supersedes_id is 'the figure of the same day that this one is put in place of';
    -- One figure a day, and after it one line of corrections.
    create unique index basis_figure_first_of_a_day on basis_figure (series_id, party_id, unit_id, reference_date)
      nulls not distinct where supersedes_id is null;

    create function refuse_stray_correction() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from basis_figure wrong where wrong.id = new.supersedes_id
          and wrong.series_id = new.series_id and wrong.party_id = new.party_id
          and wrong.unit_id is not distinct from new.unit_id and wrong.reference_date = new.reference_date) then
        raise exception 'a figure can only be put in place of one of the same series, party, unit and day'
          using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger basis_figure_corrects_its_own before insert on basis_figure
      for each row when (new.supersedes_id is not null) execute function refuse_stray_correction();

    create table basis_withdrawal (
      figure_id bigint primary key references basis_figure,
      reason text not null check (length(reason) between 1 and 500),
      withdrawn_on date not null,
      withdrawn_by bigint references app_user
    );
    create trigger basis_withdrawal_is_kept before update or delete on basis_withdrawal
      for each row execute function refuse_change();
    create trigger basis_withdrawal_is_not_emptied before truncate on basis_withdrawal
      for each statement execute function refuse_change();

    create index cost_share_figure on cost_share (basis_figure_id);

    -- What a submitted calculation stands on is no mistake that can be taken back, only one that can be corrected.
    create function refuse_withdrawal_of_used() returns trigger language plpgsql as $$
    begin
      -- The lock makes a submission that takes the figure wait for this, and this see one that came first.
      perform from basis_figure where id = new.figure_id for update;
      if exists (select from cost_share where basis_figure_id = new.figure_id)
        or exists (select from basis_figure later where later.supersedes_id = new.figure_id) then
        raise exception 'figure % is used or was corrected', new.figure_id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger basis_withdrawal_of_unused before insert on basis_withdrawal
      for each row execute function refuse_withdrawal_of_used();

    create view standing_basis_figure as
      select figure.* from basis_figure figure
      where not exists (select from basis_figure later where later.supersedes_id = figure.id)
        and not exists (select from basis_withdrawal withdrawal where withdrawal.figure_id = figure.id);
    comment on view standing_basis_figure is 'the figures that new calculations may take';

    alter table party add column version int not null default 1;
    alter table party_unit add column closed_on date;
    comment on column party_unit.closed_on is 'the first day without it; null: it is open';

    -- Frozen shares are printed with the code, and a tie among them was broken by it.
    create function refuse_new_code_of_frozen() returns trigger language plpgsql as $$
    begin
      if exists (select from cost_share where party_id = old.id) then
        raise exception 'party % has submitted shares and keeps its code', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger party_keeps_its_code before update on party
      for each row when (old.code is distinct from new.code) execute function refuse_new_code_of_frozen();
  `.execute(db);
}
