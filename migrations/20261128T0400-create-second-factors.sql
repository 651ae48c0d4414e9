-- The second factor of an account (B-022, B-024): one authenticator application, and codes for the day it is lost.

create table totp_factors (
  account_id uuid primary key references accounts (id),
  secret_sealed bytea not null,
  created_at timestamptz not null,
  -- Null until a first code has proved that the application holds the secret.
  confirmed_at timestamptz,
  -- The last 30-second step whose code was used: none counts twice.
  last_step integer not null default 0
);

create table recovery_codes (
  account_id uuid not null references accounts (id),
  code_digest text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, code_digest)
);

grant select, insert, update, delete on totp_factors, recovery_codes to consilia_app;
