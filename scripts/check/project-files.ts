/** The project's own files: what git knows or would add, so neither packages nor anything built. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');

export type ProjectFile = Readonly<{ path: string; content: string }>;

const textFile =
  /(^|\/)(\.[\w-]+|[\w-]+)$|\.(ts|tsx|mjs|cjs|js|json|ya?ml|sql|md|css|html|svg|typ|sh|txt|conf|service|example)$/;

/** Paths, with forward slashes, relative to the project. */
export function listProjectPaths(): readonly string[] {
  const output = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return output.split('\0').filter((path) => path !== '' && existsSync(join(projectRoot, path)));
}

/** Text files of the project, with their content. */
export function readProjectFiles(): readonly ProjectFile[] {
  return listProjectPaths()
    .filter((path) => textFile.test(path))
    .map((path) => ({ path, content: readFileSync(join(projectRoot, path), 'utf8') }));
}
