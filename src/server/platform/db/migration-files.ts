import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface MigrationFile {
  name: string;
  sql: string;
  sha256: string;
}

export interface AppliedMigration {
  name: string;
  sha256: string;
}

const NAME = /^\d{8}T\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/;
const TRANSACTION_CONTROL = /^\s*(begin|start\s+transaction|commit|rollback)\s*;/im;

/** Migrations of a folder in name order. Throws on a file with another kind of name or its own transaction. */
export async function readMigrations(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      if (!NAME.test(name))
        throw new Error(`Migration ${name}: the name must be like 20261122T0900-create-cases.sql`);
      const sql = await readFile(path.join(directory, name), 'utf8');
      if (TRANSACTION_CONTROL.test(sql)) {
        throw new Error(
          `Migration ${name}: remove begin/commit/rollback, every file runs in its own transaction`,
        );
      }
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Migrations still to run. Throws when an applied file was changed or is missing, or when a new file sorts before
 * the last applied one: history only grows at its end.
 */
export function planMigrations(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): MigrationFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const { name, sha256 } of applied) {
    const file = byName.get(name);
    if (file === undefined)
      throw new Error(`Migration ${name} is applied in this database but its file is missing`);
    if (file.sha256 !== sha256) {
      throw new Error(
        `Migration ${name} was changed after it was applied: restore it and add a new file instead`,
      );
    }
  }
  const appliedNames = new Set(applied.map((migration) => migration.name));
  const last = [...appliedNames].sort().at(-1) ?? '';
  const pending = files.filter((file) => !appliedNames.has(file.name));
  const early = pending.find((file) => file.name < last);
  if (early !== undefined) {
    throw new Error(`Migration ${early.name} sorts before ${last}, which is applied: give it a later date`);
  }
  return pending;
}
