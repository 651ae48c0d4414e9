-- Measures against an account (A-083, B-116, B-117), their statements of reasons, appeals. Texts are sealed under the
-- data key of the account concerned; nothing is ever deleted here: a measure that is over keeps its row.

-- {"until": time or null for good, "resumesAs": status}. Read together with the status, so that an end needs no job.
alter table accounts add column suspension jsonb;

create table measures (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  kind text not null check (kind in ('warning', 'limit', 'restriction', 'suspension', 'termination')),
  state text not null check (state in ('announced', 'in-force', 'remedied', 'expired', 'lifted')),
  basis text not null check (basis in ('breach', 'authority-request', 'rights-infringement')),
  grave text check (grave in ('legal-breach', 'unauthorised-access', 'fraud', 'usurped-credentials', 'other-grave')),
  scopes text[] not null,
  per_day integer check (per_day > 0),
  decided_by uuid not null references accounts (id),
  decided_at timestamptz not null,
  starts_at timestamptz not null,
  until_at timestamptz,
  content_sealed bytea not null,
  ended_at timestamptz,
  ended_by uuid references accounts (id),
  ending_sealed bytea
);
create index measures_account on measures (account_id, decided_at desc, id desc);
create index measures_due on measures (state, until_at, starts_at) where state in ('announced', 'in-force');
-- Of two operators who decide at once, one finds it decided.
create unique index measures_one_suspension on measures (account_id)
  where kind = 'suspension' and state = 'in-force';
create unique index measures_one_termination on measures (account_id)
  where kind = 'termination' and state in ('announced', 'in-force');

create table measure_appeals (
  measure_id uuid primary key references measures (id),
  made_at timestamptz not null,
  text_sealed bytea not null,
  outcome text check (outcome in ('granted', 'refused')),
  decided_at timestamptz,
  decided_by uuid references accounts (id),
  -- False when no other operator account was there to decide.
  is_four_eyes boolean,
  answer_sealed bytea
);
create index measure_appeals_open on measure_appeals (made_at) where outcome is null;

-- What a limit counts, for the few accounts that have one.
create index audit_entries_limited on audit_entries (actor_id, at)
  where action in ('case.submit', 'case.claim', 'case.add', 'case.ask-follow-up', 'case.reply-follow-up');

grant select, insert, update on measures, measure_appeals to consilia_app;
