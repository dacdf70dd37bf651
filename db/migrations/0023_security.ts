import { sql, type Kysely } from 'kysely';

/** The audit rows say from where, can be searched, and forget the address when its time is out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table audit_entry add column from_address inet;
    comment on column audit_entry.from_address is 'where the request came from; forgotten by the retention rules';

    -- What was done stays as it was written; the address is the one thing that may be taken out of a row.
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and new.from_address is null
        and to_jsonb(new) - 'from_address' = to_jsonb(old) - 'from_address' then
        return new;
      end if;
      raise exception 'audit entry % is kept as it is', old.id using errcode = 'restrict_violation';
    end $$;
    drop trigger audit_entry_is_kept on audit_entry;
    create trigger audit_entry_is_kept before update or delete on audit_entry
      for each row execute function refuse_audit_change();

    create index audit_entry_at on audit_entry (at desc, id desc);
    create index audit_entry_person on audit_entry (user_id, id desc);
    create index audit_entry_project on audit_entry (project_id, id desc) where project_id is not null;
    create index audit_entry_with_address on audit_entry (at) where from_address is not null;
  `.execute(db);
}
