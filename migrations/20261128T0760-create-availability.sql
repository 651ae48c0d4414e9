-- When a doctor wishes to be told that cases wait: own hours, absences, a daily maximum, a pause. Times and counts only;
-- no row is the same as nothing set. Days and hours are those of the operator's zone.
create table doctor_availabilities (
  account_id uuid primary key references accounts (id),
  -- Ranges of the week, or null: whenever the service is open.
  hours jsonb,
  absences jsonb not null,
  daily_maximum smallint check (daily_maximum between 1 and 200),
  paused_at timestamptz,
  -- Null while paused: until the doctor comes back by himself.
  paused_until timestamptz,
  revision integer not null,
  updated_at timestamptz not null,
  check (paused_until is null or paused_at is not null)
);

grant select, insert, update, delete on doctor_availabilities to consilia_app;
