import { sql, type Kysely } from 'kysely';

/** Status reports: a draft that several write, a snapshot that nobody changes, and what its readers answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table report_area (
      id bigint generated always as identity primary key,
      cooperation_id bigint not null references cooperation,
      name text not null check (length(name) between 1 and 60),
      position int not null,
      unique (cooperation_id, name)
    );
    comment on table report_area is 'what the lights of a report judge; a cooperation without any has Budget, Tid, Personal';

    create table status_report (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      number int not null check (number > 0),
      edition int not null default 1 check (edition > 0),
      replaces bigint unique references status_report,
      replace_reason text check (length(replace_reason) between 1 and 2000),
      state text not null default 'utkast' check (state in ('utkast', 'publicerad', 'ersatt')),
      period_start date not null,
      period_end date not null,
      draft jsonb not null,
      version int not null default 1,
      snapshot jsonb,
      published_on date,
      published_at timestamptz,
      published_by bigint references app_user,
      unique (project_id, number, edition),
      unique (id, project_id),
      check (period_start <= period_end),
      check ((state = 'utkast') = (snapshot is null)),
      check (num_nonnulls(snapshot, published_on, published_at) in (0, 3)),
      check (num_nonnulls(replaces, replace_reason) in (0, 2)),
      check ((edition = 1) = (replaces is null))
    );
    comment on column status_report.snapshot is 'the report as it was published; shown by the view of its own version';
    create unique index status_report_one_draft on status_report (project_id) where state = 'utkast';
    create index status_report_published on status_report (project_id, published_on desc) where state = 'publicerad';

    -- What was published stays as it was: a later edition may take its place, and nothing else happens to it.
    create function refuse_report_change() returns trigger language plpgsql as $$
    begin
      if old.state = 'utkast' then return case when tg_op = 'DELETE' then old else new end; end if;
      if tg_op = 'DELETE' or old.state <> 'publicerad' or new.state <> 'ersatt'
        or to_jsonb(new) - 'state' <> to_jsonb(old) - 'state' then
        raise exception 'report % is published and frozen', old.id using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger status_report_is_frozen before update or delete on status_report
      for each row execute function refuse_report_change();
    create trigger status_report_is_not_emptied before truncate on status_report
      for each statement execute function refuse_change();

    create table report_answer (
      id bigint generated always as identity primary key,
      report_id bigint not null references status_report,
      answers_id bigint references report_answer,
      kind text not null check (kind in ('noterad', 'fråga', 'beslut föreslås', 'svar')),
      text text not null default '' check (length(text) <= 5000),
      at timestamptz not null,
      on_date date not null,
      user_id bigint not null references app_user,
      request_token uuid not null unique,
      check (kind = 'noterad' or text <> ''),
      check ((kind = 'svar') = (answers_id is not null))
    );
    comment on column report_answer.request_token is 'of the form it came from: sending it again says nothing more';
    create index report_answer_report on report_answer (report_id, id);
    create function refuse_answer_to_draft() returns trigger language plpgsql as $$
    begin
      if (select state from status_report where id = new.report_id) = 'utkast' then
        raise exception 'report % is a draft', new.report_id using errcode = 'check_violation';
      end if;
      if new.answers_id is not null
        and (select report_id from report_answer where id = new.answers_id) is distinct from new.report_id then
        raise exception 'an answer belongs to the report of its question' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger report_answer_fits before insert on report_answer
      for each row execute function refuse_answer_to_draft();
    create trigger report_answer_is_kept before update or delete on report_answer
      for each row execute function refuse_change();
    create trigger report_answer_is_not_emptied before truncate on report_answer
      for each statement execute function refuse_change();

    alter table decision add foreign key (report_id, project_id) references status_report (id, project_id);
  `.execute(db);
}
