-- A published version can be taken back before its effect (A-116), and an acceptance says which translation was shown
-- (A-107). The text of a version still never changes: of it the application may write the withdrawal alone.

alter table legal_documents add column withdrawn_at timestamptz;
alter table legal_documents add column withdrawn_by uuid references accounts (id);
create index legal_documents_withdrawer on legal_documents (withdrawn_by) where withdrawn_by is not null;
-- What bound somebody, even for a moment, stays. A translation binds nobody.
alter table legal_documents add constraint legal_documents_withdrawn_before_effect
  check (withdrawn_at is null or language <> 'fr' or withdrawn_at < effective_at);

-- A day or a number that was taken back is free again.
alter table legal_documents drop constraint legal_documents_kind_language_version_key;
alter table legal_documents drop constraint legal_documents_kind_language_effective_at_key;
create unique index legal_documents_one_number on legal_documents (kind, language, version)
  where withdrawn_at is null;
create unique index legal_documents_one_effect on legal_documents (kind, language, effective_at)
  where withdrawn_at is null and language = 'fr';

grant update (withdrawn_at, withdrawn_by) on legal_documents to consilia_app;

alter table legal_acceptances add column shown_document_id uuid references legal_documents (id);
create index legal_acceptances_shown on legal_acceptances (shown_document_id) where shown_document_id is not null;
