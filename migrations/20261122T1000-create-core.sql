-- Accounts, sessions, the archive of acts, idempotency, mail outbox.
-- What is `*_sealed` is ciphertext under the data key of its account or case; SECURITY.md lists what stays clear and why.

create table organisations (
  id uuid primary key,
  kind text not null check (kind in ('pharmacy', 'practice')),
  name text not null check (length(name) <= 200),
  finess text,
  street text not null default '',
  postal_code text not null default '',
  city text not null default '',
  phone text,
  created_at timestamptz not null
);

create table accounts (
  id uuid primary key,
  role text not null check (role in ('pharmacist', 'doctor', 'director', 'operator')),
  status text not null check (status in ('active', 'suspended', 'closed')),
  email_digest text not null unique,
  profile_sealed bytea not null,
  data_key text not null,
  password_hash text not null,
  organisation_id uuid references organisations (id),
  expert_tier smallint check (expert_tier between 1 and 3),
  verified_at timestamptz,
  may_add_dermoscopic_to_skin boolean not null default false,
  is_demo boolean not null default false,
  created_at timestamptz not null,
  check (role <> 'pharmacist' or organisation_id is not null),
  check (role <> 'doctor' or expert_tier is not null)
);
create index accounts_doctors on accounts (expert_tier) where role = 'doctor' and status = 'active';
create index accounts_organisation on accounts (organisation_id) where organisation_id is not null;

create table sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references accounts (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text not null check (length(user_agent) <= 300)
);
create index sessions_account on sessions (account_id);
create index sessions_expiry on sessions (expires_at);

-- Attempt limits survive restarts (rate-limiter-flexible's own table shape).
create table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

create table audit_entries (
  id uuid primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  version smallint not null,
  subject_kind text not null,
  subject_id uuid not null,
  details jsonb not null
);
create index audit_entries_subject on audit_entries (subject_id, at, id);

create table idempotency_keys (
  account_id uuid not null references accounts (id),
  key text not null,
  operation text not null,
  request_digest text not null,
  response jsonb,
  created_at timestamptz not null,
  primary key (account_id, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

create table outbox_mails (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  mail_sealed bytea not null,
  state text not null check (state in ('kept', 'waiting', 'sent', 'failed')),
  created_at timestamptz not null,
  sent_at timestamptz
);
create index outbox_mails_age on outbox_mails (created_at desc, id desc);

grant select, insert, update on organisations, accounts, outbox_mails to consilia_app;
grant select, insert, update, delete on sessions, rate_limits, idempotency_keys to consilia_app;
grant select, insert on audit_entries to consilia_app;
