import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { type ServerIdentity, spawnIdentity } from './postgres-binaries.ts';

export const SUPERUSER = 'postgres';
export const OWNER_ROLE = 'consilia_owner';
export const APP_ROLE = 'consilia_app';
export const DATABASE = 'consilia';

/** Passwords of the three roles, made at the first start and kept in a file only we can read. */
export interface Credentials {
  superuser: string;
  owner: string;
  app: string;
}

/** Reads `credentials.json` of the directory, or makes it (mode 0600) when there is no cluster yet. */
export function loadCredentials(directory: string, hasCluster: boolean): Credentials {
  const file = path.join(directory, 'credentials.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Credentials;
  if (hasCluster)
    throw new Error(`${file} is missing: restore it, the database cannot be opened without it.`);
  const [superuser, owner, app] = [newPassword(), newPassword(), newPassword()];
  const credentials: Credentials = { superuser, owner, app };
  writeFileSync(file, JSON.stringify(credentials), { mode: 0o600, flag: 'wx' });
  return credentials;
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** Creates the cluster beside its final place and moves it there, so that an interrupted initdb leaves nothing. */
export function initialiseCluster(options: {
  native: string;
  dataDirectory: string;
  password: string;
  identity: ServerIdentity | undefined;
  durable: boolean;
}): void {
  const { dataDirectory, identity } = options;
  const unfinished = `${dataDirectory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = `${unfinished}.pw`;
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (identity !== undefined) {
    chownSync(unfinished, identity.uid, identity.gid);
    chownSync(passwordFile, identity.uid, identity.gid);
  }
  const result = spawnSync(
    path.join(options.native, 'bin/initdb'),
    [
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=fr-FR',
      '--locale=C',
      '--no-instructions',
      ...(options.durable ? [] : ['--no-sync']),
    ],
    { ...spawnIdentity(identity), cwd: '/', encoding: 'utf8', timeout: 120_000, env: {} },
  );
  rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`initdb failed: ${result.error?.message ?? result.stderr.slice(-2000)}`);
  }
  renameSync(unfinished, dataDirectory);
}

/**
 * Writes the whole postgresql.conf (ours alone). Neither statements nor row values reach the log: errors go to
 * the client only (log_min_messages = log), DETAIL lines are cut (terse), parameters are never printed.
 */
export function writeConfiguration(options: {
  dataDirectory: string;
  logDirectory: string;
  port: number;
  durable: boolean;
}): void {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port: options.port,
    unix_socket_directories: '',
    max_connections: 60,
    password_encryption: 'scram-sha-256',
    shared_buffers: '128MB',
    effective_cache_size: '512MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_worker_processes: 4,
    max_parallel_workers_per_gather: 0,
    max_wal_senders: 0,
    wal_level: options.durable ? 'replica' : 'minimal',
    max_wal_size: '512MB',
    synchronous_commit: 'on',
    timezone: 'UTC',
    datestyle: 'iso, dmy',
    lc_messages: 'C',
    default_text_search_config: 'pg_catalog.french',
    logging_collector: 'on',
    log_directory: options.logDirectory,
    log_filename: 'postgresql-%d.log',
    log_file_mode: '0640',
    log_rotation_age: '1d',
    log_rotation_size: 0,
    log_truncate_on_rotation: 'on',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %u@%d ',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_checkpoints: 'off',
    ...(options.durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'`);
  const text = `# Written at every start by Consilia: changes are lost.\n${lines.join('\n')}\n`;
  writeFileSync(path.join(options.dataDirectory, 'postgresql.conf'), text);
}

/** Creates the two roles and the database when missing. Idempotent, about 10 ms. */
export async function ensureRoles(superuserUrl: string, credentials: Credentials): Promise<void> {
  const client = new Client({ connectionString: superuserUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await ensureRole(client, OWNER_ROLE, credentials.owner);
    await ensureRole(client, APP_ROLE, credentials.app);
    const found = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) {
      await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`);
      await client.query(`revoke all on database ${DATABASE} from public`);
      await client.query(`grant connect on database ${DATABASE} to ${APP_ROLE}`);
    }
  } finally {
    await client.end();
  }
}

/** A login role without any special right; does not touch an existing one. */
export async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [role]);
  if (found.rowCount !== 0) return;
  await client.query(
    `create role ${escapeIdentifier(role)} login nosuperuser nobypassrls nocreatedb nocreaterole ` +
      `password ${escapeLiteral(password)}`,
  );
}
