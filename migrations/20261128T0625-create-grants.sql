-- Authorisations that the terms reserve to the operator (A-119) and the tokens a holder makes under one. The reason and the
-- name of a token are sealed under the data key of the holder; of a token only a keyed digest is kept.

create table account_grants (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  scope text not null check (scope in ('dermoscopic-on-skin', 'own-data-by-token')),
  from_at timestamptz not null,
  until_at timestamptz not null,
  granted_by uuid not null references accounts (id),
  granted_at timestamptz not null,
  reason_sealed bytea not null,
  revoked_at timestamptz,
  revoked_by uuid references accounts (id),
  revocation_sealed bytea,
  check (until_at > from_at),
  check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revocation_sealed is null))
);
create index account_grants_account on account_grants (account_id, granted_at desc, id desc);
create index account_grants_open on account_grants (account_id, scope) where revoked_at is null;

create table api_tokens (
  id uuid primary key,
  grant_id uuid not null references account_grants (id),
  account_id uuid not null references accounts (id),
  digest text not null unique check (length(digest) = 43),
  reads text[] not null check (cardinality(reads) between 1 and 10),
  name_sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references accounts (id),
  check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
  check ((revoked_at is null) = (revoked_by is null))
);
create index api_tokens_account on api_tokens (account_id, created_at desc, id desc);
create index api_tokens_grant on api_tokens (grant_id);

grant select, insert, update on account_grants, api_tokens to consilia_app;
