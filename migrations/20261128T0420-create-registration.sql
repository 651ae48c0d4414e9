-- Registration forms and their answers, who owns a pharmacy's team, and who is invited to or asks to join it.

-- A registering pharmacist has no pharmacy yet, nor has one who left a team.
alter table accounts drop constraint if exists accounts_check;

-- Public facts of a pharmacy, and what is not (invoice address, IBAN) under a key of its own.
alter table organisations add column groupement text check (length(groupement) <= 200);
alter table organisations add column owner_id uuid references accounts (id);
alter table organisations add column data_key text;
alter table organisations add column billing_sealed bytea;
-- Of two who register the same pharmacy at once, one makes it.
create unique index organisations_registered on organisations (finess) where data_key is not null;
update organisations set owner_id = (
  select accounts.id from accounts
  where accounts.organisation_id = organisations.id and accounts.role = 'pharmacist' and accounts.status = 'active'
  order by accounts.created_at, accounts.id limit 1
);

create table registrations (
  account_id uuid primary key references accounts (id),
  form_id text not null check (length(form_id) <= 40),
  form_version smallint not null,
  answers_sealed bytea,
  rpps_digest text,
  -- 'person' filled the form in; 'operator' entered an account by the command line.
  entered_by text not null check (entered_by in ('person', 'operator')),
  screened text check (screened in ('clear', 'review')),
  invitation_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  email_confirmed_at timestamptz,
  completed_at timestamptz
);
create index registrations_rpps on registrations (rpps_digest) where rpps_digest is not null;
insert into registrations
  (account_id, form_id, form_version, entered_by, created_at, updated_at, email_confirmed_at, completed_at)
  select id, 'saisie-exploitant', 1, 'operator', created_at, created_at, created_at, created_at
  from accounts where role in ('pharmacist', 'doctor');

create table team_invitations (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  invited_by uuid not null references accounts (id),
  link_id uuid not null,
  address_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_by uuid references accounts (id),
  settled_at timestamptz,
  outcome text check (outcome in ('accepted', 'withdrawn'))
);
create index team_invitations_organisation on team_invitations (organisation_id);
alter table registrations add constraint registrations_invitation
  foreign key (invitation_id) references team_invitations (id);

create table team_requests (
  id uuid primary key,
  organisation_id uuid not null references organisations (id),
  account_id uuid not null references accounts (id),
  created_at timestamptz not null,
  settled_at timestamptz,
  outcome text check (outcome in ('accepted', 'refused', 'withdrawn'))
);
create unique index team_requests_open on team_requests (account_id) where settled_at is null;
create index team_requests_organisation on team_requests (organisation_id) where settled_at is null;

create table account_changes (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  field text not null check (length(field) <= 40),
  values_sealed bytea not null,
  changed_at timestamptz not null,
  changed_by uuid not null references accounts (id)
);
create index account_changes_account on account_changes (account_id, changed_at desc, id desc);

-- A-006: nothing of the guardian in clear; the hash is of the text that was shown.
create table guardian_consents (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  state text not null check (state in ('asked', 'given', 'refused', 'withdrawn')),
  guardian_sealed bytea not null,
  proof_sealed bytea,
  text_hash text,
  address_id uuid not null,
  asked_at timestamptz not null,
  decided_at timestamptz,
  withdrawn_at timestamptz
);
create unique index guardian_consents_open on guardian_consents (account_id) where state in ('asked', 'given');

grant select, insert, update on
  registrations, team_invitations, team_requests, account_changes, guardian_consents to consilia_app;
