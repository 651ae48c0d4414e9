-- What people flag (A-082), what is hidden from others for it (A-072), and tickets to support. Words are sealed under the
-- data key of the account they come from or go to. Nothing flagged is destroyed: hiding is a row here.

create table flags (
  id uuid primary key,
  flagger_id uuid not null references accounts (id),
  subject_kind text not null check (subject_kind in ('profile', 'case', 'message', 'photo', 'document', 'link')),
  subject_id uuid not null,
  case_id uuid references cases (id),
  author_id uuid references accounts (id),
  ground text not null check (length(ground) <= 40),
  made_at timestamptz not null,
  text_sealed bytea not null,
  outcome text check (outcome in ('hide', 'remove', 'dismiss', 'measure')),
  settled_at timestamptz,
  settled_by uuid references accounts (id)
);
create unique index flags_one_open on flags (flagger_id, subject_kind, subject_id) where outcome is null;
create index flags_open on flags (made_at, id) where outcome is null;

create table moderated_items (
  subject_id uuid primary key,
  subject_kind text not null check (subject_kind in ('message', 'photo', 'document')),
  case_id uuid not null references cases (id),
  author_id uuid not null references accounts (id),
  state text not null check (state in ('hidden', 'removed', 'restored')),
  ground text not null check (length(ground) <= 40),
  decided_by uuid not null references accounts (id),
  decided_at timestamptz not null,
  statement_sealed bytea not null,
  appeal_at timestamptz,
  appeal_sealed bytea,
  appeal_outcome text check (appeal_outcome in ('granted', 'refused')),
  appeal_decided_by uuid references accounts (id),
  appeal_decided_at timestamptz,
  is_four_eyes boolean,
  answer_sealed bytea
);
create index moderated_items_case on moderated_items (case_id);
create index moderated_items_author on moderated_items (author_id, decided_at desc);

create table tickets (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  category text not null check (length(category) <= 40),
  is_urgent boolean not null,
  state text not null check (state in ('open', 'answered', 'closed')),
  opened_at timestamptz not null,
  updated_at timestamptz not null
);
create index tickets_account on tickets (account_id, updated_at desc, id desc);
create index tickets_waiting on tickets (is_urgent desc, updated_at, id) where state = 'open';

create table ticket_messages (
  id uuid primary key,
  ticket_id uuid not null references tickets (id),
  author_id uuid references accounts (id),
  side text not null check (side in ('person', 'support', 'system')),
  at timestamptz not null,
  text_sealed bytea not null
);
create index ticket_messages_ticket on ticket_messages (ticket_id, at, id);

grant select, insert, update on flags, moderated_items, tickets to consilia_app;
grant select, insert on ticket_messages to consilia_app;
