/*
 * Operator command for the key file: `keys create|rotate --file <path>` and `keys rewrap --file <path>`, which wraps
 * every stored data key again under the current master key (DATABASE_URL). It never prints a key, and never removes
 * an old master key: back-ups need it.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import {
  addMasterKey,
  createKeyFile,
  KeyFileProblem,
  loadKeyFile,
} from '#server/platform/crypto/master-keys.ts';
import { rewrapColumn, type WrappedKeyColumn } from '#server/platform/crypto/rewrap.ts';

const usage = 'keys create|rotate|rewrap --file <path of the key file>';

/** Runs the command; `columns` lists every wrapped key of the database. Returns the lines to print. */
export async function runKeysCommand(
  args: readonly string[],
  columns: readonly WrappedKeyColumn[],
  databaseUrl: string | undefined,
): Promise<string[]> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { file: { type: 'string' } },
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
  if (positionals[0] === 'rotate') {
    const current = addMasterKey(file);
    return [`${current} is now current. Copy ${file} again, restart the server, then run "keys rewrap".`];
  }
  if (positionals[0] === 'rewrap') return rewrapAll(file, columns, databaseUrl);
  throw new KeyFileProblem(usage);
}

async function rewrapAll(
  file: string,
  columns: readonly WrappedKeyColumn[],
  databaseUrl: string | undefined,
): Promise<string[]> {
  if (databaseUrl === undefined) throw new KeyFileProblem('Set DATABASE_URL to the owner of the tables');
  const keyring = createKeyring(loadKeyFile(file));
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'keys rewrap' });
  await client.connect();
  try {
    const lines: string[] = [];
    for (const place of columns) {
      const count = await rewrapColumn(client, keyring, place);
      lines.push(`${place.table}.${place.column}: ${count} keys wrapped again under ${keyring.current}`);
    }
    return lines;
  } finally {
    await client.end();
  }
}

/** Filled by the composition root's list of tables. */
const columns: readonly WrappedKeyColumn[] = [];

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    for (const line of await runKeysCommand(process.argv.slice(2), columns, process.env['DATABASE_URL'])) {
      console.log(line);
    }
  } catch (error) {
    console.error(error instanceof KeyFileProblem ? error.message : error);
    process.exitCode = 1;
  }
}
