-- Passkeys of an account (A-080): what a device proves itself with, and proofs under way. Key, credential and the name
-- that the person gave are sealed under the key of the account; a credential is found by its keyed digest.

create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  -- One credential, one account.
  credential_digest text not null unique,
  content_sealed bytea not null,
  -- How often the device says it has signed; 0 where it does not count.
  sign_count bigint not null,
  -- Kept by a password manager on several devices, as the device says.
  is_synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_account on passkeys (account_id);

-- Each is taken once, within minutes, by whoever began: a session, or the browser that holds the token of `holder_hash`.
create table passkey_challenges (
  challenge_hash bytea primary key,
  purpose text not null check (purpose in ('add', 'sign-in', 'prove')),
  account_id uuid references accounts (id),
  session_id uuid references sessions (id) on delete cascade,
  holder_hash bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check ((purpose = 'sign-in') = (holder_hash is not null)),
  check ((purpose = 'sign-in') = (session_id is null and account_id is null)),
  unique (session_id, purpose)
);
create index passkey_challenges_expiry on passkey_challenges (expires_at);

grant select, insert, update, delete on passkeys, passkey_challenges to consilia_app;
