/*
 * Operator command for the key file: `keys create|rotate --file <path>` and `keys rewrap --file <path>`, which wraps
 * every stored data key again under the current master key; and `keys retire --key k1 --file <path>`, which takes an
 * earlier master key away once nothing in the database needs it, and with it every older copy. It never prints a key. The database is that of DATABASE_URL, else the embedded one of DATA_DIR, running or not.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import {
  addMasterKey,
  createKeyFile,
  KeyFileProblem,
  loadKeyFile,
  retireMasterKey,
} from '#server/platform/crypto/master-keys.ts';
import { rewrapColumn, type WrappedKeyColumn } from '#server/platform/crypto/rewrap.ts';
import { createPushKeys } from '#server/ports/push/providers/push-keys.ts';
import { type DatabasePlace, locateDatabase } from './account/open-instance.ts';

const usage =
  'keys create|rotate|rewrap --file <path of the key file>, keys retire --key k1 --file <path>, or keys push --file <path>';

/** Runs the command; `columns` lists every wrapped key of the database. Returns the lines to print. */
export async function runKeysCommand(
  args: readonly string[],
  columns: readonly WrappedKeyColumn[],
  findDatabase: () => Promise<Pick<DatabasePlace, 'appUrl' | 'stop'>>,
): Promise<string[]> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { file: { type: 'string' }, key: { type: 'string' } },
    allowPositionals: true,
  });
  const { file } = values;
  if (file === undefined) throw new KeyFileProblem(usage);
  if (positionals[0] === 'create') {
    createKeyFile(file);
    return [
      `Created ${file}. Copy it now to a safe place apart from the database: without it nothing can be read.`,
    ];
  }
  if (positionals[0] === 'push') {
    createPushKeys(file);
    return [`Created ${file}, the key pair of web push: set PUSH_KEY_FILE and PUSH_CONTACT, then restart.`];
  }
  if (positionals[0] === 'rotate') {
    const current = addMasterKey(file);
    return [`${current} is now current. Copy ${file} again, restart the server, then run "keys rewrap".`];
  }
  if (positionals[0] === 'rewrap') return rewrapAll(file, columns, findDatabase);
  if (positionals[0] === 'retire' && values.key) return retire(file, values.key, columns, findDatabase);
  throw new KeyFileProblem(usage);
}

async function rewrapAll(
  file: string,
  columns: readonly WrappedKeyColumn[],
  findDatabase: () => Promise<Pick<DatabasePlace, 'appUrl' | 'stop'>>,
): Promise<string[]> {
  const keyring = createKeyring(loadKeyFile(file));
  const place = await findDatabase();
  const client = new pg.Client({ connectionString: place.appUrl, application_name: 'keys rewrap' });
  try {
    await client.connect();
    // Row-level security would hide every case, and nothing would be wrapped again.
    await client.query("select set_config('app.actor_kind', 'system', false)");
    const lines: string[] = [];
    for (const column of columns) {
      const count = await rewrapColumn(client, keyring, column);
      lines.push(`${column.table}.${column.column}: ${count} keys wrapped again under ${keyring.current}`);
    }
    return [...lines, uploadNote];
  } finally {
    await client.end();
    await place.stop();
  }
}

/** Refuses while a stored data key still needs it. */
async function retire(
  file: string,
  key: string,
  columns: readonly WrappedKeyColumn[],
  findDatabase: () => Promise<Pick<DatabasePlace, 'appUrl' | 'stop'>>,
): Promise<string[]> {
  const place = await findDatabase();
  const client = new pg.Client({ connectionString: place.appUrl, application_name: 'keys retire' });
  try {
    await client.connect();
    await client.query("select set_config('app.actor_kind', 'system', false)");
    for (const { table, column } of columns) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::integer as count from ${client.escapeIdentifier(table)}
         where split_part(${client.escapeIdentifier(column)}, '.', 1) = $1`,
        [key],
      );
      const count = rows[0]?.count ?? 0;
      if (count > 0) {
        throw new KeyFileProblem(`${count} keys of ${table} still need ${key}: run "keys rewrap" first`);
      }
    }
    retireMasterKey(file, key);
    return [
      `${key} is gone from ${file}. Replace every copy of the file: while one remains, older copies of the database open.`,
      'Uploads begun before the last rotation are lost if they are not three days old.',
    ];
  } finally {
    await client.end();
    await place.stop();
  }
}

/** Uploads keep their key in their own file, for 72 hours at most. */
const uploadNote =
  'Uploads under way may still need the earlier master key for three days; back-ups need it for as long as they are kept.';

/** Every wrapped data key of the database. */
export const wrappedKeyColumns: readonly WrappedKeyColumn[] = [
  { table: 'accounts', id: 'id', column: 'data_key' },
  { table: 'cases', id: 'id', column: 'data_key' },
  { table: 'login_attempts', id: 'id', column: 'data_key' },
  { table: 'organisations', id: 'id', column: 'data_key' },
  { table: 'access_recoveries', id: 'id', column: 'data_key' },
  { table: 'registration_permits', id: 'id', column: 'data_key' },
  { table: 'reopening_requests', id: 'id', column: 'data_key' },
];

function databaseOfEnvironment(): Promise<DatabasePlace> {
  const url = process.env['DATABASE_URL'];
  const database = url
    ? { kind: 'external' as const, url, ownerUrl: undefined }
    : { kind: 'embedded' as const };
  return locateDatabase({ database, dataDirectory: resolve(process.env['DATA_DIR'] || './data') });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const lines = await runKeysCommand(process.argv.slice(2), wrappedKeyColumns, databaseOfEnvironment);
    for (const line of lines) console.log(line);
  } catch (error) {
    console.error(error instanceof KeyFileProblem ? error.message : error);
    process.exitCode = 1;
  }
}
