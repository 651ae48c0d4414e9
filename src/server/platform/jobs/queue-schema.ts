import { Logger, runMigrations } from 'graphile-worker';
import { Client } from 'pg';

const quietLogger = new Logger(() => () => undefined);

/**
 * Brings graphile-worker's schema to the version of the library, as the owner, and lets consilia_app add and work
 * jobs. The library enables row-level security on its tables without a policy, so grants alone are not enough.
 */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: quietLogger, maxPoolSize: 2 });
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(GRANTS);
  } finally {
    await client.end();
  }
}

const GRANTS = `
do $$
declare
  protected_table record;
begin
  grant usage on schema graphile_worker to consilia_app;
  grant select, insert, update, delete on all tables in schema graphile_worker to consilia_app;
  revoke insert, update, delete on graphile_worker.migrations from consilia_app;
  for protected_table in
    select class.oid::regclass as name
    from pg_class class
    where class.relnamespace = 'graphile_worker'::regnamespace
      and class.relrowsecurity
      and not exists (
        select from pg_policy policy where policy.polrelid = class.oid and policy.polname = 'consilia_app'
      )
  loop
    execute format(
      'create policy consilia_app on %s for all to consilia_app using (true) with check (true)',
      protected_table.name
    );
  end loop;
end
$$`;
