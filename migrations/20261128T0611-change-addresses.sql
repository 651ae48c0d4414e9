-- Changing the address of an account (B-024), and coming back in without password or mailbox (B-039).

-- Addresses stand in account_addresses. The digest of a former one stays so long as it may be taken back: until then
-- nobody else gets that address.
create table email_changes (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  state text not null check (state in ('asked', 'confirmed', 'cancelled', 'undone')),
  asked_by text not null check (asked_by in ('person', 'support')),
  new_address_id uuid not null,
  former_address_id uuid,
  former_digest text,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  undo_until timestamptz,
  settled_at timestamptz
);
create unique index email_changes_one_asked on email_changes (account_id) where state = 'asked';
create index email_changes_account on email_changes (account_id, asked_at desc, id desc);
create index email_changes_former on email_changes (former_digest) where former_digest is not null;

-- What a person without access says of herself is sealed under a key of the request: it belongs to no account yet, and
-- perhaps never will.
create table access_recoveries (
  id uuid primary key,
  data_key text not null,
  claim_sealed bytea not null,
  role text not null check (role in ('pharmacist', 'doctor', 'director', 'operator')),
  state text not null check (state in ('open', 'planned', 'done', 'stopped', 'closed')),
  opened_at timestamptz not null,
  account_id uuid references accounts (id),
  means text check (means in ('link', 'address', 'factor', 'address-and-factor')),
  checks jsonb not null default '[]',
  decision_sealed bytea,
  decided_by uuid references accounts (id),
  decided_at timestamptz,
  due_at timestamptz,
  settled_at timestamptz
);
create unique index access_recoveries_one_planned on access_recoveries (account_id) where state = 'planned';
create index access_recoveries_waiting on access_recoveries (opened_at, id) where state in ('open', 'planned');
create index access_recoveries_account on access_recoveries (account_id) where account_id is not null;

grant select, insert, update, delete on email_changes, access_recoveries to consilia_app;
