-- Sign-in through an identity provider: who is linked, and sign-ins under way. Identities are keyed digests; what a
-- sign-in under way knows of a person is ciphertext and gone within the hour.

create table login_identities (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  provider text not null check (length(provider) <= 20),
  identity_digest text not null,
  created_at timestamptz not null,
  unique (provider, identity_digest),
  unique (provider, account_id)
);

create table login_attempts (
  id uuid primary key,
  token_hash bytea not null unique,
  stage text not null check (stage in ('begun', 'choosing', 'unknown')),
  account_id uuid references accounts (id),
  content_sealed bytea not null,
  data_key text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index login_attempts_expiry on login_attempts (expires_at);

alter table sessions add column login_sealed bytea;

grant select, insert, update, delete on login_identities, login_attempts to consilia_app;
