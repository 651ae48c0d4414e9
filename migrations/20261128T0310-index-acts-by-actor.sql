-- The acts of one account, for its proof (A-111).
create index audit_entries_actor on audit_entries (actor_id, at) where actor_id is not null;
