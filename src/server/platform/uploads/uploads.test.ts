import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { type ClientRequest, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import { fastify } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { problemSchema } from '#contracts/problem.ts';
import { createKeyring } from '../crypto/keyring.ts';
import { createKeyFile, loadKeyFile } from '../crypto/master-keys.ts';
import { AppError } from '../http/app-error.ts';
import { createProblemTable, describeProblem } from '../http/problem.ts';
import { type RegisterUploadsOptions, registerUploads } from './register-uploads.ts';
import { ownerMetadataKey, SealedUploadStore } from './sealed-upload-store.ts';
import { uploadErrorsFr } from './upload-problems.fr.ts';
import { uploadErrorStatuses } from './upload-problems.ts';

const marker = 'PLAINTEXT-MARKER-OF-THE-PATIENT';
const problems = createProblemTable({ statuses: uploadErrorStatuses, titles: uploadErrorsFr });
const stops: (() => Promise<unknown>)[] = [];
let root: string;
let directory: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'uploads-'));
  directory = join(root, 'uploads');
  createKeyFile(join(root, 'keys.json'));
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await rm(root, { recursive: true });
});

type Finished = { uploadId: string; content: Buffer };
type Machine = { url: string; store: SealedUploadStore; finished: Finished[]; stop: () => Promise<void> };

/** A server as the composition root would make one; restarting it means calling this again on the same folder. */
async function start(changes: Partial<RegisterUploadsOptions> & { now?: () => Date } = {}): Promise<Machine> {
  const { now = () => new Date(), ...overrides } = changes;
  const keyring = createKeyring(loadKeyFile(join(root, 'keys.json')));
  const store = new SealedUploadStore({ directory, keyring, now });
  const finished: Finished[] = [];
  const server = fastify();
  server.setErrorHandler((error, _request, reply) => {
    const { problem } = describeProblem(problems, error, randomUUID);
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  });
  await registerUploads(server, {
    path: '/api/uploads',
    store,
    newId: randomUUID,
    authorize: async (request) => {
      const person = request.headers['x-person'];
      return typeof person === 'string' ? { ownerId: person, maxBytes: 5_000_000 } : null;
    },
    onFinish: async (uploadId, _info, readAll) => {
      finished.push({ uploadId, content: await readAll() });
      return { status: 201, body: { photoId: uploadId } };
    },
    ...overrides,
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/api/uploads`;
  const stop = async (): Promise<void> => {
    server.server.closeAllConnections();
    await server.close();
    await store.close();
  };
  stops.push(stop);
  return { url, store, finished, stop };
}

type Call = { method: string; url: string; person?: string; headers?: Record<string, string>; body?: Buffer };

async function call({ method, url, person = 'anna', headers = {}, body }: Call): Promise<Response> {
  return fetch(url, {
    method,
    headers: { 'tus-resumable': '1.0.0', 'x-person': person, ...headers },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });
}

async function create(machine: Machine, size: number, metadata = 'name cGhvdG8='): Promise<string> {
  const headers = { 'upload-length': String(size), 'upload-metadata': metadata };
  const response = await call({ method: 'POST', url: machine.url, headers });
  expect(response.status).toBe(201);
  return new URL(response.headers.get('location') ?? '', machine.url).href;
}

function patch(url: string, offset: number, body: Buffer, person?: string): Promise<Response> {
  const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
  return call({ method: 'PATCH', url, headers, body, ...(person === undefined ? {} : { person }) });
}

async function offsetOf(url: string): Promise<number> {
  const response = await call({ method: 'HEAD', url });
  expect(response.status).toBe(200);
  return Number(response.headers.get('upload-offset'));
}

async function problemOf(
  response: Response,
): Promise<{ code: string; status: number; detail?: string | undefined }> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

/** Sends part of a PATCH, then cuts the connection. */
function cutPatch(url: string, offset: number, announced: number, sent: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const request = httpRequest(url, {
      method: 'PATCH',
      headers: {
        'tus-resumable': '1.0.0',
        'x-person': 'anna',
        'content-type': 'application/offset+octet-stream',
        'upload-offset': offset,
        'content-length': announced,
      },
    });
    request.on('error', () => resolve());
    request.write(sent, () => request.destroy());
    request.on('close', () => resolve());
  });
}

/** Sends part of a PATCH and then keeps silent. */
function hangingPatch(url: string, announced: number, part: Buffer): ClientRequest {
  const headers = {
    'tus-resumable': '1.0.0',
    'x-person': 'anna',
    'content-type': 'application/offset+octet-stream',
    'upload-offset': 0,
    'content-length': announced,
  };
  const request = httpRequest(url, { method: 'PATCH', headers });
  request.on('error', () => undefined);
  request.write(part);
  return request;
}

const photo = (bytes: number, seed = 0): Buffer =>
  Buffer.alloc(bytes, `${marker}-${seed}-`).map((byte, index) =>
    index % 97 === 96 ? (index + seed) & 255 : byte,
  ) as Buffer;

async function grepFolder(): Promise<string[]> {
  const names = await readdir(directory);
  const hits: string[] = [];
  for (const name of names) {
    if ((await readFile(join(directory, name))).includes(marker)) hits.push(name);
  }
  return hits;
}

describe('resumable upload', () => {
  test('arrives identical in one piece, and the last PATCH carries the answer', async () => {
    const machine = await start();
    const content = photo(1_200_000);
    const url = await create(machine, content.length);
    const response = await patch(url, 0, content);
    expect(response.status).toBe(201);
    const uploadId = url.split('/').at(-1);
    expect(await response.json()).toEqual({ photoId: uploadId });
    expect(machine.finished.map((one) => one.content.equals(content))).toEqual([true]);
    expect((await readdir(directory)).map((name) => name.split('.')[1])).toEqual(['done']);
  });

  test('arrives with the creation request too', async () => {
    const machine = await start();
    const content = photo(300_000);
    const headers = { 'upload-length': '300000', 'content-type': 'application/offset+octet-stream' };
    const response = await call({ method: 'POST', url: machine.url, headers, body: content });
    expect(response.status).toBe(201);
    expect(await response.json()).toHaveProperty('photoId');
    expect(machine.finished[0]?.content.equals(content)).toBe(true);
  });

  test('cut in the middle it resumes where it stopped, also after a restart of the server', async () => {
    const first = await start();
    const content = photo(1_500_001);
    const url = await create(first, content.length);
    await cutPatch(url, 0, content.length, content.subarray(0, 700_000));
    const offset = await offsetOf(url);
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThanOrEqual(700_000);
    expect((await patch(url, offset, content.subarray(offset, offset + 100_003))).status).toBe(204);
    await first.stop();
    const second = await start();
    const moved = url.replace(first.url, second.url);
    expect(await offsetOf(moved)).toBe(offset + 100_003);
    expect((await patch(moved, offset + 100_003, content.subarray(offset + 100_003))).status).toBe(201);
    expect(second.finished.map((one) => one.content.equals(content))).toEqual([true]);
  });

  test.each([
    ['a torn frame', (path: string) => appendFile(path, Buffer.alloc(1_000, 7))],
    ['a whole frame of zeros', (path: string) => appendFile(path, zeroFrame())],
    ['three bytes', (path: string) => appendFile(path, 'abc')],
  ])('after a crash that left %s it goes on from what was acknowledged', async (_name, damage) => {
    const first = await start();
    const content = photo(800_000);
    const url = await create(first, content.length);
    await patch(url, 0, content.subarray(0, 400_000));
    await first.stop();
    await damage(join(directory, (await readdir(directory))[0] ?? ''));
    const second = await start();
    const moved = url.replace(first.url, second.url);
    expect(await offsetOf(moved)).toBe(400_000);
    expect((await patch(moved, 400_000, content.subarray(400_000))).status).toBe(201);
    expect(second.finished[0]?.content.equals(content)).toBe(true);
  });

  test('a frame cut short on disk is asked for again', async () => {
    const first = await start();
    const content = photo(600_000);
    const url = await create(first, content.length);
    await patch(url, 0, content.subarray(0, 500_000));
    await first.stop();
    const path = join(directory, (await readdir(directory))[0] ?? '');
    await truncate(path, (await readFile(path)).length - 10);
    const second = await start();
    const moved = url.replace(first.url, second.url);
    expect(await offsetOf(moved)).toBe(262_144);
    expect((await patch(moved, 262_144, content.subarray(262_144))).status).toBe(201);
    expect(second.finished[0]?.content.equals(content)).toBe(true);
  });

  test('nothing is on disk in the clear, neither content, nor names, nor owner', async () => {
    const machine = await start();
    const content = photo(700_000);
    const metadata = `name ${Buffer.from(marker).toString('base64')}`;
    const url = await create(machine, content.length, metadata);
    await patch(url, 0, content.subarray(0, 600_000));
    expect(await grepFolder()).toEqual([]);
    const [name = ''] = await readdir(directory);
    expect((await readFile(join(directory, name))).includes('anna')).toBe(false);
    await patch(url, 600_000, content.subarray(600_000));
    expect(machine.finished).toHaveLength(1);
    expect(await grepFolder()).toEqual([]);
  });
});

describe('upload refusals', () => {
  test('another person gets 404 for every request, and the upload is untouched', async () => {
    const machine = await start();
    const url = await create(machine, 1_000);
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
      expect((await call({ method, url, headers, person: 'bob' })).status, method).toBe(404);
    }
    const response = await call({ method: 'POST', url: `${url}/finish`, person: 'bob' });
    expect(await problemOf(response)).toMatchObject({ code: 'upload.not_found', status: 404 });
    expect(await offsetOf(url)).toBe(0);
  });

  test('unknown and impossible ids get 404, never a path outside the folder', async () => {
    const machine = await start();
    for (const id of [randomUUID(), '..%2Fkeys', '..', 'x'.repeat(36)]) {
      expect((await call({ method: 'HEAD', url: `${machine.url}/${id}` })).status, id).toBe(404);
    }
  });

  test('too large is refused with a sentence and a size, before any byte', async () => {
    const machine = await start();
    const response = await call({
      method: 'POST',
      url: machine.url,
      headers: { 'upload-length': '5000001' },
    });
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ code: 'upload.too_large', status: 413 });
    expect(problem.detail).toContain('5 Mo');
  });

  test('more bytes than announced are refused', async () => {
    const machine = await start();
    const url = await create(machine, 1_000);
    const response = await patch(url, 0, photo(1_001));
    expect(await problemOf(response)).toMatchObject({ code: 'upload.too_large', status: 413 });
    expect(machine.finished).toEqual([]);
  });

  test('a wrong offset is a conflict', async () => {
    const machine = await start();
    const url = await create(machine, 1_000);
    expect(await problemOf(await patch(url, 10, photo(10)))).toMatchObject({
      code: 'upload.conflict',
      status: 409,
    });
  });

  test.each([
    { 'upload-length': '0' },
    { 'upload-length': 'abc' },
    { 'upload-defer-length': '1' },
    { 'upload-length': '10', 'upload-metadata': 'a b c d' },
    { 'upload-length': '10', 'upload-metadata': `name ${'A'.repeat(5_000)}` },
    { 'upload-length': '10', 'tus-resumable': '9' },
  ])('malformed creation %j is refused', async (headers) => {
    const machine = await start();
    const response = await call({
      method: 'POST',
      url: machine.url,
      headers: headers as Record<string, string>,
    });
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ code: 'upload.malformed' });
  });

  test('of two PATCH at once one wins and the other is told 409', async () => {
    const machine = await start();
    const content = photo(900_000);
    const url = await create(machine, content.length);
    const answers = await Promise.all([patch(url, 0, content), patch(url, 0, content)]);
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409]);
    expect(machine.finished.map((one) => one.content.equals(content))).toEqual([true]);
  });
});

describe('a connection that hangs', () => {
  test('gives way to the same person coming back', async () => {
    const arrival = Promise.withResolvers<void>();
    const machine = await start({
      authorize: async (request) => {
        if (request.method === 'PATCH') arrival.resolve();
        return { ownerId: 'anna', maxBytes: 5_000_000 };
      },
    });
    const content = photo(600_000);
    const url = await create(machine, content.length);
    const hanging = hangingPatch(url, content.length, content.subarray(0, 300_000));
    await arrival.promise;
    const offset = await offsetOf(url);
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThanOrEqual(300_000);
    expect((await patch(url, offset, content.subarray(offset))).status).toBe(201);
    expect(machine.finished[0]?.content.equals(content)).toBe(true);
    hanging.destroy();
  });
});

describe('finishing', () => {
  test('a client that lost the last answer gets the same one again, without a second run', async () => {
    const machine = await start();
    const url = await create(machine, 1_000);
    const first = await (await patch(url, 0, photo(1_000))).json();
    expect(await offsetOf(url)).toBe(1_000);
    const again = await patch(url, 1_000, Buffer.alloc(0));
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(first);
    const asked = await call({ method: 'POST', url: `${url}/finish` });
    expect(asked.status).toBe(201);
    expect(await asked.json()).toEqual(first);
    expect(machine.finished).toHaveLength(1);
  });

  test('that failed is done by the next request, also after a restart', async () => {
    const content = photo(500_000);
    const first = await start({
      onFinish: async () => {
        throw new AppError('internal.unavailable');
      },
    });
    const url = await create(first, content.length);
    expect(await problemOf(await patch(url, 0, content))).toMatchObject({ code: 'internal.unavailable' });
    expect(await offsetOf(url)).toBe(content.length);
    await first.stop();
    const second = await start();
    const moved = url.replace(first.url, second.url);
    const answers = await Promise.all([
      call({ method: 'POST', url: `${moved}/finish` }),
      call({ method: 'POST', url: `${moved}/finish` }),
      patch(moved, content.length, Buffer.alloc(0)),
    ]);
    expect(answers.map((one) => one.status)).toEqual([201, 201, 201]);
    expect(second.finished.map((one) => one.content.equals(content))).toEqual([true]);
  });

  test('an unfinished upload cannot be finished', async () => {
    const machine = await start();
    const url = await create(machine, 1_000);
    await patch(url, 0, photo(10));
    const response = await call({ method: 'POST', url: `${url}/finish` });
    expect(await problemOf(response)).toMatchObject({ code: 'upload.incomplete', status: 409 });
  });

  test('a refusal by the receiver is final, remembered, and removes the content', async () => {
    const refusal = { type: '/problems/x', title: 'Image illisible.', status: 422, code: 'photo.unreadable' };
    const machine = await start({ onFinish: async () => ({ status: 422, body: refusal }) });
    const url = await create(machine, 1_000);
    expect(await problemOf(await patch(url, 0, photo(1_000)))).toMatchObject({ code: 'photo.unreadable' });
    expect(await readdir(directory)).toEqual([expect.stringMatching(/\.done$/)]);
    expect((await call({ method: 'POST', url: `${url}/finish` })).status).toBe(422);
  });
});

describe('ending', () => {
  test('the owner can give an upload up', async () => {
    const machine = await start();
    const url = await create(machine, 1_000);
    await patch(url, 0, photo(10));
    expect((await call({ method: 'DELETE', url })).status).toBe(204);
    expect(await readdir(directory)).toEqual([]);
    expect((await call({ method: 'HEAD', url })).status).toBe(404);
  });

  test('unfinished uploads expire after 72 hours and are removed', async () => {
    const bornAt = new Date('2026-11-22T08:00:00Z');
    let now = bornAt;
    const machine = await start({ now: () => now });
    const url = await create(machine, 1_000);
    expect(await machine.store.removeExpired(new Date(bornAt.getTime() + 71 * 3_600_000))).toBe(0);
    now = new Date(bornAt.getTime() + 73 * 3_600_000);
    expect((await call({ method: 'HEAD', url })).status).toBe(410);
    expect(await machine.store.removeExpired(now)).toBe(1);
    expect(await readdir(directory)).toEqual([]);
  });

  test('32 uploads at once arrive identical', async () => {
    const machine = await start({
      authorize: async () => ({ ownerId: 'anna', maxBytes: 20_000_000 }),
      onFinish: async (uploadId, _info, readAll) => {
        if (machine.finished.length > 3) return { status: 200, body: {} };
        machine.finished.push({ uploadId, content: await readAll() });
        return { status: 200, body: {} };
      },
    });
    const size = 4_000_000;
    const content = photo(size);
    const urls = await Promise.all(Array.from({ length: 32 }, () => create(machine, size)));
    await Promise.all(urls.map((url) => slowly(url, content, size - 1)));
    expect(machine.finished).toEqual([]);
    for (const url of urls) expect((await patch(url, size - 1, content.subarray(size - 1))).status).toBe(200);
    expect(machine.finished.map((one) => one.content.equals(content))).toEqual([true, true, true, true]);
  });

  test('32 uploads at once, 512 MB together, are never held whole in memory', async () => {
    const { store } = await start();
    const size = 16 * 1024 * 1024;
    const ids = Array.from({ length: 32 }, () => randomUUID());
    for (const id of ids) {
      await store.create(new Upload({ id, size, offset: 0, metadata: { [ownerMetadataKey]: 'anna' } }));
    }
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    async function* source(): AsyncGenerator<Buffer> {
      const chunk = Buffer.alloc(65_536, 7);
      for (let sent = 0; sent < size; sent += chunk.length) {
        peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
        yield chunk;
      }
    }
    await Promise.all(
      ids.map((id) => store.receiving(source(), () => store.write(Readable.from([]), id, 0))),
    );
    expect((await store.getUpload(ids[31] ?? '')).offset).toBe(size);
    expect(peak).toBeLessThan(160 * 1024 * 1024);
  });
});

/** Sends content by pieces with backpressure, without a copy of it. */
function slowly(url: string, content: Buffer, bytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'tus-resumable': '1.0.0',
      'x-person': 'anna',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': 0,
      'content-length': bytes,
    };
    const request = httpRequest(url, { method: 'PATCH', headers }, (response) => {
      response
        .resume()
        .on('end', () => (response.statusCode === 204 ? resolve() : reject(new Error('refused'))));
    });
    request.on('error', reject);
    let at = 0;
    const pump = (): void => {
      while (at < bytes) {
        const end = Math.min(at + 65_536, bytes);
        const hasRoom = request.write(content.subarray(at, end));
        at = end;
        if (!hasRoom) {
          request.once('drain', pump);
          return;
        }
      }
      request.end();
    };
    pump();
  });
}

function zeroFrame(): Buffer {
  const frame = Buffer.alloc(32 + 100);
  frame.writeUInt32BE(100);
  return frame;
}
