-- Closing an account and what is left of it (A-087 to A-093): closures, certificates, keyed hashes of who may not come
-- back, permits to come back all the same, and the reading of addresses.

create table account_closures (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  asked_by text not null check (asked_by in ('self', 'operator')),
  asked_at timestamptz not null,
  export_choice text not null check (export_choice in ('downloaded', 'declined')),
  purge_at timestamptz not null,
  restored_at timestamptz,
  erased_at timestamptz,
  certificate jsonb
);
create unique index account_closures_one_open on account_closures (account_id) where restored_at is null;
create index account_closures_due on account_closures (purge_at) where restored_at is null and erased_at is null;

create table account_exports (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  made_at timestamptz not null,
  case_count integer not null,
  file_count integer not null
);
create index account_exports_account on account_exports (account_id, made_at desc);

-- A digest says nothing without the key file; it is forgotten at `until_at`.
create table registration_bans (
  id uuid primary key,
  kind text not null check (kind in ('email', 'phone', 'rpps', 'iban')),
  digest text not null,
  created_at timestamptz not null,
  until_at timestamptz not null
);
create index registration_bans_digest on registration_bans (kind, digest);

create table registration_permits (
  id uuid primary key,
  digest text not null,
  granted_by uuid not null references accounts (id),
  text_sealed bytea not null,
  data_key text not null,
  granted_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index registration_permits_digest on registration_permits (digest);

create table account_addresses_seen (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  session_id uuid not null,
  at timestamptz not null,
  address_sealed bytea not null
);
create index account_addresses_seen_account on account_addresses_seen (account_id, at desc);
create index account_addresses_seen_age on account_addresses_seen (at);

create table address_consultations (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  consulted_by uuid not null references accounts (id),
  at timestamptz not null,
  reason text not null check (reason in ('terms', 'authority', 'intrusion')),
  note_sealed bytea not null
);

grant select, insert, update on account_closures, registration_permits to consilia_app;
grant select, insert on account_exports, address_consultations to consilia_app;
grant select, insert, delete on registration_bans, account_addresses_seen to consilia_app;
