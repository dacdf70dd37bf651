import { sql, type Kysely } from 'kysely';

/** What is sent by e-mail, or would be: kept, with how it went. The queue itself is graphile_worker's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table email (
      id bigint generated always as identity primary key,
      key text not null unique check (length(key) between 1 and 300),
      user_id bigint references app_user,
      address text not null check (length(address) <= 254
        and address ~ '^[^[:space:][:cntrl:]@,;:<>()"]+@[^[:space:][:cntrl:]@,;:<>()"]+$'),
      subject text not null check (length(subject) between 1 and 500 and subject !~ '[[:cntrl:]]'),
      body text not null check (length(body) between 1 and 100000),
      state text not null default 'väntar'
        check (state in ('väntar', 'skickas', 'skickad', 'oklar', 'avvisad', 'sparad')),
      attempts int not null default 0 check (attempts >= 0),
      last_error text check (length(last_error) between 1 and 1000),
      message_id text unique check (message_id ~ '^<[^[:space:][:cntrl:]<>]+@[^[:space:][:cntrl:]<>]+>$'),
      created_at timestamptz not null default now(),
      queued_at timestamptz not null default now(),
      claimed_at timestamptz,
      sent_at timestamptz,
      check (created_at <= queued_at),
      constraint attempted_under_its_id check ((attempts = 0) = (message_id is null)),
      constraint claimed_while_sending check ((state = 'skickas') = (claimed_at is not null)),
      constraint sent_at_some_time check ((state = 'skickad') = (sent_at is not null)),
      constraint tried_before_known check (attempts > 0 or state in ('väntar', 'sparad')),
      constraint said_why check (last_error is not null or state not in ('oklar', 'avvisad', 'sparad'))
    );
    comment on column email.key is 'what it announces and to whom; the same thing is never announced twice';
    comment on column email.state is 'oklar: the sender died or lost the line before the answer, it may have been sent; sparad: not sent, became too old';
    comment on column email.queued_at is 'since when it waits; later than created_at when somebody had it sent again';
    comment on column email.claimed_at is 'when the attempt that is under way began';
    create index email_of_state on email (state, id desc);

    -- What it says stays as it was written, and a mail that was sent is never sent again.
    create function refuse_other_email_course() returns trigger language plpgsql as $$
    declare
      free constant text[] := array['state', 'attempts', 'last_error', 'message_id', 'queued_at', 'claimed_at', 'sent_at'];
      follows constant text[] := array['väntar>skickas', 'väntar>sparad', 'skickas>väntar', 'skickas>skickad',
        'skickas>oklar', 'skickas>avvisad', 'oklar>skickad', 'oklar>väntar', 'avvisad>väntar', 'sparad>väntar'];
    begin
      if to_jsonb(new) - free <> to_jsonb(old) - free or new.attempts < old.attempts
        or (old.message_id is not null and new.message_id is distinct from old.message_id) then
        raise exception 'what email % says is kept as it was written', old.id using errcode = 'restrict_violation';
      end if;
      if not old.state || '>' || new.state = any(follows) then
        raise exception 'email % cannot go from % to %', old.id, old.state, new.state using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger email_keeps_its_course before update on email for each row execute function refuse_other_email_course();
  `.execute(db);
}
