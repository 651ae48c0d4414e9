import { copyFile, mkdir, mkdtemp, readdir, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { MIGRATIONS_DIRECTORY, migrate } from './migrate.ts';
import { silentLog } from './platform-log.ts';

const FIRST = '29990101T0900-create-first.sql';
const SECOND = '29990102T0900-create-second.sql';

let database: TestDatabase;
let directory: string;

beforeEach(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(path.join(tmpdir(), 'consilia-migrations-'));
  await mkdir(directory, { recursive: true });
  for (const name of await readdir(MIGRATIONS_DIRECTORY)) {
    await copyFile(path.join(MIGRATIONS_DIRECTORY, name), path.join(directory, name));
  }
  await write(FIRST, 'create table zz_first (id integer); grant select on zz_first to consilia_app;');
});

afterEach(async () => {
  await rm(directory, { recursive: true });
  await database.drop();
});

const write = (name: string, text: string) => writeFile(path.join(directory, name), text);
const run = () => migrate({ ownerUrl: database.ownerUrl, log: silentLog, directory });
const tables = async () => {
  const { rows } = await sql<{ tablename: string }>`
    select tablename from pg_tables where tablename like 'zz%' order by 1`.execute(database.ownerDb);
  return rows.map((row) => row.tablename);
};

describe('migrate', () => {
  test('applies new files once, in name order', async () => {
    await write(SECOND, 'alter table zz_first rename to zz_second;');
    expect(await run()).toEqual({ applied: [FIRST, SECOND] });
    expect(await run()).toEqual({ applied: [] });
    expect(await tables()).toEqual(['zz_second']);
  });

  test('two processes at the same time apply each file once', async () => {
    const results = await Promise.all([run(), run()]);
    expect(results.flatMap((result) => result.applied)).toEqual([FIRST]);
  });

  test('refuses an applied file that was changed', async () => {
    await run();
    await write(FIRST, 'create table zz_first (id bigint);');
    await expect(run()).rejects.toThrow(`${FIRST} was changed`);
  });

  test('refuses when an applied file is missing', async () => {
    await run();
    await unlink(path.join(directory, FIRST));
    await expect(run()).rejects.toThrow('file is missing');
  });

  test('refuses a file that sorts before the last applied one', async () => {
    await run();
    await write('29981231T0900-too-early.sql', 'select 1;');
    await expect(run()).rejects.toThrow('sorts before');
  });

  test('a failing file leaves nothing behind and can be mended', async () => {
    await write(SECOND, 'create table zz_half (id integer); create table zz_first (id integer);');
    await expect(run()).rejects.toThrow(`${SECOND} failed`);
    expect(await tables()).toEqual(['zz_first']);
    await write(SECOND, 'create table zz_whole (id integer);');
    expect(await run()).toEqual({ applied: [SECOND] });
  });

  test('refuses odd names and files with their own transaction', async () => {
    await write(SECOND, 'create table zz_x (id integer);\ncommit;');
    await expect(run()).rejects.toThrow('remove begin/commit');
    await unlink(path.join(directory, SECOND));
    await write('second.sql', 'select 1;');
    await expect(run()).rejects.toThrow('must be like');
  });
});
