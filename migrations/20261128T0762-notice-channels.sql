-- Messages by mail, SMS and web push in one outbox, with what became of them; telephones and devices of accounts; addresses
-- and numbers that nobody writes to any more.
alter table outbox_mails
  add column channel text not null default 'mail' check (channel in ('mail', 'sms', 'push')),
  add column tries smallint not null default 0,
  add column delivered_at timestamptz,
  -- The provider's name for it, as a keyed digest: a report finds its message by it.
  add column reference_digest text;
alter table outbox_mails drop constraint outbox_mails_state_check;
alter table outbox_mails add constraint outbox_mails_state_check
  check (state in ('kept', 'waiting', 'sent', 'delivered', 'failed', 'bounced', 'stopped'));
create unique index outbox_mails_reference on outbox_mails (reference_digest) where reference_digest is not null;

create table stopped_addresses (
  -- Keyed, over the channel and the address or number.
  digest text primary key,
  channel text not null check (channel in ('mail', 'sms')),
  cause text not null check (cause in ('bounce', 'reply', 'operator')),
  since timestamptz not null
);

create table account_phones (
  account_id uuid primary key references accounts (id),
  phone_sealed bytea not null,
  -- Keyed, over the account and the code; null once it was used or spent.
  code_digest text,
  code_expires_at timestamptz,
  code_attempts smallint not null default 0,
  asked_at timestamptz not null,
  -- Codes asked for since then, so that nobody is flooded.
  asks smallint not null default 1,
  asks_since timestamptz not null,
  verified_at timestamptz
);

create table push_subscriptions (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  -- Keyed: one browser is subscribed once, to the account that did it last.
  endpoint_digest text not null unique,
  target_sealed bytea not null,
  created_at timestamptz not null
);
create index push_subscriptions_account on push_subscriptions (account_id, created_at desc);

grant select, insert, update, delete on stopped_addresses, account_phones, push_subscriptions to consilia_app;
