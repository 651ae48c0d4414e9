-- One SMS to a patient who agreed, once the opinion is at the pharmacy (B-102). One row for a case, so one SMS at most.
create table patient_messages (
  case_id uuid primary key references cases (id),
  phone_sealed bytea not null,
  state text not null check (
    state in ('asked', 'waiting', 'sending', 'sent', 'delivered', 'failed', 'stopped', 'withdrawn')),
  asked_by uuid not null references accounts (id),
  asked_at timestamptz not null,
  sent_at timestamptz,
  reference_digest text
);
create unique index patient_messages_reference on patient_messages (reference_digest) where reference_digest is not null;

alter table consents drop constraint consents_purpose_check;
alter table consents add constraint consents_purpose_check
  check (purpose in ('act', 'research', 'algorithms', 'sms'));

grant select, insert, update on patient_messages to consilia_app;
