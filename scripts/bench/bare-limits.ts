// What this machine can do without us, measured in the same run: commits, echo, synced writes, image scaling.
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { Client } from 'pg';
import sharp from 'sharp';
import { makeThumbnail } from '#server/platform/images/make-thumbnail.ts';
import { round } from './figures.ts';
import type { LoadClient } from './http-client.ts';

/** Runs `work` in `workers` loops for `seconds`; how often a second it ended. */
export async function perSecond(
  workers: number,
  seconds: number,
  work: (worker: number) => Promise<unknown>,
) {
  const began = performance.now();
  const until = began + seconds * 1000;
  let done = 0;
  async function loop(worker: number): Promise<void> {
    while (performance.now() < until) {
      await work(worker);
      done += 1;
    }
  }
  await Promise.all(Array.from({ length: workers }, (_, worker) => loop(worker)));
  return done / ((performance.now() - began) / 1000);
}

/** Durable one-row commits a second at 1, 8 and 32 clients. */
export async function measureCommits(url: string, seconds: number): Promise<Record<string, number>> {
  const rates: Record<string, number> = {};
  const clients = await Promise.all(
    Array.from({ length: 32 }, async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  try {
    await clients[0]?.query('create table if not exists bench_rows (id bigserial primary key, note text)');
    for (const workers of [1, 8, 32]) {
      const rate = await perSecond(workers, seconds, async (worker) =>
        clients[worker]?.query({
          name: 'bench',
          text: 'insert into bench_rows (note) values ($1)',
          values: ['x'],
        }),
      );
      rates[workers] = Math.round(rate);
    }
    await clients[0]?.query('drop table bench_rows');
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
  return rates;
}

/** A bare server: `GET /` answers "ok", another `GET` a file of the folder, `POST` is written, synced, answered. */
export async function runBareServer(folder: string): Promise<void> {
  let count = 0;
  async function keep(request: IncomingMessage, response: ServerResponse): Promise<void> {
    count += 1;
    const file = await open(join(folder, `upload-${count % 64}`), 'w');
    try {
      for await (const chunk of request) await file.write(chunk as Buffer);
      await file.datasync();
    } finally {
      await file.close();
    }
    response.end('ok');
  }
  const server = createServer((request, response) => {
    if (request.method === 'POST') keep(request, response).catch(() => response.destroy());
    else if (request.url === '/') response.end('ok');
    else giveFile(join(folder, basename(request.url ?? '')), response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.send?.({ port: (server.address() as AddressInfo).port });
  process.once('disconnect', () => process.exit(0));
}

function giveFile(path: string, response: ServerResponse): void {
  readFile(path).then(
    (content) => response.end(content),
    () => response.writeHead(404).end(),
  );
}

export async function measureEcho(client: LoadClient, seconds: number): Promise<number> {
  return Math.round(await perSecond(8, seconds, () => client.ask({ method: 'GET', path: '/' })));
}

/** MB a second (10⁶ bytes) received and synced by a server that does nothing else, at 8 clients. */
export async function measureRawUpload(client: LoadClient, body: Buffer, seconds: number): Promise<number> {
  const rate = await perSecond(8, seconds, () => client.ask({ method: 'POST', path: '/', body }));
  return Math.round((rate * body.length) / 1e6);
}

/** MB a second of files of 2 MB written and synced by this process, 1 and 8 at once. */
export async function measureSyncedWrites(parent: string, body: Buffer, seconds: number) {
  const folder = await mkdtemp(join(parent, 'writes-'));
  const write = async (worker: number): Promise<void> => {
    const file = await open(join(folder, `file-${worker}`), 'w');
    await file.write(body);
    await file.datasync();
    await file.close();
  };
  try {
    const rates: Record<string, number> = {};
    for (const workers of [1, 8]) {
      const rate = await perSecond(workers, seconds, write);
      rates[workers] = Math.round((rate * body.length) / 1e6);
    }
    return rates;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Images a second on two jobs and CPU seconds each: the 1600 px copy (U) and our own thumbnail. */
export async function measureImages(photo: Buffer, seconds: number) {
  sharp.concurrency(1);
  sharp.cache(false);
  const copy = () =>
    sharp(photo).resize({ width: 1600, height: 1600, fit: 'inside' }).jpeg({ quality: 80 }).toBuffer();
  return {
    copy1600: await timedImages(copy, seconds),
    thumbnail: await timedImages(() => makeThumbnail(photo), seconds),
  };
}

async function timedImages(work: () => Promise<unknown>, seconds: number) {
  await Promise.all([work(), work()]);
  const before = process.cpuUsage();
  let done = 0;
  const rate = await perSecond(2, seconds, async () => {
    await work();
    done += 1;
  });
  const { user, system } = process.cpuUsage(before);
  return { perSecond: round(rate, 1), cpuSeconds: round((user + system) / 1e6 / done, 4) };
}
