import { sql, type Kysely } from 'kysely';

/** What is marked sekretess: a risk, an activity or milestone of a plan, or a document to read before a decision. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table risk add unique (id, project_id);

    create table secrecy_mark (
      id bigint generated always as identity primary key,
      project_id bigint not null references project,
      risk_id bigint unique,
      item_id bigint unique,
      item_kind text check (item_kind in ('activity', 'milestone')),
      document_id bigint unique references budget_document on delete cascade,
      ground text not null check (length(ground) between 1 and 300),
      marked_at timestamptz not null,
      marked_on date not null,
      marked_by bigint references app_user,
      version int not null default 1,
      constraint marks_one_thing check (num_nonnulls(risk_id, item_id, document_id) = 1),
      constraint marks_an_item_of_a_kind check ((item_id is null) = (item_kind is null)),
      foreign key (risk_id, project_id) references risk (id, project_id),
      foreign key (item_id, project_id, item_kind) references plan_item (id, project_id, kind)
    );
    comment on table secrecy_mark is 'without a row the thing is open to every member; what was marked before is in the audit log';
    comment on column secrecy_mark.ground is 'the paragraph of the law that it rests on, as it was typed';
    comment on column secrecy_mark.marked_at is 'when it was first marked; another ground leaves it as it is';
    create index secrecy_mark_project on secrecy_mark (project_id);

    create function document_is_of_the_project() returns trigger language plpgsql as $$
    begin
      if new.document_id is not null and new.project_id is distinct from (
        select phase.project_id from budget_document document
        join budget_version version on version.id = document.budget_version_id
        join phase on phase.id = version.phase_id where document.id = new.document_id) then
        raise exception 'document % is another project''s', new.document_id using errcode = 'foreign_key_violation';
      end if;
      return new;
    end $$;
    create trigger secrecy_mark_in_its_project before insert or update on secrecy_mark
      for each row execute function document_is_of_the_project();
  `.execute(db);
}
