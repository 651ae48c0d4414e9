/**
 * A migration that has been published is never edited: migrations/hashes.json holds the hash of each.
 * `npm run db:seal` adds new ones; `npm run db:seal -- --again NAME.sql` renews one that nobody has run yet.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from './project-files.ts';

export type Hashes = Readonly<Record<string, string>>;

const listPath = join(projectRoot, 'migrations/hashes.json');

export function hashMigrations(): Hashes {
  const paths = globSync('migrations/*.sql', { cwd: projectRoot }).sort();
  const hash = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(projectRoot, path)))
      .digest('hex');
  return Object.fromEntries(paths.map((path) => [basename(path), hash(path)]));
}

export function readSealedHashes(): Hashes {
  return existsSync(listPath) ? (JSON.parse(readFileSync(listPath, 'utf8')) as Hashes) : {};
}

/** What differs between the sealed list and the files, in words. */
export function compareMigrations(sealed: Hashes, found: Hashes): readonly string[] {
  const changed = Object.keys(sealed).filter(
    (name) => found[name] !== undefined && found[name] !== sealed[name],
  );
  const gone = Object.keys(sealed).filter((name) => found[name] === undefined);
  const fresh = Object.keys(found).filter((name) => sealed[name] === undefined);
  return [
    ...changed.map((name) => `${name} was edited after it was sealed: write a new migration instead`),
    ...gone.map((name) => `${name} is gone: databases that ran it know it`),
    ...fresh.map((name) => `${name} is not sealed yet: npm run db:seal`),
  ];
}

/** The list after sealing; changed files keep their old hash unless they are named. */
export function sealMigrations(sealed: Hashes, found: Hashes, again: readonly string[]): Hashes {
  const kept = Object.entries(sealed).filter(([name]) => !again.includes(name));
  return Object.fromEntries(Object.entries({ ...found, ...Object.fromEntries(kept) }).sort());
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  const again = args[0] === '--again' ? args.slice(1) : [];
  const found = hashMigrations();
  const next = sealMigrations(readSealedHashes(), found, again);
  writeFileSync(listPath, `${JSON.stringify(next, null, 2)}\n`);
  const problems = compareMigrations(next, found);
  console.log(problems.length === 0 ? `${Object.keys(next).length} migrations sealed` : problems.join('\n'));
  process.exitCode = problems.length === 0 ? 0 : 1;
}
