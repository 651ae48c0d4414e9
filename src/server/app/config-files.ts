/** Whether a file lies in a folder, links followed. */
import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** Whether `path` is, or will be, inside `folder`, after following every link on the way to either. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(followLinks(folder), followLinks(path));
  return way !== '..' && !way.startsWith(`..${sep}`);
}

/** The real place of a path of which the last parts may not exist yet. */
function followLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(followLinks(parent), basename(path));
  }
}
