import { sql, type Kysely } from 'kysely';

/** Approval of phase budgets: what was asked, delegations, baselines, and one register of decisions in a hash chain. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table budget_version
      add column submitted_at timestamptz,
      add column submitted_by bigint references app_user,
      add column answer_by date,
      add column approval_rule text check (approval_rule in ('all', 'majority', 'n_of_m')),
      add column approval_count int check (approval_count > 0),
      add column closed_on date,
      add column closed_reason text not null default '' check (length(closed_reason) <= 5000),
      add check ((approval_rule = 'n_of_m') = (approval_count is not null));
    comment on column budget_version.answer_by is 'last day to answer; null: none was set';
    comment on column budget_version.closed_on is 'the day it was approved, rejected, replaced or withdrawn';

    -- The freeze lets through what happens to a version as a whole, and the one change of state that may follow.
    create or replace function refuse_thawing() returns trigger language plpgsql as $$
    declare
      free constant text[] := array['state', 'note', 'closed_on', 'closed_reason'];
      follows constant text[] := array['utkast>inskickad', 'utkast>återtagen', 'inskickad>godkänd', 'inskickad>avslagen',
        'inskickad>ersatt', 'inskickad>återtagen', 'godkänd>ersatt'];
    begin
      if old.state <> 'utkast' and (tg_op = 'DELETE' or to_jsonb(new) - free <> to_jsonb(old) - free) then
        raise exception 'budget version % is submitted and frozen', old.id using errcode = 'restrict_violation';
      end if;
      if tg_op = 'UPDATE' and old.state <> new.state and not old.state || '>' || new.state = any(follows) then
        raise exception 'budget version % cannot go from % to %', old.id, old.state, new.state
          using errcode = 'restrict_violation';
      end if;
      return case when tg_op = 'DELETE' then old else new end;
    end $$;

    create table budget_document (
      id bigint generated always as identity primary key,
      budget_version_id bigint not null references budget_version,
      title text not null check (length(title) between 1 and 200),
      url text not null check (url ~ '^https://' and length(url) <= 2000)
    );
    create index budget_document_version on budget_document (budget_version_id);
    create trigger budget_document_is_frozen before insert or update or delete on budget_document
      for each row execute function refuse_when_submitted();

    create table delegation (
      id bigint generated always as identity primary key,
      party_id bigint not null references party,
      user_id bigint not null references app_user,
      valid_from date not null,
      valid_until date not null,
      reference text not null check (length(reference) between 1 and 300),
      recorded_at timestamptz not null,
      recorded_by bigint references app_user,
      version int not null default 1,
      check (valid_from <= valid_until),
      exclude using gist (party_id with =, user_id with =, daterange(valid_from, valid_until, '[]') with &&)
    );
    comment on table delegation is 'gives the role ersättare its days; both are included';
    create index delegation_user on delegation (user_id);
    -- Decisions refer to it: it may be ended early, and says otherwise what it said.
    create function refuse_other_delegation() returns trigger language plpgsql as $$
    declare
      free constant text[] := array['valid_until', 'version'];
    begin
      if tg_op = 'DELETE' or to_jsonb(new) - free <> to_jsonb(old) - free or new.valid_until > old.valid_until then
        raise exception 'delegation % is kept; it can only end earlier', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger delegation_is_kept before update or delete on delegation
      for each row execute function refuse_other_delegation();
    create trigger delegation_is_not_emptied before truncate on delegation
      for each statement execute function refuse_change();

    create table baseline (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      phase_id bigint,
      budget_version_id bigint unique references budget_version,
      taken_on date not null,
      taken_by bigint references app_user,
      reason text not null check (length(reason) between 1 and 2000),
      total_ore bigint,
      unique (id, project_id),
      foreign key (phase_id, project_id) references phase (id, project_id)
    );
    comment on column baseline.phase_id is 'null: of the whole project';
    create index baseline_project on baseline (project_id);
    create table baseline_item (
      baseline_id bigint not null,
      project_id bigint not null,
      item_id bigint not null,
      name text not null,
      start_date date,
      end_date date,
      primary key (baseline_id, item_id),
      foreign key (baseline_id, project_id) references baseline (id, project_id),
      foreign key (item_id, project_id) references plan_item (id, project_id)
    );
    create trigger baseline_is_kept before update or delete on baseline for each row execute function refuse_change();
    create trigger baseline_item_is_kept before update or delete on baseline_item for each row execute function refuse_change();
    create trigger baseline_is_not_emptied before truncate on baseline for each statement execute function refuse_change();
    create trigger baseline_item_is_not_emptied before truncate on baseline_item
      for each statement execute function refuse_change();
  `.execute(db);
  await sql`
    alter table decision rename to decision_without_chain;
    create table decision (
      number bigint primary key,
      project_id bigint not null references project,
      forum text not null check (length(forum) between 1 and 200),
      subject text not null check (length(subject) between 1 and 5000),
      outcome text check (outcome in ('godkänd', 'godkänd med villkor', 'avslag', 'återremiss')),
      motivation text not null default '' check (length(motivation) <= 5000),
      diary_number text check (length(diary_number) between 1 and 100),
      decided_on date,
      recorded_at timestamptz not null,
      recorded_by bigint references app_user,
      delegation_id bigint references delegation,
      budget_version_id bigint references budget_version,
      party_id bigint references party,
      amount_ore bigint,
      corrects bigint unique,
      deciders text check (length(deciders) between 1 and 2000),
      directive_before text check (length(directive_before) between 1 and 10000),
      directive_after text check (length(directive_after) between 1 and 10000),
      report_id bigint,
      request_token uuid unique,
      previous_hash bytea,
      hash bytea not null check (length(hash) = 32),
      constraint change_of_directive check (num_nonnulls(directive_before, directive_after) in (0, 2)),
      constraint share_or_other check (num_nonnulls(budget_version_id, party_id, amount_ore) in (0, 3)),
      check (budget_version_id is null or outcome is not null),
      constraint motivated check (budget_version_id is null or outcome = 'godkänd' or motivation <> '')
    );
    comment on column decision.decided_on is 'null: the source does not say which day';
    comment on column decision.deciders is 'who took part, in roles, where a body decided';
    comment on column decision.corrects is 'the number of the decision that this one replaces; no foreign key, since its check would need a right that nobody has';
    comment on column decision.request_token is 'of the form it came from: sending it again decides nothing more';
    create index decision_project on decision (project_id);
    create index decision_of_share on decision (budget_version_id, party_id, number desc);
    create unique index decision_once_for_a_party on decision (budget_version_id, party_id) where corrects is null;

    create function netstring(value text) returns text language sql immutable as
      $$ select coalesce(octet_length(value) || ':' || value || ',', '-,') $$;

    -- All that a decision says, each value with its length before it so that no two decisions read alike.
    create function decision_content(d decision) returns text language sql stable as $$
      select netstring(d.number::text) || netstring(d.project_id::text) || netstring(d.forum) || netstring(d.subject)
        || netstring(d.outcome) || netstring(d.motivation) || netstring(d.diary_number) || netstring(to_char(d.decided_on, 'YYYY-MM-DD'))
        || netstring(to_char(d.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || netstring(d.recorded_by::text) || netstring(d.delegation_id::text) || netstring(d.budget_version_id::text)
        || netstring(d.party_id::text) || netstring(d.amount_ore::text) || netstring(d.corrects::text)
        || netstring(d.deciders) || netstring(d.directive_before) || netstring(d.directive_after) || netstring(d.report_id::text)
    $$;

    -- One after the other: the number is the next, and the hash covers the content and the hash of the row before.
    create function chain_decision() returns trigger language plpgsql as $$
    declare
      last record;
    begin
      perform pg_advisory_xact_lock(hashtext('decision.chain'));
      select number, hash into last from decision order by number desc limit 1;
      new.number := coalesce(last.number, 0) + 1;
      new.previous_hash := last.hash;
      new.hash := sha256(convert_to(coalesce(encode(last.hash, 'hex'), '') || decision_content(new), 'UTF8'));
      return new;
    end $$;
    create trigger decision_is_chained before insert on decision for each row execute function chain_decision();

    -- A share is decided on as it was frozen, while its version is open, in the name of one of its parties.
    create function refuse_wrong_share_decision() returns trigger language plpgsql as $$
    declare
      asked record;
    begin
      if new.budget_version_id is null then return new; end if;
      select version.state, phase.project_id,
        (select sum(amount_ore) from cost_share where budget_version_id = version.id and party_id = new.party_id) as share
        into asked
        from budget_version version join phase on phase.id = version.phase_id where version.id = new.budget_version_id;
      if asked.project_id <> new.project_id or asked.share is distinct from new.amount_ore
        or asked.state not in ('inskickad', 'godkänd') then
        raise exception 'decision on % öre of budget version % in state %, where the share is % öre', new.amount_ore,
          new.budget_version_id, asked.state, asked.share using errcode = 'check_violation';
      end if;
      if new.corrects is not null and not exists (select from decision before where before.number = new.corrects
        and before.budget_version_id = new.budget_version_id and before.party_id = new.party_id) then
        raise exception 'decision % cannot be corrected by one on another share', new.corrects
          using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger decision_fits_its_share before insert on decision
      for each row execute function refuse_wrong_share_decision();

    insert into decision (project_id, forum, subject, decided_on, recorded_at)
      select project_id, left(forum, 200), text, decided_on, now() from decision_without_chain order by id;
    drop table decision_without_chain;

    create trigger decision_is_kept before update or delete on decision for each row execute function refuse_change();
    create trigger decision_is_not_emptied before truncate on decision for each statement execute function refuse_change();
    revoke update, delete, truncate on decision from public, current_user;
  `.execute(db);
}
