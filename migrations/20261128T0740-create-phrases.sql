-- A doctor's own wording (phrases and templates of opinions) by version. Title, family and words are sealed under the data
-- key of the account that wrote them, shared or not: the server opens shared ones for other doctors, and erasing the
-- account destroys them everywhere.

create table phrases (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  version integer not null check (version >= 1),
  is_shared boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  removed_at timestamptz,
  check (removed_at is null or not is_shared)
);
create index phrases_account on phrases (account_id, updated_at desc, id desc);
create index phrases_shared on phrases (updated_at desc, id desc) where is_shared;
create index phrases_removed on phrases (removed_at) where removed_at is not null;

create table phrase_versions (
  phrase_id uuid not null references phrases (id) on delete cascade,
  version integer not null check (version >= 1),
  at timestamptz not null,
  content_sealed bytea not null,
  primary key (phrase_id, version)
);

grant select, insert, update, delete on phrases to consilia_app;
grant select, insert, delete on phrase_versions to consilia_app;
