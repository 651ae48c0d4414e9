import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

/** What must not be found, and under which name to say that it was. */
export type Secret = { name: string; bytes: Buffer };

export function textSecrets(texts: readonly string[]): Secret[] {
  return [...new Set(texts)].map((text) => ({ name: text, bytes: Buffer.from(text, 'utf8') }));
}

type Needle = { name: string; bytes: Buffer };

/** A secret as it may stand in a file: as it is, in capitals, Latin-1, UTF-16, hex, base64 at any offset, in a URL or in JSON. */
function needlesOf({ name, bytes }: Secret): Needle[] {
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(bytes);
  const spellings = isText
    ? [text, text.toUpperCase(), text.toLowerCase(), encodeURIComponent(text), asciiJson(text)]
    : [];
  const forms = [
    bytes,
    ...spellings.map((spelling) => Buffer.from(spelling, 'utf8')),
    ...(isText ? [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')] : []),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(bytes.toString('hex').toUpperCase()),
    ...base64Forms(bytes).map((form) => Buffer.from(form)),
  ];
  const distinct = new Map(forms.map((form) => [form.toString('hex'), form]));
  return [...distinct.values()].map((form) => ({ name, bytes: form }));
}

function asciiJson(text: string): string {
  return text.replace(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What does not depend on the bytes around it, for each of the three offsets. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const start = Math.ceil((offset * 4) / 3);
    const whole = Math.floor(((offset + bytes.length) * 4) / 3);
    const sure = encoded.slice(start, whole);
    return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

/** Names of the secrets found in one place, each once. */
export function findSecrets(secrets: readonly Secret[], haystack: Buffer | string): string[] {
  const bytes = typeof haystack === 'string' ? Buffer.from(haystack, 'utf8') : haystack;
  const found = secrets.flatMap(needlesOf).filter((needle) => bytes.includes(needle.bytes));
  return [...new Set(found.map(({ name }) => name))];
}

export type Place = { name: string; content: Buffer | string };

/** `place: secret` for each finding; empty is what one wants to see. */
export function searchPlaces(secrets: readonly Secret[], places: readonly Place[]): string[] {
  return places.flatMap(({ name, content }) =>
    findSecrets(secrets, content).map((secret) => `${name}: ${secret}`),
  );
}

/** Every table of every schema but PostgreSQL's own, each as text with its bytea columns once more as bytes. */
export async function dumpTables(superuserUrl: string): Promise<Place[]> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const places: Place[] = [];
    for (const { name } of tables) places.push({ name, content: await dumpTable(client, name) });
    return places;
  } finally {
    await client.end();
  }
}

async function dumpTable(client: Client, name: string): Promise<Buffer> {
  const text = await client.query<{ line: string }>(`select t::text as line from ${name} t`);
  const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
  const raw = rows.flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value)));
  return Buffer.concat([Buffer.from(text.rows.map(({ line }) => line).join('\n')), ...raw]);
}

/** Every file below a directory, links not followed. */
export function readFiles(directory: string): Place[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    .flatMap((path) => [
      { name: `name of ${path}`, content: path },
      { name: path, content: readFileSync(path) },
    ]);
}

/** The server's own files of this database, written out first; none where the server is elsewhere. */
export async function readDatabaseFiles(superuserUrl: string): Promise<Place[]> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('checkpoint');
    const { rows } = await client.query<{ directory: string; oid: string }>(
      `select current_setting('data_directory') as directory, oid::text from pg_database
       where datname = current_database()`,
    );
    const place = rows[0];
    return place ? readFiles(join(place.directory, 'base', place.oid)) : [];
  } finally {
    await client.end();
  }
}
