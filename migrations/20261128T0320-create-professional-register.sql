-- Extracts of the public directory of health professionals (A-078, B-034). Public data, in the clear: see SECURITY.md.
-- One extract is current; another may be loading beside it, and takes its place in one step when it is whole.

create table register_extracts (
  id uuid primary key,
  state text not null check (state in ('loading', 'current', 'replaced')),
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_bytes bigint not null,
  dated_on date not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  read_bytes bigint not null default 0,
  kept_lines integer not null default 0,
  malformed_lines integer not null default 0,
  people integer,
  check (read_bytes <= file_bytes),
  check ((state = 'loading') = (finished_at is null))
);
-- Two imports at once cannot both load, and two extracts cannot both count.
create unique index register_extracts_one_each on register_extracts (state) where state in ('loading', 'current');

create table register_lines (
  extract_id uuid not null references register_extracts (id),
  rpps text not null,
  family_name text not null,
  given_names text not null,
  profession text not null,
  skill text not null,
  mode text not null,
  finess text not null,
  site_name text not null,
  postal_code text not null,
  city text not null,
  country text not null
);
create index register_lines_rpps on register_lines (extract_id, rpps);

grant select, insert, update, delete on register_extracts, register_lines to consilia_app;
