import { sql, type Kysely } from 'kysely';

/** Risk scales as data, risks, measures and every valuation ever made. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table risk_scale (
      id bigint generated always as identity primary key,
      cooperation_id bigint not null references cooperation,
      name text not null,
      version int not null default 1 check (version > 0),
      rule text not null check (rule in ('cells', 'product')),
      unique (cooperation_id, name, version)
    );

    create table risk_scale_level (
      scale_id bigint not null references risk_scale,
      axis text not null check (axis in ('probability', 'consequence')),
      value int not null check (value between 1 and 9),
      name text not null,
      primary key (scale_id, axis, value)
    );

    create table risk_scale_cell (
      scale_id bigint not null references risk_scale,
      probability int not null,
      consequence int not null,
      colour text not null check (colour in ('grön', 'gul', 'röd')),
      level_name text,
      mandate text check (mandate in ('projektledare', 'styrgrupp', 'uppdragsbeställare')),
      primary key (scale_id, probability, consequence)
    );
    comment on table risk_scale_cell is 'every cell has its own colour: it need not be the product of its axes';

    create table risk (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      scale_id bigint not null references risk_scale,
      number int not null check (number > 0),
      title text not null check (length(title) between 1 and 500),
      threat text not null default '' check (length(threat) <= 5000),
      vulnerability text not null default '' check (length(vulnerability) <= 5000),
      consequence_text text not null default '' check (length(consequence_text) <= 5000),
      category text not null default '' check (length(category) <= 200),
      owner text not null default '' check (length(owner) <= 200),
      treatment text not null default 'bevaka' check (treatment in ('bevaka', 'åtgärda', 'acceptera', 'överför')),
      status text not null default 'öppen' check (status in ('öppen', 'stängd')),
      stated_colour text check (stated_colour in ('grön', 'gul', 'röd')),
      version int not null default 1,
      removed_at timestamptz,
      unique (id, scale_id)
    );
    create unique index risk_number on risk (project_id, number);

    create function scale_is_of_own_cooperation() returns trigger language plpgsql as $$
    begin
      if (select cooperation_id from risk_scale where id = new.scale_id)
        <> (select cooperation_id from project where id = new.project_id) then
        raise exception 'the scale is another cooperation''s' using errcode = 'foreign_key_violation';
      end if;
      return new;
    end $$;
    create trigger risk_on_own_scale before insert or update on risk
      for each row execute function scale_is_of_own_cooperation();

    create table risk_valuation (
      id bigint generated always as identity primary key,
      risk_id bigint not null,
      scale_id bigint not null,
      stage text not null default 'before' check (stage in ('before', 'after')),
      probability int,
      consequence int,
      at timestamptz not null,
      valued_on date not null,
      user_id bigint references app_user,
      note text check (length(note) <= 2000),
      check ((probability is null) = (consequence is null)),
      foreign key (risk_id, scale_id) references risk (id, scale_id),
      foreign key (scale_id, probability, consequence) references risk_scale_cell (scale_id, probability, consequence)
    );
    comment on column risk_valuation.probability is 'null with consequence: the risk was set back to not rated';
    create index risk_valuation_risk on risk_valuation (risk_id, stage, id);
    create trigger risk_valuation_is_kept before update or delete on risk_valuation
      for each row execute function refuse_change();
    create trigger risk_valuation_is_not_emptied before truncate on risk_valuation
      for each statement execute function refuse_change();

    create table risk_measure (
      id bigint generated always as identity primary key,
      risk_id bigint not null references risk,
      text text not null check (length(text) between 1 and 2000),
      owner text not null default '',
      due_date date,
      done_on date
    );
  `.execute(db);
}
