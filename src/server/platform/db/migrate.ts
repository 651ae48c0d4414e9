import path from 'node:path';
import { Client } from 'pg';
import { migrateQueue } from '#server/platform/jobs/queue-schema.ts';
import {
  type AppliedMigration,
  type MigrationFile,
  planMigrations,
  readMigrations,
} from './migration-files.ts';
import type { PlatformLog } from './platform-log.ts';

/** The repository's own migrations. */
export const MIGRATIONS_DIRECTORY = path.resolve(import.meta.dirname, '../../../../migrations');

/** Any fixed number: two starting processes must not migrate together. */
const LOCK = 4_120_261_122;

export interface MigrateOptions {
  /** A role that owns the schema (consilia_owner), never the app role. */
  ownerUrl: string;
  log: PlatformLog;
  /** Default: MIGRATIONS_DIRECTORY. */
  directory?: string;
}

/**
 * Brings the database to the newest schema, forward only, each file in its own transaction, then the job queue's
 * own schema. Waits while another process migrates. Throws in English, leaving the database at the last good file.
 */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const files = await readMigrations(options.directory ?? MIGRATIONS_DIRECTORY);
  const client = new Client({
    connectionString: options.ownerUrl,
    application_name: 'consilia migrate',
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const pending = planMigrations(files, await readApplied(client));
    for (const file of pending) {
      await applyMigration(client, file);
      options.log.info({ migration: file.name }, 'migration applied');
    }
    await migrateQueue(options.ownerUrl);
    return { applied: pending.map((file) => file.name) };
  } finally {
    await client.end();
  }
}

async function readApplied(client: Client): Promise<AppliedMigration[]> {
  await client.query("set lock_timeout = '30s'; set client_min_messages = warning");
  await client.query(`
    create table if not exists public.schema_migrations (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`);
  const { rows } = await client.query<AppliedMigration>('select name, sha256 from public.schema_migrations');
  return rows;
}

async function applyMigration(client: Client, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(file.sql);
    await client.query('insert into public.schema_migrations (name, sha256) values ($1, $2)', [
      file.name,
      file.sha256,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${file.name} failed: ${describe(error)}`, { cause: error });
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const position =
    'position' in error && error.position !== undefined ? ` (character ${error.position})` : '';
  return `${error.message}${position}`;
}
