// The database of this instance: an embedded PostgreSQL by default, any server by DATABASE_URL; migrated and with its roles checked.
import { resolve } from 'node:path';
import { assertRoles } from '#server/platform/db/check-roles.ts';
import { createDatabase, type DatabaseHandle } from '#server/platform/db/create-database.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import type { Logger } from '#server/platform/log/create-logger.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import type { Config } from './config.ts';

type Undo = (name: string, stop: () => Promise<unknown> | unknown) => void;

/** Opens it; `undo` is told how to close what was opened. */
export async function openStorage(
  config: Config,
  log: Logger,
  undo: Undo,
): Promise<{ database: DatabaseHandle; appUrl: string }> {
  const { ownerUrl, appUrl } = await locateDatabase(config, log, undo);
  if (ownerUrl) {
    await migrate({ ownerUrl, log });
    if (config.database.kind === 'external') await assertRoles({ ownerUrl, appUrl });
  }
  const database = createDatabase({ url: appUrl, applicationName: 'consilia', log, maxConnections: 16 });
  undo('database pool', database.close);
  return { database, appUrl };
}

async function locateDatabase(config: Config, log: Logger, undo: Undo) {
  if (config.database.kind === 'external') {
    return { ownerUrl: config.database.ownerUrl, appUrl: config.database.url };
  }
  const embedded = await startEmbeddedPostgres({
    directory: resolve(config.dataDirectory, 'postgres'),
    log,
    durable: true,
  });
  undo('embedded PostgreSQL', embedded.stop);
  return embedded;
}
