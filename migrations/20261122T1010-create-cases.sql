-- A case belongs to a pharmacy; its content is ciphertext under the case's own data key.
-- Row-level security is the second wall behind the policy code: nothing is visible without a told actor.

create table cases (
  id uuid primary key,
  reference text not null unique,
  organisation_id uuid not null references organisations (id),
  created_by uuid not null references accounts (id),
  data_key text not null,
  form text not null check (form in ('peau', 'grain-de-beaute')),
  form_version integer not null,
  status text not null check (
    status in ('draft', 'queued', 'claimed', 'clarifying', 'unanswered', 'answered', 'ended', 'withdrawn', 'objected', 'discarded')
  ),
  tier smallint not null check (tier between 1 and 3),
  start_tier smallint not null check (start_tier between 1 and 3),
  revision integer not null,
  submission_version integer not null,
  age_band text,
  sex text check (sex in ('male', 'female', 'indeterminate')),
  site_group text,
  photo_count integer not null,
  expert_id uuid references accounts (id),
  answer_minutes_left integer,
  escalation_count integer not null,
  is_urgent boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  claimed_at timestamptz,
  due_at timestamptz,
  -- The first opinion; `answered_at` moves with a correction, which must be read and handed over again.
  first_answered_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz,
  read_at timestamptz,
  handed_over_at timestamptz,
  filed_own_record_at timestamptz,
  filed_dmp_at timestamptz,
  appointment_state text check (appointment_state in ('to-book', 'booked', 'refused')),
  appointment_wanted_by date,
  appointment_booked_on date,
  objected_at timestamptz,
  opinion_reminders_sent integer not null,
  age_alerted_at timestamptz,
  urgent_alerted_at timestamptz,
  awaits_reply_from text check (awaits_reply_from in ('requester', 'expert')),
  nir_digest text,
  label_sealed bytea,
  check ((status in ('claimed', 'clarifying', 'answered')) <= (expert_id is not null)),
  check ((status in ('queued', 'claimed', 'clarifying', 'unanswered', 'answered')) <= (submitted_at is not null))
);
create index cases_queue on cases (tier, submitted_at, id) where status in ('queued', 'unanswered');
create index cases_pharmacy on cases (organisation_id, updated_at desc, id desc) where status <> 'discarded';
create index cases_pharmacy_open on cases (organisation_id, status)
  where status in ('draft', 'queued', 'claimed', 'clarifying', 'unanswered')
     or (status = 'answered' and (read_at is null or handed_over_at is null or appointment_state = 'to-book'));
create index cases_expert on cases (expert_id, updated_at desc, id desc) where expert_id is not null;
create index cases_open on cases (submitted_at, id) where status in ('queued', 'claimed', 'clarifying', 'unanswered');
create index cases_due on cases (due_at) where due_at is not null;
create index cases_unread on cases (answered_at) where status = 'answered' and (read_at is null or handed_over_at is null);
create index cases_nir on cases (organisation_id, nir_digest) where nir_digest is not null;
create index cases_answered on cases (first_answered_at) where first_answered_at is not null;

create table case_contents (
  case_id uuid not null references cases (id),
  kind text not null check (kind in ('working', 'submission', 'changes', 'opinion-draft', 'opinion')),
  version integer not null,
  sealed bytea not null,
  created_at timestamptz not null,
  created_by uuid not null references accounts (id),
  primary key (case_id, kind, version)
);

-- Sealed sentences people wrote along the way.
create table case_notes (
  id uuid primary key,
  case_id uuid not null references cases (id),
  kind text not null check (
    kind in ('addition', 'follow-up', 'withdrawal', 'ending', 'decline', 'hand-up', 'objection', 'reroute', 'appointment', 'access')
  ),
  at timestamptz not null,
  account_id uuid not null references accounts (id),
  side text not null check (side in ('requester', 'expert', 'director')),
  sealed bytea not null
);
create index case_notes_case on case_notes (case_id, at, id);

create table case_exclusions (
  case_id uuid not null references cases (id),
  account_id uuid not null references accounts (id),
  reason text not null,
  at timestamptz not null,
  primary key (case_id, account_id)
);
create index case_exclusions_account on case_exclusions (account_id, case_id);

create table clarifications (
  id uuid primary key,
  case_id uuid not null references cases (id),
  asked_by uuid not null references accounts (id),
  asked_at timestamptz not null,
  answered_at timestamptz,
  reminders_sent integer not null,
  points_sealed bytea not null
);
create index clarifications_case on clarifications (case_id, asked_at);
create unique index clarifications_one_open on clarifications (case_id) where answered_at is null;

create table content_grants (
  case_id uuid not null references cases (id),
  account_id uuid not null references accounts (id),
  until_at timestamptz not null,
  primary key (case_id, account_id)
);

create table consents (
  id uuid primary key,
  subject_id uuid not null,
  purpose text not null check (purpose in ('act', 'research', 'algorithms')),
  given_at timestamptz not null,
  recorded_by uuid not null references accounts (id),
  told_how text not null,
  withdrawn_at timestamptz
);
create unique index consents_one on consents (subject_id, purpose) where withdrawn_at is null;

create table photos (
  id uuid primary key,
  owner_id uuid not null,
  view text not null check (view in ('regional', 'close-up', 'dermoscopic')),
  position integer not null,
  format text not null,
  width integer not null,
  height integer not null,
  bytes integer not null,
  original_sha256 text not null,
  display_type text not null,
  thumbnail_type text not null,
  is_small boolean not null,
  override_sealed bytea,
  added_at timestamptz not null,
  added_by uuid not null references accounts (id),
  since_submission integer,
  removed_at timestamptz,
  removed_in_submission integer
);
create index photos_owner on photos (owner_id, position, id);

create table documents (
  id uuid primary key,
  owner_id uuid not null,
  side text not null check (side in ('requester', 'expert')),
  kind text not null check (kind in ('prescription', 'other')),
  name_sealed bytea not null,
  content_type text not null check (content_type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes integer not null,
  sha256 text not null,
  state text not null check (state in ('ready', 'checking', 'quarantined')),
  added_at timestamptz not null,
  added_by uuid not null references accounts (id),
  sent_at timestamptz,
  removed_at timestamptz
);
create index documents_owner on documents (owner_id, added_at, id);

create table reports (
  id uuid primary key,
  case_id uuid not null references cases (id),
  version integer not null,
  kind text not null check (kind in ('opinion', 'ending')),
  issued_at timestamptz not null,
  issued_by uuid not null references accounts (id),
  sha256 text not null,
  bytes integer not null,
  verification_code text not null unique,
  replaced_by integer,
  unique (case_id, version)
);

create table report_previews (
  id uuid primary key,
  case_id uuid not null references cases (id),
  account_id uuid not null references accounts (id),
  opinion_revision integer not null,
  case_revision integer not null,
  version integer not null,
  sha256 text not null,
  bytes integer not null,
  verification_code text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index report_previews_expiry on report_previews (expires_at);

-- May the told actor read or write the content of this case? The same rule as policy/case.policy.ts, in SQL.
create function app_may_open_case(wanted uuid) returns boolean language sql stable as $$
  select case app_actor_kind()
    when 'system' then true
    when 'pharmacist' then exists (
      select 1 from cases c where c.id = wanted and c.organisation_id = app_organisation_id())
    when 'doctor' then exists (
      select 1 from cases c
      where c.id = wanted and c.expert_id = app_account_id() and c.status in ('claimed', 'clarifying', 'answered'))
    when 'director' then exists (
      select 1 from content_grants g where g.case_id = wanted and g.account_id = app_account_id())
    else false
  end
$$;

alter table cases enable row level security;
alter table cases force row level security;
create policy cases_visible on cases using (
  case app_actor_kind()
    when 'system' then true
    when 'director' then submitted_at is not null
    when 'pharmacist' then organisation_id = app_organisation_id()
    when 'doctor' then submitted_at is not null
    else false
  end
);

do $$
declare guarded text;
begin
  foreach guarded in array array['case_contents', 'clarifications', 'reports', 'report_previews'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy %I on %I using (app_may_open_case(case_id))', guarded || '_visible', guarded);
  end loop;
  foreach guarded in array array['photos', 'documents'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format('create policy %I on %I using (app_may_open_case(owner_id))', guarded || '_visible', guarded);
  end loop;
end $$;

-- Rerouting closes an open clarification; its points stay sealed.
create policy clarifications_director on clarifications using (app_actor_kind() = 'director');

-- A doctor who declines or hands up writes a note on a case he may not open (any more); reading stays closed.
alter table case_notes enable row level security;
alter table case_notes force row level security;
create policy case_notes_read on case_notes for select using (
  app_may_open_case(case_id) or account_id = app_account_id()
  -- Why it was withdrawn is told to the doctor who held it.
  or (kind = 'withdrawal' and exists (
    select 1 from cases c where c.id = case_id and c.expert_id = app_account_id()))
);
create policy case_notes_write on case_notes for insert with check (account_id = app_account_id());

grant select, insert, update on cases, clarifications, photos, documents, reports, consents, content_grants to consilia_app;
grant select, insert, update, delete on case_contents, report_previews to consilia_app;
grant select, insert on case_notes, case_exclusions to consilia_app;
