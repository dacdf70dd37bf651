import { sql, type Kysely } from 'kysely';

/** Parties with units, cooperations with members over time, basis figures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists btree_gist;

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
    end $$;

    create table installation (
      id int primary key default 1 check (id = 1),
      sample_loaded_at timestamptz,
      sample_clock date
    );

    create table party (
      id bigint generated always as identity primary key,
      slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
      code text unique check (code ~ '^[0-9]{4}$'),
      name text not null check (length(name) between 1 and 200),
      kind text not null check (kind in ('kommun', 'bolag', 'kommunalförbund', 'region', 'grupp')),
      organisation_number text check (organisation_number ~ '^[0-9]{6}-[0-9]{4}$'),
      check (kind <> 'kommun' or code is not null)
    );

    create table party_unit (
      id bigint generated always as identity primary key,
      party_id bigint not null references party,
      name text not null check (length(name) between 1 and 200),
      position int not null check (position >= 0),
      unique (party_id, name),
      unique (party_id, id)
    );

    create table cooperation (
      id bigint generated always as identity primary key,
      slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
      name text not null check (length(name) between 1 and 200),
      lead_party_id bigint references party,
      lead_note text,
      invoicing text,
      approval_rule text check (approval_rule in ('all', 'majority', 'n_of_m')),
      approval_count int check (approval_count > 0),
      reference_date_rule text,
      rounding_unit_ore int not null default 100 check (rounding_unit_ore in (1, 100, 10000, 100000)),
      rounding_mode text not null default 'exact' check (rounding_mode in ('exact', 'plain')),
      document_number text check (length(document_number) <= 100),
      reference_month_day text check (reference_month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
      term text,
      notice text,
      facts jsonb not null default '[]',
      version int not null default 1,
      check ((approval_rule = 'n_of_m') = (approval_count is not null))
    );

    create table cooperation_member (
      cooperation_id bigint not null references cooperation,
      party_id bigint not null references party,
      joined_on date,
      left_on date,
      check (joined_on is null or left_on is null or joined_on < left_on),
      exclude using gist (cooperation_id with =, party_id with =, daterange(joined_on, left_on) with &&)
    );
    create index cooperation_member_party on cooperation_member (party_id);

    create table basis_series (
      id bigint generated always as identity primary key,
      slug text not null unique check (slug ~ '^[a-z0-9-]{1,80}$'),
      name text not null,
      kind text not null check (kind in ('population', 'driver')),
      cooperation_id bigint references cooperation,
      check (kind = 'population' or cooperation_id is not null)
    );
    comment on column basis_series.cooperation_id is 'null: a public series that every cooperation may use';

    create table basis_figure (
      id bigint generated always as identity primary key,
      series_id bigint not null references basis_series,
      party_id bigint not null references party,
      unit_id bigint,
      reference_date date not null,
      reference_precision text not null default 'day' check (reference_precision in ('day', 'year')),
      value bigint not null check (value >= 0),
      source text not null check (length(source) between 1 and 500),
      foreign key (party_id, unit_id) references party_unit (party_id, id),
      unique nulls not distinct (series_id, party_id, unit_id, reference_date)
    );
    create trigger basis_figure_is_kept before update or delete on basis_figure
      for each row execute function refuse_change();
    create trigger basis_figure_is_not_emptied before truncate on basis_figure
      for each statement execute function refuse_change();
  `.execute(db);
}
