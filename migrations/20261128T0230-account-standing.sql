-- What stands between a signed-in person and a door (policy/standing.ts), links that open one thing once, addresses
-- other than an account's own, and notices shown in the application beside their mail.

alter table accounts drop constraint accounts_status_check;
alter table accounts add constraint accounts_status_check
  check (status in ('registering', 'active', 'suspended', 'closing', 'closed'));
-- Scopes closed by a measure: [{"scope": "requests", "until": "2026-12-31T00:00:00.000Z" or null}]
alter table accounts add column restrictions jsonb not null default '[]';
-- Until now only doctors were verified one by one; the pharmacists of an instance were its operator's own choice.
update accounts set verified_at = created_at where role = 'pharmacist' and verified_at is null;

alter table sessions add column second_factor_at timestamptz;
alter table sessions add column locked_at timestamptz;

-- The token in a mail is the id with a keyed digest: nothing in this table opens anything.
create table account_links (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  purpose text not null check (length(purpose) <= 40),
  subject_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index account_links_account on account_links (account_id, purpose);
create index account_links_expiry on account_links (expires_at);

create table account_addresses (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  purpose text not null check (length(purpose) <= 40),
  address_sealed bytea not null,
  created_at timestamptz not null
);
create index account_addresses_account on account_addresses (account_id);

create table notices (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  kind text not null check (length(kind) <= 80),
  data jsonb not null,
  created_at timestamptz not null,
  acknowledged_at timestamptz,
  mail_id uuid references outbox_mails (id)
);
create index notices_account on notices (account_id, created_at desc, id desc);

grant select, insert, update, delete on account_links, account_addresses to consilia_app;
grant select, insert, update on notices to consilia_app;
