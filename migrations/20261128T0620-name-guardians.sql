-- A-005, A-006: what an account that may be a minor's declared of its capacity (sealed; professionals have no row), and
-- how a guardian finds the consents given from an address without that address standing here.
create table account_capacities (
  account_id uuid primary key references accounts (id),
  capacity_sealed bytea not null,
  declared_at timestamptz not null
);
grant select, insert, update, delete on account_capacities to consilia_app;

alter table guardian_consents add column address_digest text;
create index guardian_consents_given on guardian_consents (address_digest) where state = 'given';
create index guardian_consents_account on guardian_consents (account_id, asked_at desc, id desc);
-- Naming another guardian replaces who was asked before.
alter table guardian_consents drop constraint guardian_consents_state_check;
alter table guardian_consents add constraint guardian_consents_state_check
  check (state in ('asked', 'given', 'refused', 'withdrawn', 'replaced'));
