import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { APP_ROLE, DATABASE, loadCredentials, OWNER_ROLE } from './postgres-cluster.ts';
import { findPostmaster, isClaimed, isPostmasterReady } from './postgres-process.ts';

/**
 * Addresses of the embedded server that another process runs in `directory`, or undefined when none does. A server
 * whose process was killed counts as not running: the next start ends it. For commands beside a running server.
 */
export function findRunningPostgres(directory: string): { ownerUrl: string; appUrl: string } | undefined {
  const link = path.join(directory, 'pg');
  if (!existsSync(link) || !isClaimed(realpathSync(directory))) return undefined;
  const dataDirectory = realpathSync(link);
  const pid = findPostmaster(dataDirectory);
  if (pid === undefined || !isPostmasterReady(dataDirectory, pid)) return undefined;
  const port = readFileSync(path.join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[3]?.trim();
  if (port === undefined || !/^\d+$/.test(port)) return undefined;
  const { owner, app } = loadCredentials(realpathSync(directory), true);
  const url = (role: string, password: string): string =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${DATABASE}`;
  return { ownerUrl: url(OWNER_ROLE, owner), appUrl: url(APP_ROLE, app) };
}
