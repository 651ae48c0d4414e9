-- The proof over the archive of acts: a salt and a hash for each entry, an append-only Merkle tree whose leaves get
-- their place after commit, and signed heads. Writers share nothing: no row, no counter, no lock.

-- The default gives every existing row a salt of its own, and serves the old program during an upgrade. A row without
-- content_hash was written before this version: it is hashed when it gets its place.
alter table audit_entries
  add column salt bytea default decode(replace(gen_random_uuid()::text, '-', ''), 'hex'),
  add column content_hash bytea check (octet_length(content_hash) = 32),
  add column erased_at timestamptz;

-- Committed entries without a place yet. A table instead of a cursor: who commits late is found late, never skipped.
create table audit_waiting (
  entry_id uuid primary key
);
insert into audit_waiting (entry_id) select id from audit_entries;

create function app_await_place() returns trigger
  language plpgsql
  as $$
begin
  insert into audit_waiting (entry_id) select id from added;
  return null;
end
$$;
create trigger audit_entries_await_place
  after insert on audit_entries
  referencing new table as added
  for each statement execute function app_await_place();

create table audit_leaves (
  position bigint primary key check (position >= 0),
  entry_id uuid not null unique,
  content_hash bytea not null check (octet_length(content_hash) = 32)
);

-- Up to 256 neighbouring hashes of one height: level 0 those of leaves, level 1 those of full tiles of level 0…
create table audit_tiles (
  level smallint not null check (level between 0 and 7),
  number bigint not null check (number >= 0),
  hashes bytea not null,
  primary key (level, number)
);

-- One row: who holds its lock is the only one that appends.
create table audit_tree (
  id smallint primary key check (id = 1),
  size bigint not null
);
insert into audit_tree (id, size) values (1, 0);

create table audit_heads (
  number bigint primary key check (number > 0),
  size bigint not null check (size > 0),
  root bytea not null check (octet_length(root) = 32),
  at timestamptz not null,
  previous bytea not null check (octet_length(previous) = 32),
  key_id text not null,
  signature bytea not null check (octet_length(signature) = 64)
);

-- What was told outside, and the time stamps that came back.
create table audit_witnesses (
  kind text not null check (kind in ('mail', 'time-stamp')),
  head_number bigint not null,
  at timestamptz not null,
  token bytea,
  primary key (kind, head_number)
);

-- The only change an entry can ever see: its salt and details go, once it has its place. Its hash stays in the tree.
create function app_erase_audit_content(wanted uuid, moment timestamptz) returns boolean
  language sql security definer set search_path = public, pg_temp
  as $$
  update audit_entries set salt = null, details = '{}', erased_at = moment
  where id = wanted and erased_at is null
    and exists (select from audit_leaves where audit_leaves.entry_id = wanted)
  returning true
$$;
revoke execute on function app_erase_audit_content(uuid, timestamptz) from public;
grant execute on function app_erase_audit_content(uuid, timestamptz) to consilia_app;

grant select, insert, delete on audit_waiting to consilia_app;
grant select, insert on audit_leaves, audit_heads, audit_witnesses to consilia_app;
grant select, insert, update on audit_tiles to consilia_app;
grant select, update on audit_tree to consilia_app;
