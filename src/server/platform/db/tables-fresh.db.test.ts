import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/database/test-database.ts';
import { generateTables } from './generate-tables.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

test('tables.generated.ts is what the migrations give (else: npm run db:types)', async () => {
  const file = path.join(import.meta.dirname, 'tables.generated.ts');
  expect(await readFile(file, 'utf8')).toBe(await generateTables(database.ownerUrl));
});

test('types follow nullability, defaults, enumerations and arrays', async () => {
  await sql`
    create table zz_samples (
      id bigint generated always as identity primary key,
      status text not null check (status in ('open', 'closed')),
      tier varchar(9) default 'gp' check (tier in ('gp', 'expert')),
      verdict text check (verdict is null or verdict in ('kept', 'sent_back')),
      mixed text not null check (mixed in ('a') or length(mixed) > 3),
      facts jsonb not null default '{}',
      amount numeric(9, 2) not null,
      day date,
      at timestamptz not null default now(),
      tags text[] not null,
      file bytea
    )`.execute(database.ownerDb);
  const text = await generateTables(database.ownerUrl);
  const body = /interface ZzSamplesTable \{\n(.*?)\n\}/s.exec(text)?.[1]?.split('\n');
  expect(body?.map((line) => line.trim())).toEqual([
    'id: GeneratedAlways<number>;',
    "status: 'open' | 'closed';",
    "tier: Generated<'gp' | 'expert' | null>;",
    "verdict: 'kept' | 'sent_back' | null;",
    'mixed: string;',
    'facts: Generated<Json>;',
    'amount: Numeric;',
    'day: string | null;',
    'at: Generated<Date>;',
    'tags: string[];',
    'file: Buffer | null;',
  ]);
  expect(text).toContain('  zz_samples: ZzSamplesTable;');
});

test('refuses a column type it does not know', async () => {
  await sql`create table zz_places (place point)`.execute(database.ownerDb);
  await expect(generateTables(database.ownerUrl)).rejects.toThrow('zz_places.place');
});
