import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import {
  addMasterKey,
  createKeyFile,
  KeyFileProblem,
  loadKeyFile,
} from '#server/platform/crypto/master-keys.ts';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { runKeysCommand, wrappedKeyColumns } from '../../scripts/keys.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'consilia-keys-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const keys = (...args: string[]) =>
  runKeysCommand(args, wrappedKeyColumns, async () => ({
    appUrl: database.appUrl,
    stop: async () => undefined,
  }));

test('B-073 every wrapped key of the database is wrapped again by a rotation: none is lost when an old key goes', async () => {
  const { rows } = await sql<{ table: string }>`
    select table_name as "table" from information_schema.columns
    where table_schema = 'public' and column_name = 'data_key' order by 1`.execute(database.ownerDb);
  expect(rows.map(({ table }) => table)).toEqual(wrappedKeyColumns.map(({ table }) => table).toSorted());
  expect(new Set(wrappedKeyColumns.map(({ column }) => column))).toEqual(new Set(['data_key']));
});

test('A-087 B-073 a master key is retired only once nothing in the database needs it', async () => {
  const file = join(folder, 'master.json');
  createKeyFile(file);
  const { wrapped } = createKeyring(loadKeyFile(file)).newDataKey();
  await sql`insert into organisations (id, kind, name, created_at, data_key)
    values (${crypto.randomUUID()}, 'pharmacy', 'Pharmacie des Clés', now(), ${wrapped})`.execute(
    database.ownerDb,
  );
  addMasterKey(file);
  const refused = keys('retire', '--key', 'k1', '--file', file);
  await expect(refused).rejects.toThrow('1 keys of organisations still need k1');
  await keys('rewrap', '--file', file);
  await keys('retire', '--key', 'k1', '--file', file);
  const { rows } = await sql<{ key: string }>`select data_key as key from organisations`.execute(
    database.ownerDb,
  );
  const keyring = createKeyring(loadKeyFile(file));
  expect(rows.map(({ key }) => keyring.unwrap(key))).toHaveLength(1);
  await expect(keys('retire', '--key', 'k2', '--file', file)).rejects.toThrow(KeyFileProblem);
});
