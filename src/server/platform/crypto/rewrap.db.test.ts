import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { DataKey } from './data-key.ts';
import { createKeyring } from './keyring.ts';
import { addMasterKey, createKeyFile, loadKeyFile } from './master-keys.ts';
import { rewrapColumn } from './rewrap.ts';

const place = { table: 'sealed_notes', id: 'id', column: 'data_key' };
let database: TestDatabase;
let client: pg.Client;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'rewrap-'));
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(
    'create table sealed_notes (id uuid primary key default gen_random_uuid(), data_key text)',
  );
});
afterAll(async () => {
  await client.end();
  await database.drop();
  rmSync(directory, { recursive: true });
});

test('after rotation every stored key is wrapped again, opens the same data, and a second run finds none', async () => {
  const file = join(directory, 'keys.json');
  createKeyFile(file);
  const before = createKeyring(loadKeyFile(file));
  const pairs = Array.from({ length: 1_203 }, () => before.newDataKey());
  await client.query('insert into sealed_notes (data_key) select unnest($1::text[])', [
    pairs.map((pair) => pair.wrapped),
  ]);
  await client.query('insert into sealed_notes (data_key) values (null)');
  addMasterKey(file);
  const after = createKeyring(loadKeyFile(file));
  expect(await rewrapColumn(client, after, place)).toBe(1_203);
  expect(await rewrapColumn(client, after, place)).toBe(0);
  const { rows } = await client.query<{ data_key: string }>(
    'select data_key from sealed_notes where data_key is not null',
  );
  expect(rows.every((row) => row.data_key.startsWith('k2.'))).toBe(true);
  const hexOf = (key: DataKey): string => DataKey.bytesOf(key).toString('hex');
  expect(rows.map((row) => hexOf(after.unwrap(row.data_key))).sort()).toEqual(
    pairs.map((pair) => hexOf(pair.key)).sort(),
  );
});

test('a key that cannot be unwrapped stops the run and changes nothing of its batch', async () => {
  const file = join(directory, 'other.json');
  createKeyFile(file);
  const stranger = createKeyring(loadKeyFile(file));
  await expect(rewrapColumn(client, stranger, place)).rejects.toThrow(/not in the key file/);
  const { rows } = await client.query<{ count: string }>(
    "select count(*) from sealed_notes where data_key like 'k2.%'",
  );
  expect(rows[0]?.count).toBe('1203');
});
