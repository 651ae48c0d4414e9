import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PlatformLog } from '#server/platform/db/platform-log.ts';
import {
  getServerIdentity,
  locatePostgres,
  locateReachableHome,
  type ServerIdentity,
  spawnIdentity,
} from './postgres-binaries.ts';
import {
  APP_ROLE,
  DATABASE,
  ensureRoles,
  initialiseCluster,
  loadCredentials,
  OWNER_ROLE,
  SUPERUSER,
  writeConfiguration,
} from './postgres-cluster.ts';
import {
  claimDirectory,
  clearOrphan,
  isPostmasterReady,
  releaseDirectory,
  signalServer,
  stopPostmaster,
} from './postgres-process.ts';

const START_ATTEMPTS = 5;
const START_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 8_000;

export interface EmbeddedPostgresOptions {
  /** Folder for everything of this server; made when missing. One process at a time may use it. */
  directory: string;
  log: PlatformLog;
  /** False only in tests: faster, but a power cut corrupts the data. */
  durable: boolean;
  /** Fixed TCP port on 127.0.0.1; by default a free one. */
  port?: number;
}

export interface EmbeddedPostgres {
  /** Role consilia_owner, database consilia: migrations. */
  ownerUrl: string;
  /** Role consilia_app, database consilia: everything else; subject to row-level security. */
  appUrl: string;
  /** Role postgres, database postgres: only for tests that clone databases. */
  superuserUrl: string;
  /** Fast shutdown, bounded; safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the npm package, creating cluster, roles and database at the first start (about a second;
 * later starts take about 0.1 s). As root the server runs as nobody. A server orphaned by a killed process is
 * stopped first. Throws in English when the directory is in use or the server does not come up.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, durable } = options;
  mkdirSync(options.directory, { recursive: true, mode: 0o755 });
  const directory = realpathSync(options.directory);
  claimDirectory(directory);
  try {
    const identity = getServerIdentity();
    const native = locatePostgres(identity);
    const home = locateReachableHome(directory, identity, nameOf(directory));
    if (home !== directory) {
      linkHome(directory, home);
      log.warn({ home }, 'data directory is private: PostgreSQL files are kept elsewhere');
    }
    const dataDirectory = path.join(home, 'pg');
    const logDirectory = prepareLogDirectory(home, identity);
    const hasCluster = existsSync(path.join(dataDirectory, 'PG_VERSION'));
    const credentials = loadCredentials(directory, hasCluster);
    if (!hasCluster) {
      initialiseCluster({ native, dataDirectory, password: credentials.superuser, identity, durable });
      log.info({ dataDirectory }, 'database cluster created');
    } else if ((await clearOrphan(dataDirectory, STOP_PATIENCE_MS)) === 'stopped') {
      log.warn({ dataDirectory }, 'stopped a database server left by a killed process');
    }
    const cluster = { native, dataDirectory, logDirectory, identity, durable };
    const { pid, port } = await startServer(cluster, options.port);
    const url = (role: string, password: string, database: string): string =>
      `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
    const superuserUrl = url(SUPERUSER, credentials.superuser, 'postgres');
    const stop = makeStop(directory, dataDirectory, pid);
    try {
      await ensureRoles(superuserUrl, credentials);
    } catch (error) {
      await stop();
      throw error;
    }
    log.info({ port, pid }, 'database started');
    return {
      ownerUrl: url(OWNER_ROLE, credentials.owner, DATABASE),
      appUrl: url(APP_ROLE, credentials.app, DATABASE),
      superuserUrl,
      stop,
    };
  } catch (error) {
    releaseDirectory(directory);
    throw error;
  }
}

interface Cluster {
  native: string;
  dataDirectory: string;
  logDirectory: string;
  identity: ServerIdentity | undefined;
  durable: boolean;
}

/** Tries again when the free port was taken meanwhile or a dying server still holds its shared memory. */
async function startServer(cluster: Cluster, fixedPort?: number): Promise<{ pid: number; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = fixedPort ?? (await findFreePort());
    writeConfiguration({ ...cluster, port });
    const startLog = path.join(cluster.logDirectory, 'start.log');
    const child = spawnServer(cluster, startLog);
    if (await waitUntilReady(child, cluster.dataDirectory)) return { pid: pidOf(child), port };
    const reason = readFileSync(startLog, 'utf8').slice(-2000);
    if (attempt === START_ATTEMPTS) throw new Error(`PostgreSQL does not start: ${reason}`);
    await delay(100 * attempt);
  }
}

/** Its own session: Ctrl-C in a terminal must reach us first, or requests under way would lose their database. */
function spawnServer(cluster: Cluster, startLog: string): ChildProcess {
  const output = openSync(startLog, 'w', 0o640);
  try {
    const child = spawn(path.join(cluster.native, 'bin/postgres'), ['-D', cluster.dataDirectory], {
      ...spawnIdentity(cluster.identity),
      cwd: '/',
      env: {},
      detached: true,
      stdio: ['ignore', output, output],
    });
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

async function waitUntilReady(child: ChildProcess, dataDirectory: string): Promise<boolean> {
  const deadline = performance.now() + START_PATIENCE_MS;
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    if (isPostmasterReady(dataDirectory, child.pid)) return true;
    if (performance.now() > deadline) {
      await stopPostmaster(child.pid, dataDirectory, STOP_PATIENCE_MS);
      return false;
    }
    await delay(5);
  }
  return false;
}

/** Also stops the server, without waiting, when this process exits on its own. */
function makeStop(directory: string, dataDirectory: string, pid: number): () => Promise<void> {
  const stopAtExit = (): void => {
    signalServer(pid, 'SIGINT');
    releaseDirectory(directory);
  };
  process.once('exit', stopAtExit);
  let stopped: Promise<void> | undefined;
  return () => {
    stopped ??= stopPostmaster(pid, dataDirectory, STOP_PATIENCE_MS).finally(() => {
      process.off('exit', stopAtExit);
      releaseDirectory(directory);
    });
    return stopped;
  };
}

function prepareLogDirectory(home: string, identity: ServerIdentity | undefined): string {
  const logDirectory = path.join(home, 'pg-log');
  mkdirSync(logDirectory, { recursive: true, mode: 0o750 });
  if (identity !== undefined) chownSync(logDirectory, identity.uid, identity.gid);
  return logDirectory;
}

/** Leaves a trace in `directory` of where its cluster lives. */
function linkHome(directory: string, home: string): void {
  const link = path.join(directory, 'pg');
  rmSync(link, { force: true });
  symlinkSync(path.join(home, 'pg'), link);
}

function nameOf(directory: string): string {
  return createHash('sha256').update(directory).digest('hex').slice(0, 16);
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('PostgreSQL was not started');
  return child.pid;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}
