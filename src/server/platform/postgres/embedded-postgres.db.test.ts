import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { silentLog } from '#server/platform/db/platform-log.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { clearOrphan, findPostmaster } from './postgres-process.ts';

let directory: string;
let server: EmbeddedPostgres | undefined;
let child: ChildProcess | undefined;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'consilia-test-pg-embedded-'));
  chmodSync(directory, 0o755);
});

afterEach(async () => {
  child?.kill('SIGKILL');
  child = undefined;
  await server?.stop();
  server = undefined;
  await clearOrphan(dataDirectory(), 5_000);
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
});

async function start(options: { port?: number } = {}): Promise<EmbeddedPostgres> {
  server = await startEmbeddedPostgres({ directory, log: silentLog, durable: true, ...options });
  return server;
}

async function ask(url: string, text: string): Promise<unknown[][]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

/** Another process that starts the server, says so, and stays. */
async function startElsewhere(): Promise<ChildProcess> {
  const module = JSON.stringify(path.join(import.meta.dirname, 'embedded-postgres.ts'));
  const script = `
    import { startEmbeddedPostgres } from ${module};
    const say = () => undefined;
    const log = { debug: say, info: say, warn: say, error: say };
    const directory = ${JSON.stringify(directory)};
    const server = await startEmbeddedPostgres({ directory, log, durable: true });
    process.on('SIGTERM', () => process.exit(0));
    setInterval(say, 1000);
    process.stdout.write(server.ownerUrl);`;
  child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('no output');
  await once(child.stdout, 'data');
  return child;
}

const dataDirectory = () => path.join(directory, 'pg');

describe('startEmbeddedPostgres', () => {
  test('starts, keeps data over a stop, and starts again quickly', async () => {
    const first = await start();
    await ask(first.ownerUrl, "create table kept as select 'été' as word");
    await first.stop();
    await first.stop();
    expect(findPostmaster(dataDirectory())).toBeUndefined();
    const startedAt = performance.now();
    const second = await start();
    const elapsedMs = performance.now() - startedAt;
    expect(await ask(second.ownerUrl, 'select word from kept')).toEqual([['été']]);
    expect(elapsedMs).toBeLessThan(2_000);
  });

  test('is UTF8, sorts in French, listens on the loopback address only and keeps commits safe', async () => {
    const { ownerUrl } = await start();
    const sorted =
      "select string_agg(w, ' ' order by w) from unnest(array['zèbre','étude','eau','Œuf','ouvrir']) w";
    expect(await ask(ownerUrl, sorted)).toEqual([['eau étude Œuf ouvrir zèbre']]);
    const settings = [
      'server_encoding',
      'listen_addresses',
      'fsync',
      'synchronous_commit',
      'password_encryption',
    ];
    const rows = await ask(
      ownerUrl,
      `select ${settings.map((name) => `current_setting('${name}')`).join(', ')}`,
    );
    expect(rows).toEqual([['UTF8', '127.0.0.1', 'on', 'on', 'scram-sha-256']]);
  });

  test('runs unprivileged, with private credentials and a password for everyone', async () => {
    const { appUrl } = await start();
    const pid = findPostmaster(dataDirectory());
    const expectedUid = process.getuid?.() === 0 ? 65_534 : process.getuid?.();
    expect(statSync(`/proc/${pid}`).uid).toBe(expectedUid);
    expect(statSync(path.join(directory, 'credentials.json')).mode & 0o777).toBe(0o600);
    const wrong = new URL(appUrl);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const role =
      'select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user';
    expect(await ask(appUrl, role)).toEqual([[false, false, false, false]]);
    await expect(ask(appUrl, 'create table own (id int)')).rejects.toMatchObject({ code: '42501' });
  });

  test('never logs statements, parameters or rows', async () => {
    const { ownerUrl } = await start();
    await ask(ownerUrl, 'create table people (name text unique)');
    const insert = "insert into people values ('Jeanne Exemple')";
    await ask(ownerUrl, insert);
    await expect(ask(ownerUrl, insert)).rejects.toMatchObject({ code: '23505' });
    await expect(ask(ownerUrl, "select 'Jeanne Exemple'::int")).rejects.toMatchObject({ code: '22P02' });
    await server?.stop();
    const folder = path.join(directory, 'pg-log');
    const text = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
    expect(text.join('\n')).toContain('database system is ready');
    expect(text.join('\n')).not.toContain('Jeanne');
  });

  test('survives kill -9 of the process that started it: data kept, orphan stopped', async () => {
    const process9 = await startElsewhere();
    const orphan = findPostmaster(dataDirectory());
    process9.kill('SIGKILL');
    await once(process9, 'exit');
    expect(findPostmaster(dataDirectory())).toBe(orphan);
    const { ownerUrl } = await start();
    expect(findPostmaster(dataDirectory())).not.toBe(orphan);
    expect(await ask(ownerUrl, 'select current_database()')).toEqual([['consilia']]);
  });

  test('survives kill -9 of the server too, and a stale pid file of a recycled process id', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'create table kept as select 1 as one');
    const pid = findPostmaster(dataDirectory());
    if (pid === undefined) throw new Error('no server');
    process.kill(pid, 'SIGKILL');
    await first.stop();
    writeFileSync(path.join(dataDirectory(), 'postmaster.pid'), `${process.pid}\n${dataDirectory()}\n`);
    const second = await start();
    expect(await ask(second.ownerUrl, 'select one from kept')).toEqual([[1]]);
  });

  test('refuses a directory another living process uses, and leaves that one alone', async () => {
    await startElsewhere();
    const pid = findPostmaster(dataDirectory());
    await expect(start()).rejects.toThrow(`in use by process ${child?.pid}`);
    expect(findPostmaster(dataDirectory())).toBe(pid);
  });

  test('refuses a second start in the same process', async () => {
    const first = await start();
    await expect(startEmbeddedPostgres({ directory, log: silentLog, durable: true })).rejects.toThrow(
      'in use',
    );
    expect(await ask(first.appUrl, 'select 1')).toEqual([[1]]);
  });

  test('stops with the process that started it when that exits', async () => {
    const other = await startElsewhere();
    other.kill('SIGTERM');
    await once(other, 'exit');
    for (let tries = 0; findPostmaster(dataDirectory()) !== undefined; tries++) {
      expect(tries).toBeLessThan(500);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });

  test('says so when the fixed port is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(start({ port })).rejects.toThrow(/could not bind|does not start/);
    blocker.close();
    expect(findPostmaster(dataDirectory())).toBeUndefined();
    expect(await ask((await start()).appUrl, 'select 1')).toEqual([[1]]);
  });
});
