import { sql, type Kysely } from 'kysely';

/** Templates: the structure of a plan without its dates, kept in working days from a start. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan_template (
      id bigint generated always as identity primary key,
      cooperation_id bigint not null references cooperation,
      project_id bigint not null,
      kind text not null check (kind in ('project', 'phases', 'milestones')),
      name text not null check (length(name) between 1 and 200),
      description text not null default '' check (length(description) <= 5000),
      saved_on date not null,
      saved_by bigint references app_user,
      version int not null default 1,
      removed_at timestamptz,
      foreign key (project_id, cooperation_id) references project (id, cooperation_id)
    );
    comment on column plan_template.project_id is 'the project it was saved from; nothing is shared with it';
    comment on column plan_template.kind is 'milestones: of one phase, without the phase';
    create index plan_template_cooperation on plan_template (cooperation_id);

    create table plan_template_item (
      template_id bigint not null references plan_template,
      number int not null check (number > 0),
      kind text not null check (kind in ('phase', 'activity', 'milestone')),
      parent int,
      name text not null check (length(name) between 1 and 300),
      phase_number int check (phase_number between 0 and 999),
      phase_kind text check (phase_kind in ('förstudie', 'genomförande', 'breddinförande', 'förvaltning')),
      note text not null default '' check (length(note) <= 5000),
      label text not null default '' check (length(label) <= 40),
      milestone_kind text check (milestone_kind in ('milstolpe', 'kontrollpunkt', 'leverans', 'lansering')),
      criteria text not null default '' check (length(criteria) <= 5000),
      responsible text not null default '' check (length(responsible) <= 200),
      starts_at int check (starts_at >= 0),
      ends_at int check (ends_at >= 0),
      primary key (template_id, number),
      foreign key (template_id, parent) references plan_template_item (template_id, number),
      check (parent <> number),
      check ((kind = 'phase') = (phase_number is not null and phase_kind is not null)),
      check (kind = 'phase' or note = ''),
      check ((kind = 'milestone') = (milestone_kind is not null)),
      check (kind = 'milestone' or (label = '' and criteria = '')),
      check (kind <> 'phase' or (parent is null and responsible = '')),
      check (kind <> 'activity' or parent is not null),
      check (kind = 'milestone' or length(name) <= 200),
      check (ends_at is null or starts_at is null or starts_at < ends_at),
      check (kind <> 'milestone' or num_nonnulls(starts_at, ends_at) in (0, 2))
    );
    comment on column plan_template_item.starts_at is 'working days from the start of the template to the border before the first day';
    comment on column plan_template_item.ends_at is 'likewise to the border after the last day';
    create unique index plan_template_phase_number on plan_template_item (template_id, phase_number);

    create table plan_template_dependency (
      template_id bigint not null references plan_template,
      predecessor int not null,
      successor int not null,
      type text not null check (type in ('FS', 'SS', 'FF', 'SF')),
      lag_days int not null check (lag_days between -3650 and 3650),
      primary key (template_id, predecessor, successor),
      check (predecessor <> successor),
      foreign key (template_id, predecessor) references plan_template_item (template_id, number),
      foreign key (template_id, successor) references plan_template_item (template_id, number)
    );

    -- What a template holds was shown to who chose it, and stays as it was saved; its name and description may change.
    create trigger plan_template_item_is_kept before update or delete on plan_template_item
      for each row execute function refuse_change();
    create trigger plan_template_item_is_not_emptied before truncate on plan_template_item
      for each statement execute function refuse_change();
    create trigger plan_template_dependency_is_kept before update or delete on plan_template_dependency
      for each row execute function refuse_change();
    create trigger plan_template_dependency_is_not_emptied before truncate on plan_template_dependency
      for each statement execute function refuse_change();
  `.execute(db);
}
