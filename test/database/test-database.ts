import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createDatabase } from '#server/platform/db/create-database.ts';
import type { Database } from '#server/platform/db/database.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';
import { APP_ROLE, OWNER_ROLE } from '#server/platform/postgres/postgres-cluster.ts';
import './global-setup.ts';
import type { Pool } from 'pg';
import { runSql, urlOf } from './shared-server.ts';

export interface TestDatabase {
  /** As consilia_app: row-level security applies. */
  db: Database;
  /** The pool behind `db`, for the job queue. */
  pool: Pool;
  /** As consilia_owner: bypasses policies that are not forced. */
  ownerDb: Database;
  appUrl: string;
  ownerUrl: string;
  superuserUrl: string;
  /** Closes both pools and removes the database. */
  drop(): Promise<void>;
}

/** A fresh, migrated database for one test file: call it in beforeAll and `drop()` in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `consilia_test_${randomBytes(6).toString('hex')}`;
  await runSql(
    server.superuserUrl,
    `create database ${name} template ${server.template} owner ${OWNER_ROLE} strategy file_copy`,
  );
  const appUrl = urlOf(server.superuserUrl, name, APP_ROLE, server.appPassword);
  const ownerUrl = urlOf(server.superuserUrl, name, OWNER_ROLE, server.ownerPassword);
  const options = { log: silentLog, applicationName: 'consilia test', maxConnections: 8 };
  const app = createDatabase({ ...options, url: appUrl });
  const owner = createDatabase({ ...options, url: ownerUrl, maxConnections: 3 });
  return {
    db: app.db,
    pool: app.pool,
    ownerDb: owner.db,
    appUrl,
    ownerUrl,
    superuserUrl: urlOf(server.superuserUrl, name),
    drop: async () => {
      await Promise.all([app.close(), owner.close()]);
      await runSql(server.superuserUrl, `drop database if exists ${name} with (force)`);
    },
  };
}
