// Opens the database and keys of an instance for one operator command: DATABASE_URL, else the embedded server, joined
// where the application runs it and started for the moment where it does not.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, readConfig } from '#server/app/config.ts';
import { openKeyring } from '#server/app/open-master-keys.ts';
import { createRunner } from '#server/app/run-use-case.ts';
import { newUuidV7 } from '#server/kernel/ids.ts';
import type { RunUseCase } from '#server/modules/audit/public.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { KeyFileProblem } from '#server/platform/crypto/master-keys.ts';
import { createDatabase } from '#server/platform/db/create-database.ts';
import type { Database } from '#server/platform/db/database.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { findRunningPostgres } from '#server/platform/postgres/running-postgres.ts';

export type OpenInstance = {
  mode: Config['mode'];
  db: Database;
  keyring: Keyring;
  run: RunUseCase;
  now: () => Date;
  newId: () => string;
  close: () => Promise<void>;
};

/** The settings the server would read in this folder; @throws ConfigError */
export function readInstanceConfig(isProduction: boolean): Config {
  const args = isProduction ? ['--production'] : [];
  return readConfig({ env: process.env, args, directory: process.cwd() });
}

export async function openInstance(config: Config): Promise<OpenInstance> {
  if (!existsSync(config.masterKeyFile)) {
    throw new KeyFileProblem(
      `${config.masterKeyFile} is missing: set MASTER_KEY_FILE as for the server, or start a demo once (npm start)`,
    );
  }
  const keyring = openKeyring(config);
  const place = await locateDatabase(config);
  const database = createDatabase({
    url: place.appUrl,
    applicationName: 'consilia account',
    log: silentLog,
    maxConnections: 2,
  });
  const now = () => new Date();
  const newId = () => newUuidV7(now(), randomBytes);
  const run = createRunner({
    db: database.db,
    keyring,
    now,
    newId,
    react: async () => undefined,
  });
  const close = async () => {
    await database.close();
    await place.stop();
  };
  return { mode: config.mode, db: database.db, keyring, run, now, newId, close };
}

export type DatabasePlace = { ownerUrl: string | undefined; appUrl: string; stop: () => Promise<void> };

/** Where the database is; an embedded one that nobody runs is started and migrated. */
export async function locateDatabase(
  config: Pick<Config, 'database' | 'dataDirectory'>,
): Promise<DatabasePlace> {
  if (config.database.kind === 'external') {
    const { ownerUrl, url } = config.database;
    return { ownerUrl, appUrl: url, stop: async () => undefined };
  }
  const directory = resolve(config.dataDirectory, 'postgres');
  const running = findRunningPostgres(directory);
  if (running) return { ...running, stop: async () => undefined };
  const started = await startEmbeddedPostgres({ directory, log: silentLog, durable: true });
  try {
    await migrate({ ownerUrl: started.ownerUrl, log: silentLog });
  } catch (error) {
    await started.stop();
    throw error;
  }
  return started;
}
