-- The routing policy as data (B-010 – B-012, B-139): one row for each version, never changed. In force is the highest version
-- whose date has come: a later decision replaces every earlier one from its own date on.
create table routing_policies (
  version integer primary key check (version >= 1),
  policy jsonb not null,
  effective_at timestamptz not null,
  decided_at timestamptz not null,
  -- Null for version 1, which comes with the settings of the instance.
  decided_by uuid references accounts (id),
  reason text not null check (length(reason) <= 500),
  check ((version = 1) = (decided_by is null))
);

alter table routing_policies enable row level security;
alter table routing_policies force row level security;
create policy routing_policies_read on routing_policies for select using (true);
create policy routing_policies_write on routing_policies for insert with check (
  version = 1 or (app_actor_kind() = 'director' and decided_by = app_account_id())
);
grant select, insert on routing_policies to consilia_app;

-- The version under which a case was sent, or rerouted by the director; null for cases older than this table: version 1.
alter table cases add column routing_version integer references routing_policies (version);
create index cases_routing_version on cases (routing_version) where routing_version is not null;
