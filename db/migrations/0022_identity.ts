import { sql, type Kysely } from 'kysely';

/** How people prove who they are: sessions with limits, one-time links, second factors, issuers, slower guessing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table app_user add column version int not null default 1 check (version > 0);

    create table session_limits (
      id int primary key default 1 check (id = 1),
      idle_seconds int not null default 7200 check (idle_seconds between 60 and 86400),
      absolute_seconds int not null default 43200 check (absolute_seconds between 60 and 43200),
      check (idle_seconds <= absolute_seconds)
    );
    insert into session_limits default values;

    create table user_identity (
      id bigint generated always as identity primary key,
      user_id bigint not null references app_user,
      issuer text not null check (length(issuer) between 1 and 500),
      subject text not null check (length(subject) between 1 and 255),
      linked_at timestamptz not null default now(),
      unique (issuer, subject)
    );
    create index user_identity_of_user on user_identity (user_id);
    comment on table user_identity is 'who an account is at an issuer; a claim alone never makes one';

    alter table session
      add column id bigint generated always as identity unique,
      add column last_seen_at timestamptz not null default now(),
      add column agent text not null default '' check (length(agent) <= 100),
      add column awaits_factor boolean not null default false,
      add column identity_id bigint references user_identity on delete cascade,
      add column provider_session text check (length(provider_session) between 1 and 255);
    comment on column session.awaits_factor is 'the password was right, the second factor is not given yet: opens nothing';
    comment on column session.provider_session is 'the sid of the issuer, by which its logout token names the session';

    create table one_time_link (
      token_hash bytea primary key check (length(token_hash) = 32),
      user_id bigint not null references app_user,
      purpose text not null check (purpose in ('inbjudan', 'återställning')),
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      check (created_at < expires_at)
    );
    create unique index one_open_link on one_time_link (user_id, purpose) where used_at is null;

    create table second_factor (
      user_id bigint primary key references app_user,
      secret text not null check (secret ~ '^([A-Z2-7]{32,64}|v1[.][A-Za-z0-9_-]{80,160})$'),
      confirmed_at timestamptz,
      last_step bigint not null default 0
    );
    comment on column second_factor.secret is 'base32; sealed (v1.) where the installation has a key';
    comment on column second_factor.last_step is 'the latest time step whose code was taken: no code opens twice';

    create table recovery_code (
      code_hash bytea primary key check (length(code_hash) = 32),
      user_id bigint not null references second_factor on delete cascade,
      used_at timestamptz
    );
    create index recovery_code_of_user on recovery_code (user_id);

    create table sign_in_attempt (
      kind text not null check (kind in ('konto', 'adress', 'webbläsare', 'kod', 'återställning')),
      subject_hash bytea not null check (length(subject_hash) = 32),
      failures int not null check (failures >= 0),
      last_at timestamptz not null,
      primary key (kind, subject_hash)
    );
    create index sign_in_attempt_age on sign_in_attempt (last_at);
    comment on table sign_in_attempt is 'attempts that have not succeeded, by the SHA-256 of what they are counted for';

    create table known_browser (
      token_hash bytea not null check (length(token_hash) = 32),
      user_id bigint not null references app_user,
      seen_at timestamptz not null default now(),
      primary key (token_hash, user_id)
    );

    create table oidc_flow (
      state_hash bytea primary key check (length(state_hash) = 32),
      browser_hash bytea not null check (length(browser_hash) = 32),
      provider text not null,
      nonce text not null,
      code_verifier text not null,
      purpose text not null check (purpose in ('inloggning', 'koppling', 'inbjudan')),
      user_id bigint references app_user,
      link_hash bytea check (length(link_hash) = 32),
      return_to text not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      check ((purpose = 'koppling') = (user_id is not null)),
      check ((purpose = 'inbjudan') = (link_hash is not null))
    );
    create index oidc_flow_expiry on oidc_flow (expires_at);

    create table spent_logout_token (
      issuer text not null,
      token_id text not null check (length(token_id) between 1 and 255),
      spent_at timestamptz not null default now(),
      primary key (issuer, token_id)
    );
  `.execute(db);
}
