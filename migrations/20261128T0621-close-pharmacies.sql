-- A pharmacy closes with the last of its team (A-007): its number is free for whoever registers it next, as another record.
alter table organisations add column closed_at timestamptz;
drop index organisations_registered;
create unique index organisations_registered on organisations (finess)
  where data_key is not null and closed_at is null;

-- Teams whose owner had closed his account before: the longest-standing active member owns them.
update organisations set owner_id = (
  select accounts.id from accounts
  where accounts.organisation_id = organisations.id and accounts.role = 'pharmacist' and accounts.status = 'active'
  order by accounts.verified_at is null, accounts.created_at, accounts.id limit 1
)
where owner_id in (select id from accounts where status in ('closing', 'closed'))
  and exists (
    select 1 from accounts
    where accounts.organisation_id = organisations.id and accounts.role = 'pharmacist' and accounts.status = 'active'
  );

-- A-093: what a person without a session writes to have an account opened again; sealed under a key of its own.
create table reopening_requests (
  id uuid primary key,
  address_digest text not null,
  words_sealed bytea not null,
  data_key text not null,
  asked_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references accounts (id),
  outcome text check (outcome in ('permitted', 'refused', 'unneeded')),
  answer_sealed bytea,
  permit_id uuid references registration_permits (id),
  check ((settled_at is null) = (outcome is null))
);
-- One open request for each address: writing again adds nothing.
create unique index reopening_requests_open on reopening_requests (address_digest) where settled_at is null;
create index reopening_requests_waiting on reopening_requests (asked_at, id) where settled_at is null;
grant select, insert, update, delete on reopening_requests to consilia_app;
