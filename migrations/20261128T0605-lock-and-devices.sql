-- Sessions that lock (A-010, B-036), devices that an account knows (A-080), and the session of every act (A-012, B-037).

-- A browser that has signed in to an account, known again by a cookie; the digest is keyed with the account.
create table account_devices (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  token_digest text not null,
  name text not null check (length(name) <= 100),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- When the person was last told that this device is used beside another.
  told_beside_at timestamptz,
  unique (account_id, token_digest)
);
create index account_devices_age on account_devices (last_seen_at);

alter table sessions
  add column unlock_attempts smallint not null default 0,
  add column device_id uuid references account_devices (id) on delete set null;
create index sessions_device on sessions (device_id);

-- Part of what is hashed wherever it is set; acts before this, and acts of the system, have none.
alter table audit_entries add column session_id uuid;

grant select, insert, update, delete on account_devices to consilia_app;
