-- How a person wishes to be told, by topic and channel, and when not: codes and hours only; no row is the same as the
-- defaults.
create table notice_preferences (
  account_id uuid primary key references accounts (id),
  topics jsonb not null,
  -- `{"from": "20:00", "until": "08:00"}` in the operator's zone; null: at any hour.
  quiet jsonb,
  revision integer not null,
  updated_at timestamptz not null
);

grant select, insert, update, delete on notice_preferences to consilia_app;
