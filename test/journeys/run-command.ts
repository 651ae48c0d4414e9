// Commands of the operator in a process of their own, as he runs them.
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { TestInstance } from './test-instance.ts';

const root = resolve(import.meta.dirname, '../..');

export type Outcome = { code: number; output: string };

type Surroundings = { cwd?: string; env?: Record<string, string>; input?: string };

/** Runs Node with these arguments; nothing of the surroundings goes along but PATH and `env`. `code` 1: ended by a signal. */
export function runNode(args: readonly string[], { cwd = root, env, input = '' }: Surroundings = {}) {
  return new Promise<Outcome>((settle) => {
    const child = execFile(
      process.execPath,
      args,
      { cwd, env: { PATH: process.env['PATH'] ?? '', ...env }, timeout: 60_000 },
      (error, stdout, stderr) => {
        const code = error && typeof error.code === 'number' ? error.code : error ? 1 : 0;
        settle({ code, output: `${stdout}${stderr}` });
      },
    );
    child.stdin?.end(input);
  });
}

/** Runs a script of `scripts/`. */
export function runScript(script: string, args: readonly string[], surroundings: Surroundings = {}) {
  return runNode([join(root, 'scripts', script), ...args], surroundings);
}

/** The settings by which a command finds the database, the files and the keys of this instance. */
export function settingsOf(instance: TestInstance): Record<string, string> {
  return {
    DATABASE_URL: instance.database.appUrl,
    DATA_DIR: instance.directory,
    MASTER_KEY_FILE: join(instance.directory, 'keys', 'master.json'),
  };
}
