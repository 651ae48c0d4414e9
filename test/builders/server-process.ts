// A real server as its own process on a data directory of its own: production mode, durable embedded PostgreSQL, real
// keys. For what only a process can show: killing it, its memory, its CPU, its cold start.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { AccountRole, ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { createRunner } from '#server/app/run-use-case.ts';
import { newUuidV7 } from '#server/kernel/ids.ts';
import { insertOrganisation } from '#server/modules/accounts/account.store.ts';
import { createAccount } from '#server/modules/accounts/use-cases/create-account.ts';
import { createKeyring } from '#server/platform/crypto/keyring.ts';
import { createKeyFile, loadKeyFile } from '#server/platform/crypto/master-keys.ts';
import { createDatabase } from '#server/platform/db/create-database.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';
import { hashPassword } from '#server/platform/passwords/password-hash.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { findPostmaster } from '#server/platform/postgres/postgres-process.ts';
import { system } from '#server/policy/actor.ts';

export const serverPassword = 'correct horse battery staple';
export const mainScript = resolve(import.meta.dirname, '../../src/server/app/main.ts');

export type ServerAccount = { id: string; email: string; role: AccountRole };
export type ServerHome = {
  directory: string;
  dataDirectory: string;
  keyFile: string;
  accounts: ServerAccount[];
  /** A connection address of PostgreSQL while it runs. */
  databaseUrl: (role: 'superuser' | 'owner' | 'app', database?: string) => string;
  postmasterPid: () => number | undefined;
  /** Stops what may still run there and removes everything. */
  remove: () => Promise<void>;
};

/**
 * A data directory with a migrated database, `pharmacists` pharmacists of as many pharmacies, `doctors` doctors of
 * the first tier and one of each other tier. Nothing runs when it resolves, unless `whileRunning` is given: it is
 * called before PostgreSQL stops.
 */
export async function prepareServerHome(
  people: { pharmacists: number; doctors: number },
  whileRunning?: (home: ServerHome) => Promise<void>,
): Promise<ServerHome> {
  const directory = await mkdtemp(join(tmpdir(), 'consilia-server-'));
  // PostgreSQL runs as nobody where we are root.
  chmodSync(directory, 0o755);
  const home = describeHome(directory);
  createKeyFile(home.keyFile);
  const postgres = await startEmbeddedPostgres({
    directory: join(home.dataDirectory, 'postgres'),
    log: silentLog,
    durable: true,
  });
  try {
    await migrate({ ownerUrl: postgres.ownerUrl, log: silentLog });
    home.accounts.push(...(await createPeople(home, postgres.appUrl, people)));
    await whileRunning?.(home);
  } finally {
    await postgres.stop();
  }
  return home;
}

function describeHome(directory: string): ServerHome {
  const dataDirectory = join(directory, 'data');
  const postgresDirectory = join(dataDirectory, 'postgres');
  const cluster = () => realpathSync(join(postgresDirectory, 'pg'));
  return {
    directory,
    dataDirectory,
    keyFile: join(directory, 'keys', 'master.json'),
    accounts: [],
    databaseUrl(role, database = role === 'superuser' ? 'postgres' : 'consilia') {
      const passwords = JSON.parse(readFileSync(join(postgresDirectory, 'credentials.json'), 'utf8'));
      const port = readFileSync(join(cluster(), 'postmaster.pid'), 'utf8').split('\n')[3];
      const user = role === 'superuser' ? 'postgres' : `consilia_${role}`;
      return `postgres://${user}:${passwords[role]}@127.0.0.1:${port}/${database}`;
    },
    postmasterPid: () => (existsSync(join(postgresDirectory, 'pg')) ? findPostmaster(cluster()) : undefined),
    async remove() {
      const pid = this.postmasterPid();
      if (pid !== undefined) await killAndWait(pid);
      const outside = existsSync(join(postgresDirectory, 'pg')) ? dirname(cluster()) : directory;
      for (const place of new Set([outside, directory])) {
        await rm(place, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}

async function createPeople(
  home: ServerHome,
  appUrl: string,
  people: { pharmacists: number; doctors: number },
): Promise<ServerAccount[]> {
  const database = createDatabase({ url: appUrl, applicationName: 'prepare', log: silentLog });
  const keyring = createKeyring(loadKeyFile(home.keyFile));
  const now = () => new Date();
  const newId = () => newUuidV7(now(), randomBytes);
  const run = createRunner({ db: database.db, keyring, now, newId, react: async () => undefined });
  const passwordHash = await hashPassword(serverPassword);
  const accounts: ServerAccount[] = [];

  async function add(role: AccountRole, name: string, place: { organisationId?: string; tier?: ExpertTier }) {
    const email = `${name}@bench.invalid`;
    const profile = { displayName: `Personne ${name}`, email, rpps: '10000000003' };
    const id = await run(system('prepare'), (ctx) =>
      createAccount(ctx, {
        role,
        profile,
        passwordHash,
        organisationId: place.organisationId ?? null,
        expertTier: place.tier ?? null,
        isDemo: false,
      }),
    );
    if (!id) throw new Error(`${email} exists already`);
    accounts.push({ id, email, role });
  }

  try {
    for (let index = 1; index <= people.pharmacists; index += 1) {
      const organisationId = newId();
      await run(system('prepare'), (ctx) =>
        insertOrganisation(ctx.tx, pharmacyOf(organisationId, index), ctx.now),
      );
      await add('pharmacist', `pharmacie-${index}`, { organisationId });
    }
    for (let index = 1; index <= people.doctors; index += 1)
      await add('doctor', `medecin-${index}`, { tier: 1 });
    for (const tier of [2, 3] as const) await add('doctor', `palier-${tier}`, { tier });
    await add('director', 'direction', {});
    return accounts;
  } finally {
    await database.close();
  }
}

function pharmacyOf(id: string, index: number) {
  return {
    id,
    kind: 'pharmacy' as const,
    name: `Pharmacie de l’Essai ${index}`,
    finess: '750000018',
    street: `${index} rue de l’Essai`,
    postalCode: '75000',
    city: 'Villefictive',
    phone: '+33100000001',
  };
}

export type ServerProcess = {
  origin: string;
  pid: number;
  child: ChildProcess;
  /** From spawn until the operator's port says ready, in milliseconds. */
  startedInMs: number;
  /** SIGTERM, then waits; SIGKILL after 20 s. */
  stop: () => Promise<void>;
  /** SIGKILL, then waits for the process to be gone. */
  kill: () => Promise<void>;
};

export type StartOptions = {
  /** Instead of `main.ts`. */
  script?: string;
  args?: readonly string[];
  nodeArgs?: readonly string[];
  env?: Readonly<Record<string, string>>;
};

/** Starts the server on `home` and waits until it is ready. @throws with the end of its output when it does not start */
export async function startServerProcess(
  home: ServerHome,
  { script = mainScript, args = ['--production'], nodeArgs = [], env = {} }: StartOptions = {},
): Promise<ServerProcess> {
  const [port, operationsPort] = [await findFreePort(), await findFreePort()];
  const began = performance.now();
  const child = spawn(process.execPath, [...nodeArgs, script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: home.dataDirectory,
      MASTER_KEY_FILE: home.keyFile,
      PORT: String(port),
      OPERATIONS_PORT: String(operationsPort),
      PUBLIC_URL: `http://localhost:${port}`,
      OPERATOR_NAME: 'Exploitant d’essai',
      // One address per client, as behind a proxy: the limit of requests per address stays on.
      TRUSTED_PROXIES: '127.0.0.1',
      LOG_LEVEL: 'info',
      // The second factor has its own tests.
      SIGN_IN_WAYS: 'pharmacist=password;doctor=password;director=password',
      ...env,
    },
  });
  let output = '';
  const keepEnd = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-4000);
  };
  child.stdout.on('data', keepEnd);
  child.stderr.on('data', keepEnd);
  // Whoever started it and ends early (Ctrl-C, a failed test run) must not leave it behind.
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  await waitUntilReady(child, operationsPort, () => output);
  return {
    origin: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    child,
    startedInMs: performance.now() - began,
    stop: () => endChild(child, 'SIGTERM'),
    kill: () => endChild(child, 'SIGKILL'),
  };
}

async function waitUntilReady(child: ChildProcess, port: number, output: () => string): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the server ended at start:\n${output()}`);
    }
    const isReady = await fetch(`http://127.0.0.1:${port}/ready`).then(
      async (response) => {
        await response.arrayBuffer();
        return response.ok;
      },
      () => false,
    );
    if (isReady) return;
    if (performance.now() > deadline) {
      await endChild(child, 'SIGKILL');
      throw new Error(`the server is not ready after 60 s:\n${output()}`);
    }
    await delay(10);
  }
}

async function endChild(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill(signal);
  const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(patience);
}

/** Kills a process that is not our child and waits until it is gone. */
export async function killAndWait(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await delay(10);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/\) [ZX] /.test(stat);
  } catch {
    return false;
  }
}

function findFreePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => found(port));
    });
  });
}
