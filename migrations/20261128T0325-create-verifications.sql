-- Verification of professionals (A-078, B-006, B-007, B-008): what was checked, on what evidence, who decided, until when.
-- The row of a verification says how it stands; steps, facts, look-ups and evidence are only ever added.

-- A doctor who is not verified yet has no level.
alter table accounts drop constraint if exists accounts_check1;
alter table accounts add constraint accounts_verified_doctor_has_tier
  check (role <> 'doctor' or verified_at is null or expert_tier is not null);

create table verifications (
  id uuid primary key,
  account_id uuid not null unique references accounts (id),
  role text not null check (role in ('pharmacist', 'doctor')),
  state text not null check (state in ('pending', 'more-asked', 'verified', 'refused', 'withdrawn', 'lapsed')),
  revision integer not null default 0,
  tier smallint check (tier between 1 and 3),
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  expires_on date,
  reminded_for date,
  check (state <> 'verified' or role <> 'doctor' or tier is not null)
);
create index verifications_state on verifications (role, state, changed_at, id);
create index verifications_expiry on verifications (expires_on) where state = 'verified';

create table verification_steps (
  id uuid primary key,
  verification_id uuid not null references verifications (id),
  at timestamptz not null,
  actor_id uuid references accounts (id),
  action text not null check (length(action) <= 40),
  from_state text,
  to_state text not null,
  tier smallint,
  reason_sealed bytea,
  -- The revision of the verification after it: no two steps, no gap.
  revision integer not null,
  unique (verification_id, revision)
);

create table verification_evidence (
  id uuid primary key,
  verification_id uuid not null references verifications (id),
  added_at timestamptz not null,
  added_by uuid not null references accounts (id),
  name_sealed bytea not null,
  content_type text not null check (content_type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes integer not null,
  sha256 text not null
);
create index verification_evidence_order on verification_evidence (verification_id, added_at, id);

create table verification_lookups (
  id uuid primary key,
  verification_id uuid not null references verifications (id),
  at timestamptz not null,
  source text not null check (source in ('extract', 'directory')),
  as_of timestamptz not null,
  is_found boolean not null,
  answer_sealed bytea
);
create index verification_lookups_order on verification_lookups (verification_id, at, id);

create table verification_facts (
  id uuid primary key,
  verification_id uuid not null references verifications (id),
  fact text not null check (fact in ('order', 'liberal', 'france')),
  lookup_id uuid references verification_lookups (id),
  evidence_id uuid references verification_evidence (id),
  established_on date not null,
  expires_on date not null,
  decided_at timestamptz not null,
  decided_by uuid references accounts (id),
  revision integer not null,
  check (num_nonnulls(lookup_id, evidence_id) = 1),
  check (expires_on > established_on)
);
create index verification_facts_order on verification_facts (verification_id, fact, revision);

-- Those who are verified already were checked by the operator who made their accounts.
insert into verifications (id, account_id, role, state, tier, opened_at, changed_at)
  select gen_random_uuid(), id, role, 'verified', expert_tier, created_at, verified_at
  from accounts where role in ('doctor', 'pharmacist') and verified_at is not null;
insert into verification_steps (id, verification_id, at, action, to_state, tier, revision)
  select gen_random_uuid(), id, changed_at, 'trust', 'verified', tier, 0 from verifications;

-- Second wall: the person himself, the director for doctors, the operator for pharmacists, work of the system.
alter table verifications enable row level security;
alter table verifications force row level security;
create policy verifications_visible on verifications using (
  account_id = app_account_id() or app_actor_kind() = 'system'
  or (app_actor_kind() = 'director' and role = 'doctor')
  or (app_actor_kind() = 'operator' and role = 'pharmacist'));

do $$ declare guarded text; begin
  foreach guarded in array array[
    'verification_steps', 'verification_evidence', 'verification_lookups', 'verification_facts'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy %I on %I using (exists (select from verifications v where v.id = verification_id))',
      guarded || '_visible', guarded);
  end loop;
end $$;

grant select, insert, update on verifications to consilia_app;
grant select, insert on verification_steps, verification_evidence, verification_lookups, verification_facts to consilia_app;
