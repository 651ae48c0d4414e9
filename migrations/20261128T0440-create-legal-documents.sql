-- Legal texts by version, who was told of a version, and who accepted which exact text (A-002, A-116, B-014 to B-018).
-- Nothing here is ever changed: the application may read and insert only.

create table legal_documents (
  id uuid primary key,
  kind text not null check (kind in (
    'terms', 'sales-terms', 'privacy', 'cookies', 'legal-notice', 'gdpr-annex', 'sub-processors', 'accessibility'
  )),
  language text not null check (language ~ '^[a-z]{2}$'),
  version integer not null check (version > 0),
  sha256 text not null,
  text text not null,
  summary text not null,
  published_at timestamptz not null,
  effective_at timestamptz not null,
  published_by uuid references accounts (id),
  requires_acceptance boolean not null,
  early_reason text,
  unique (kind, language, version),
  unique (kind, language, effective_at),
  check (effective_at >= published_at)
);
create index legal_documents_publisher on legal_documents (published_by) where published_by is not null;

create table legal_acceptances (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  document_id uuid not null references legal_documents (id),
  sha256 text not null,
  language text not null,
  attestation text not null,
  at timestamptz not null,
  session_id uuid,
  address_sealed bytea not null,
  unique (account_id, document_id)
);
create index legal_acceptances_document on legal_acceptances (document_id);

-- One row before the notice is planned: a job that runs twice tells nobody twice.
create table legal_announcements (
  document_id uuid not null references legal_documents (id),
  account_id uuid not null references accounts (id),
  at timestamptz not null,
  primary key (document_id, account_id)
);
create index legal_announcements_account on legal_announcements (account_id);

grant select, insert on legal_documents, legal_acceptances, legal_announcements to consilia_app;
