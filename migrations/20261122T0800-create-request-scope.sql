-- What row-level-security policies know about the actor of the current transaction. The settings are local to it
-- (set by inTransaction); outside a transaction, or for a value that is not given, each function returns null.

revoke create on schema public from public;
grant usage on schema public to consilia_app;

create function app_actor_kind() returns text
  language sql stable parallel safe
  return nullif(current_setting('app.actor_kind', true), '');

create function app_account_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.account_id', true), '')::uuid;

create function app_organisation_id() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.organisation_id', true), '')::uuid;

create function app_tier() returns integer
  language sql stable parallel safe
  return nullif(current_setting('app.tier', true), '')::integer;
