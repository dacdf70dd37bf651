import { sql, type Kysely } from 'kysely';

/** Shares over time: the stretches of a frozen budget whose participants change on the way; the key a cooperation means. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table budget_stretch (
      budget_version_id bigint not null references budget_version,
      position int not null check (position > 0),
      first_day date not null,
      last_day date not null,
      amount_ore bigint not null,
      primary key (budget_version_id, position),
      check (first_day <= last_day),
      exclude using gist (budget_version_id with =, daterange(first_day, last_day, '[]') with &&)
    );
    comment on table budget_stretch is
      'days through which the same parties share; a version without rows was shared by all its parties all along';
    comment on column budget_stretch.amount_ore is 'what falls on it of the lines that are shared by the key';

    create table stretch_share (
      budget_version_id bigint not null,
      position int not null,
      party_id bigint not null references party,
      unit_id bigint,
      component_position int not null check (component_position > 0),
      amount_ore bigint not null,
      foreign key (budget_version_id, position) references budget_stretch (budget_version_id, position),
      foreign key (party_id, unit_id) references party_unit (party_id, id),
      unique nulls not distinct (budget_version_id, position, party_id, unit_id, component_position)
    );

    create trigger budget_stretch_is_frozen before insert or update or delete on budget_stretch
      for each row execute function refuse_when_submitted();
    create trigger stretch_share_is_frozen before insert or update or delete on stretch_share
      for each row execute function refuse_when_submitted();
    create trigger budget_stretch_is_not_emptied before truncate on budget_stretch
      for each statement execute function refuse_change();
    create trigger stretch_share_is_not_emptied before truncate on stretch_share
      for each statement execute function refuse_change();

    -- The stretches add up to what is frozen, to the öre: their amounts to the shared lines, each claimant's parts to its
    -- share by component, and in mode exact the parts of a stretch to its amount.
    create function stretches_add_up() returns trigger language plpgsql as $$
    declare
      shared numeric;
      spread numeric;
    begin
      if new.total_ore is null or not exists (select from budget_stretch where budget_version_id = new.id) then
        return null;
      end if;
      select coalesce(sum(amount_ore), 0) into shared from budget_line
        where budget_version_id = new.id and removed_at is null and carried_by_party_id is null;
      select sum(amount_ore) into spread from budget_stretch where budget_version_id = new.id;
      if shared <> spread then
        raise exception 'budget version % shares % and its stretches come to %', new.id, shared, spread
          using errcode = 'check_violation';
      end if;
      if exists (
        select from (
          select party_id, unit_id, component_position, amount_ore as whole, 0 as part from cost_share
            where budget_version_id = new.id and component_position > 0
          union all
          select party_id, unit_id, component_position, 0, amount_ore from stretch_share where budget_version_id = new.id
        ) each_amount
        group by party_id, unit_id, component_position having sum(whole) <> sum(part)
      ) then
        raise exception 'a share of budget version % is not the sum of its stretches', new.id
          using errcode = 'check_violation';
      end if;
      if new.rounding_mode = 'exact' and exists (
        select from budget_stretch stretch where stretch.budget_version_id = new.id and stretch.amount_ore <> (
          select coalesce(sum(share.amount_ore), 0) from stretch_share share
          where share.budget_version_id = new.id and share.position = stretch.position)
      ) then
        raise exception 'a stretch of budget version % does not add up', new.id using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger budget_version_stretches after insert or update on budget_version
      deferrable initially deferred for each row execute function stretches_add_up();

    alter table cooperation add column default_key_id bigint,
      add foreign key (id, default_key_id) references allocation_key (cooperation_id, id);
    comment on column cooperation.default_key_id is
      'the key that a total of the whole cooperation is shared by; null: the cooperation has no key yet';
    update cooperation set default_key_id = (select min(id) from allocation_key where cooperation_id = cooperation.id);
  `.execute(db);
}
