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
      kind text not null check (kind in ('equal', 'population', 'driver', 'percent', 'fixed', 'perUnit')),
      weight_numerator bigint check (weight_numerator > 0),
      weight_denominator bigint check (weight_denominator > 0),
      series_id bigint references basis_series,
      price_ore bigint check (price_ore > 0),
      ceiling_ore bigint check (ceiling_ore > 0),
      unique (key_version_id, position),
      constraint weighted_or_taken_before check (
        num_nonnulls(weight_numerator, weight_denominator) = case when kind in ('fixed', 'perUnit') then 0 else 2 end),
      constraint counts_a_series check ((kind in ('population', 'driver', 'perUnit')) = (series_id is not null)),
      constraint has_a_price check ((kind = 'perUnit') = (price_ore is not null)),
      check (ceiling_ore is null or kind = 'perUnit')
    );

    -- What a component gives each party: a share of one (percent) or kronor (fixed). Who is not named gets nothing.
    create table key_component_party (
      component_id bigint not null references key_component on delete cascade,
      party_id bigint not null references party,
      unit_id bigint,
      share_numerator bigint check (share_numerator >= 0),
      share_denominator bigint check (share_denominator > 0),
      amount_ore bigint check (amount_ore >= 0),
      foreign key (party_id, unit_id) references party_unit (party_id, id),
      unique nulls not distinct (component_id, party_id, unit_id),
      check (num_nonnulls(share_numerator, share_denominator) in (0, 2)),
      check ((share_numerator is null) <> (amount_ore is null))
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
        for c in select weight_numerator as wn, weight_denominator as wd from key_component
          where key_version_id = v.id and weight_numerator is not null loop
          n := n * c.wd + c.wn * d;
          d := d * c.wd;
        end loop;
        -- A key of only fixed amounts and prices has no weights to sum.
        if n <> d and not (n = 0 and exists (select 1 from key_component where key_version_id = v.id)) then
          raise exception 'the weights of key version % do not sum to 1', v.id using errcode = 'check_violation';
        end if;
      end loop;
      return null;
    end $$;
    create constraint trigger key_weights after insert or update or delete on key_component
      deferrable initially deferred for each row execute function key_weights_sum_to_one();

    create function percent_shares_sum_to_one() returns trigger language plpgsql as $$
    declare
      touched bigint[] := case tg_op when 'INSERT' then array[new.component_id]
        when 'DELETE' then array[old.component_id] else array[old.component_id, new.component_id] end;
      v record;
      c record;
      n numeric;
      d numeric;
    begin
      for v in select id from key_component where id = any(touched) and kind = 'percent' loop
        n := 0;
        d := 1;
        for c in select share_numerator as sn, share_denominator as sd from key_component_party where component_id = v.id loop
          n := n * c.sd + c.sn * d;
          d := d * c.sd;
        end loop;
        if n <> d then
          raise exception 'the shares of key component % do not sum to 1', v.id using errcode = 'check_violation';
        end if;
      end loop;
      return null;
    end $$;
    create constraint trigger percent_shares after insert or update or delete on key_component_party
      deferrable initially deferred for each row execute function percent_shares_sum_to_one();
  `.execute(db);
}
