import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { migrate } from '#server/platform/db/migrate.ts';
import { silentLog } from '#server/platform/db/platform-log.ts';
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded-postgres.ts';
import { APP_ROLE, ensureRole, OWNER_ROLE } from '#server/platform/postgres/postgres-cluster.ts';
import { clearOrphan, isClaimed } from '#server/platform/postgres/postgres-process.ts';

/** What a test file needs to make its own databases. Plain values: they cross into the test workers. */
export interface TestServer {
  superuserUrl: string;
  ownerPassword: string;
  appPassword: string;
  template: string;
}

interface SharedServer {
  server: TestServer;
  stop(): Promise<void>;
}

interface Slot {
  users: number;
  started: Promise<SharedServer>;
}

const PREFIX = 'consilia-test-pg-';
const SLOT = Symbol.for('consilia.test-database');

/** One server for all vitest projects of this process; the last one to leave stops it. */
export async function acquireTestServer(): Promise<TestServer> {
  const slots = globalThis as { [SLOT]?: Slot | undefined };
  slots[SLOT] ??= { users: 0, started: start() };
  slots[SLOT].users += 1;
  return (await slots[SLOT].started).server;
}

/** Counterpart of acquireTestServer. */
export async function releaseTestServer(): Promise<void> {
  const slots = globalThis as { [SLOT]?: Slot | undefined };
  const slot = slots[SLOT];
  if (slot === undefined) return;
  slot.users -= 1;
  if (slot.users > 0) return;
  slots[SLOT] = undefined;
  await (await slot.started).stop();
}

/** The same server under another database and role. */
export function urlOf(superuserUrl: string, database: string, role?: string, password?: string): string {
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  if (role !== undefined) url.username = role;
  if (password !== undefined) url.password = password;
  return url.href;
}

async function start(): Promise<SharedServer> {
  const external = process.env['DATABASE_TEST_URL'];
  const source = external === undefined ? await startOwnServer() : await prepareExternalServer(external);
  try {
    const template = `consilia_template_${randomBytes(4).toString('hex')}`;
    const server = { ...source.server, template };
    await runSql(server.superuserUrl, `create database ${template} template template0 owner ${OWNER_ROLE}`);
    await migrate({
      ownerUrl: urlOf(server.superuserUrl, template, OWNER_ROLE, server.ownerPassword),
      log: silentLog,
    });
    const stop = async (): Promise<void> => {
      if (external !== undefined) await runSql(external, `drop database if exists ${template} with (force)`);
      await source.stop();
    };
    return { server, stop };
  } catch (error) {
    await source.stop();
    throw error;
  }
}

type Source = { server: Omit<TestServer, 'template'>; stop(): Promise<void> };

async function startOwnServer(): Promise<Source> {
  await sweepAbandoned();
  const directory = mkdtempSync(path.join(tmpdir(), PREFIX));
  chmodSync(directory, 0o755);
  const postgres = await startEmbeddedPostgres({ directory, log: silentLog, durable: false });
  return {
    server: {
      superuserUrl: postgres.superuserUrl,
      ownerPassword: new URL(postgres.ownerUrl).password,
      appPassword: new URL(postgres.appUrl).password,
    },
    stop: () => postgres.stop().finally(() => removeServerFiles(directory)),
  };
}

/** DATABASE_TEST_URL: a superuser on a server that belongs to tests; the two roles get a fixed password there. */
async function prepareExternalServer(superuserUrl: string): Promise<Source> {
  const password = 'only-for-tests';
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const role of [OWNER_ROLE, APP_ROLE]) {
      await ensureRole(client, role, password);
      await client.query(`alter role ${role} password '${password}'`);
    }
  } finally {
    await client.end();
  }
  const server = { superuserUrl, ownerPassword: password, appPassword: password };
  return { server, stop: () => Promise.resolve() };
}

/** Runs one statement on its own connection. */
export async function runSql(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Servers of test runs that were killed: stop them and remove their files. Living runs are left alone. */
async function sweepAbandoned(): Promise<void> {
  const minimumAgeMs = 60_000;
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const directory = path.join(tmpdir(), name);
    const facts = statSync(directory, { throwIfNoEntry: false });
    if (facts === undefined || facts.uid !== process.getuid?.()) continue;
    if (isClaimed(directory) || Date.now() - facts.ctimeMs < minimumAgeMs) continue;
    const dataDirectory = path.join(directory, 'pg');
    if (existsSync(dataDirectory)) await clearOrphan(realpathSync(dataDirectory), 2_000);
    removeServerFiles(directory);
  }
}

/** Also what root's server keeps elsewhere when the temporary directory is private (see linkHome). */
function removeServerFiles(directory: string): void {
  const dataDirectory = path.join(directory, 'pg');
  const homes = existsSync(dataDirectory)
    ? [path.dirname(realpathSync(dataDirectory)), directory]
    : [directory];
  for (const home of homes) rmSync(home, { recursive: true, force: true, maxRetries: 3 });
}
