import { sql, type Kysely } from 'kysely';

/** Allocation keys: versions of components whose weights sum to exactly one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table allocation_key (
      id bigint generated always as identity primary key,
      cooperation_id bigint not null references cooperation,
      name text not null check (length(name) between 1 and 200),
      unique (cooperation_id, name),
      unique (cooperation_id, id)
    );

    create table key_version (
      id bigint generated always as identity primary key,
      key_id bigint not null references allocation_key,
      version int not null check (version > 0),
      valid_from date,
      decision_reference text,
      by_unit boolean not null default false,
      unique (key_id, version)
    );

    create table key_component (
      id bigint generated always as identity primary key,
      key_version_id bigint not null references key_version,
      position int not null check (position > 0),
      kind text not null check (kind in ('equal', 'population', 'driver')),
      weight_numerator bigint not null check (weight_numerator > 0),
      weight_denominator bigint not null check (weight_denominator > 0),
      series_id bigint references basis_series,
      unique (key_version_id, position),
      check ((kind = 'equal') = (series_id is null))
    );

    -- Exact: fractions are added as integers, so 1/3 + 1/3 + 1/3 is one and 0.3333 + 0.6667 must be too.
    create function key_weights_sum_to_one() returns trigger language plpgsql as $$
    declare
      touched bigint[] := case tg_op when 'INSERT' then array[new.key_version_id]
        when 'DELETE' then array[old.key_version_id] else array[old.key_version_id, new.key_version_id] end;
      v record;
      c record;
      n numeric;
      d numeric;
    begin
      for v in select id from key_version where id = any(touched) loop
        n := 0;
        d := 1;
        for c in select weight_numerator as wn, weight_denominator as wd from key_component where key_version_id = v.id loop
          n := n * c.wd + c.wn * d;
          d := d * c.wd;
        end loop;
        if n <> d then
          raise exception 'the weights of key version % do not sum to 1', v.id using errcode = 'check_violation';
        end if;
      end loop;
      return null;
    end $$;
    create constraint trigger key_weights after insert or update or delete on key_component
      deferrable initially deferred for each row execute function key_weights_sum_to_one();
  `.execute(db);
}
