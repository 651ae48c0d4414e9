// `npm run bench -- [--seconds N] [--quick] [--out FILE]`: what a case costs on this machine, beside what the machine
// can do bare, in the same run. Starts a real server on a database of its own, drives it from this process over
// loopback, removes everything. Its figures are explained in docs/performance.md.
import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import {
  prepareServerHome,
  type ServerHome,
  type ServerProcess,
  startServerProcess,
} from '#test/builders/server-process.ts';
import {
  measureCommits,
  measureEcho,
  measureImages,
  measureRawUpload,
  measureSyncedWrites,
  perSecond,
  runBareServer,
} from './bare-limits.ts';
import { judge, printBars, printResult } from './bars.ts';
import { driveCases, enterWorld, openDraft, raceForCases, uploadPhoto, type World } from './case-drive.ts';
import { median, round } from './figures.ts';
import { createLoadClient } from './http-client.ts';
import { measurePhotoIngest } from './photo-ingest.ts';
import { loadPhotos } from './photos.ts';
import { readUsage, watchMemory } from './processes.ts';
import { measureLists, storeCases } from './queue-scale.ts';
import type { BenchResult, CaseRun } from './result.ts';
import { measureRouting } from './routing-decisions.ts';
import { measureSignInStall } from './sign-in-stall.ts';
import { enlargePhoto, measureBareTiles, measureTiles } from './tile-serving.ts';

const { values } = parseArgs({
  // The other processes of a bench are this same file; their arguments are not ours.
  ...(process.env['BENCH_ROLE'] === undefined ? {} : { args: [] }),
  options: {
    seconds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});

/** Not counted: the first dozens of cases pay for compiling the program and starting its threads. */
const warmUpSeconds = 10;

type Plan = { seconds: number; bareSeconds: number; starts: number; manyCases: number; pages: number };

async function bench(): Promise<void> {
  const asked = Number(values.seconds ?? (values.quick ? 6 : 30));
  const seconds = Math.min(120, Math.max(2, Number.isFinite(asked) ? asked : 30));
  const plan: Plan = values.quick
    ? { seconds, bareSeconds: 1, starts: 1, manyCases: 100_000, pages: 100 }
    : { seconds, bareSeconds: 3, starts: 5, manyCases: 100_000, pages: 400 };
  const limit = setTimeout(() => process.exit(70), (values.quick ? 180 : 900) * 1000);
  const result = await measure(plan);
  clearTimeout(limit);
  const bars = judge(result);
  printResult(result);
  printBars(bars);
  const routing = measureRouting(plan.bareSeconds);
  console.log(
    `routing decisions: ${routing.decisionsPerSecond}/s (${routing.withoutLookUpPerSecond}/s without looking a policy up)`,
  );
  const out = resolve(values.out ?? join('.bench', `${result.at.replaceAll(':', '-')}.json`));
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, `${JSON.stringify({ ...result, routing, bars }, null, 2)}\n`);
  console.log(`\n${out}`);
}

async function measure(plan: Plan): Promise<BenchResult> {
  const machine = {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? '',
    loadBefore: round(loadavg()[0] ?? 0),
    node: process.version,
  };
  say('drawing photos (once)');
  const photos = await loadPhotos();
  const photo = photos[1]?.content ?? Buffer.alloc(0);
  let commits: Record<string, number> = {};
  say('preparing a server; bare limits');
  const home = await prepareServerHome({ pharmacists: 8, doctors: 8 }, async (one) => {
    commits = await measureCommits(one.databaseUrl('superuser'), plan.bareSeconds);
  });
  const undo = removeAtExit(home);
  try {
    const bare = { commits, ...(await measureMachine(photo, plan.bareSeconds)) };
    say('photo ingest beside bare libvips');
    const ingest = await measurePhotoIngest(
      photos.map(({ content }) => content),
      plan.bareSeconds,
    );
    const starts = await measureStarts(home, plan.starts);
    const withImages = await withServer(home, {}, (server) => measureServer(home, server, photos, plan));
    const options = { script: import.meta.filename, env: { BENCH_ROLE: 'server-without-image-work' } };
    say('8 workers, without image work');
    const withoutImages = await withServer(home, options, async (server) => {
      const world = await enterWorld(server.origin, home, photos);
      await driveCases(world, 4, warmUpSeconds);
      return driveMeasured(home, server, world, { workers: 8, seconds: plan.seconds, hasImageWork: false });
    });
    const at = new Date().toISOString();
    return { at, machine, bare, ingest, coldStartMs: median(starts), ...withImages, withoutImages };
  } finally {
    await undo();
  }
}

async function measureMachine(photo: Buffer, seconds: number) {
  const folder = await mkdtemp(join(tmpdir(), 'consilia-bench-'));
  const env = { ...process.env, BENCH_ROLE: 'bare-server', BENCH_FOLDER: folder };
  const child = fork(import.meta.filename, { env });
  try {
    const port = await new Promise<number>((found, failed) => {
      child.once('message', (message) => found((message as { port: number }).port));
      child.once('error', failed);
    });
    const client = createLoadClient(`http://127.0.0.1:${port}`);
    const echo = await measureEcho(client, seconds);
    const rawUploadMBs = await measureRawUpload(client, photo, seconds);
    const tiles = await measureBareTiles(client, folder, await enlargePhoto(photo), seconds);
    client.close();
    const syncedWritesMBs = await measureSyncedWrites(folder, photo, seconds);
    return { echo, rawUploadMBs, tiles, syncedWritesMBs, images: await measureImages(photo, seconds) };
  } finally {
    child.disconnect();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureStarts(home: ServerHome, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index <= count; index += 1) {
    await withServer(home, {}, async ({ startedInMs }) => void times.push(Math.round(startedInMs)));
  }
  // The first one creates what later starts find.
  return times.slice(1);
}

async function withServer<T>(
  home: ServerHome,
  options: Parameters<typeof startServerProcess>[1],
  work: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  const server = await startServerProcess(home, options);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function measureServer(home: ServerHome, server: ServerProcess, photos: World['photos'], plan: Plan) {
  const world = await enterWorld(server.origin, home, photos);
  await driveCases(world, 4, warmUpSeconds);
  const cases: CaseRun[] = [];
  for (const workers of [1, 8, 32]) {
    say(`${workers} workers`);
    cases.push(
      await driveMeasured(home, server, world, { workers, seconds: plan.seconds, hasImageWork: true }),
    );
  }
  say('take race, uploads');
  const race = await raceForCases(world, values.quick ? 5 : 20);
  const upload = await measureUploads(world, plan.bareSeconds * 2);
  say('a small request alone, then while people sign in');
  const signIn = await measureSignInStall(world, home, plan.bareSeconds * 2);
  say('a photo of 48 megapixels in tiles');
  const large = await enlargePhoto(photos[1]?.content ?? Buffer.alloc(0));
  const tiles = await measureTiles(world, large, plan.bareSeconds * 2, server.pid);
  say('queue with 1,000 cases, then with many');
  const few = await measureQueueAt(home, world, 1_000, plan);
  const many = await measureQueueAt(home, world, plan.manyCases, plan);
  world.client.close();
  return { cases, race, upload, signIn, tiles, queue: { few, many } };
}

async function measureQueueAt(home: ServerHome, world: World, stored: number, plan: Plan) {
  await storeCases(home, stored);
  await measureLists(world, 20);
  return { stored, ...(await measureLists(world, plan.pages)) };
}

/** Photos a second into drafts: only received (one byte is kept back), and whole with their copies. */
async function measureUploads(world: World, seconds: number) {
  const { client, photos } = world;
  const photo = photos[1];
  if (!photo) throw new Error('no photo');
  const who = (worker: number) => {
    const found = world.pharmacists[worker % world.pharmacists.length];
    if (!found) throw new Error('nobody to send');
    return { ...found, address: `10.100.${worker}.${Math.floor(Math.random() * 250)}` };
  };
  const measured = async (missing: number): Promise<number> => {
    const drafts: string[] = [];
    const counts: number[] = [];
    const rate = await perSecond(8, seconds, async (worker) => {
      // At most 20 photos to a case.
      if ((counts[worker] ?? Number.POSITIVE_INFINITY) >= 18) {
        drafts[worker] = (await openDraft(client, who(worker))).caseId;
        counts[worker] = 0;
      }
      counts[worker] = (counts[worker] ?? 0) + 1;
      await uploadPhoto(client, who(worker), drafts[worker] ?? '', photo, missing);
    });
    return Math.round((rate * photo.content.length) / 1e6);
  };
  return { bytesOnlyMBs: await measured(1), wholeMBs: await measured(0) };
}

async function driveMeasured(
  home: ServerHome,
  server: ServerProcess,
  world: World,
  { workers, seconds, hasImageWork }: { workers: number; seconds: number; hasImageWork: boolean },
): Promise<CaseRun> {
  const before = {
    usage: readUsage(server.pid),
    commits: await countCommits(home),
    client: process.cpuUsage(),
  };
  const memory = watchMemory(server.pid);
  const { steps, cases, casesPerSecond } = await driveCases(world, workers, seconds);
  const usage = readUsage(server.pid);
  const commits = await countCommits(home);
  const client = process.cpuUsage(before.client);
  const node = usage.nodeCpuSeconds - before.usage.nodeCpuSeconds;
  const postgres = usage.postgresCpuSeconds - before.usage.postgresCpuSeconds;
  return {
    workers,
    hasImageWork,
    cases,
    casesPerSecond: round(casesPerSecond, 2),
    cpuPerCase: round((node + postgres) / cases, 4),
    nodeCpuPerCase: round(node / cases, 4),
    postgresCpuPerCase: round(postgres / cases, 4),
    clientCpuPerCase: round((client.user + client.system) / 1e6 / cases, 4),
    commitsPerCase: round((commits.commits - before.commits.commits) / cases),
    walSyncsPerCase: round((commits.walSyncs - before.commits.walSyncs) / cases),
    memory: memory.stop(),
    steps,
  };
}

/** Transactions ended well and write-ahead-log syncs since the cluster began. */
async function countCommits(home: ServerHome): Promise<{ commits: number; walSyncs: number }> {
  const client = new Client({ connectionString: home.databaseUrl('superuser') });
  await client.connect();
  try {
    const { rows } = await client.query(`select
      (select xact_commit::float8 from pg_stat_database where datname = 'consilia') as commits,
      (select coalesce(sum(fsyncs), 0)::float8 from pg_stat_io where object = 'wal') as "walSyncs"`);
    return rows[0] as { commits: number; walSyncs: number };
  } finally {
    await client.end();
  }
}

/** Removes the server's home in the end, also on Ctrl-C. */
function removeAtExit(home: ServerHome): () => Promise<void> {
  const stop = (): void => void home.remove().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  return () => home.remove();
}

function say(what: string): void {
  console.error(`… ${what}`);
}

if (process.env['BENCH_ROLE'] === 'bare-server') await runBareServer(process.env['BENCH_FOLDER'] ?? '');
else if (process.env['BENCH_ROLE'] === 'server-without-image-work') await import('./bench-server.ts');
else await bench();
