// npm run docs:generate: writes docs/generated from the code. `--verify` only compares and fails when a page is old.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { writePages } from './generate/pages.ts';

const root = resolve(import.meta.dirname, '..');

/** Paths of pages that are missing or differ from what the code says. */
export async function findStalePages(): Promise<string[]> {
  return Object.entries(await writePages())
    .filter(([path, page]) => readPage(path) !== page)
    .map(([path]) => path);
}

function readPage(path: string): string | undefined {
  try {
    return readFileSync(resolve(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  if (process.argv.includes('--verify')) {
    const stale = await findStalePages();
    for (const path of stale) console.log(`${path} is out of date: npm run docs:generate`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    for (const [path, page] of Object.entries(await writePages())) {
      mkdirSync(dirname(resolve(root, path)), { recursive: true });
      writeFileSync(resolve(root, path), page);
      console.log(`written ${path}`);
    }
  }
}
