import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { type ClientRequest, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { afterEach, beforeEach, expect } from 'vitest';
import { problemSchema } from '#contracts/problem.ts';
import { createKeyring } from '../crypto/keyring.ts';
import { createKeyFile, loadKeyFile } from '../crypto/master-keys.ts';
import { createProblemTable, describeProblem } from '../http/problem.ts';
import { type RegisterUploadsOptions, registerUploads } from './register-uploads.ts';
import { SealedUploadStore } from './sealed-upload-store.ts';
import { uploadErrorsFr } from './upload-problems.fr.ts';
import { uploadErrorStatuses } from './upload-problems.ts';

export const marker = 'PLAINTEXT-MARKER-OF-THE-PATIENT';
const problems = createProblemTable([{ statuses: uploadErrorStatuses, titles: uploadErrorsFr }]);
export const stops: (() => Promise<unknown>)[] = [];
export let root: string;
export let directory: string;

/** Registers the folder of each test and what ends it; call once in a test file. */
export function eachInUploadFolder(): void {
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'uploads-'));
    directory = join(root, 'uploads');
    createKeyFile(join(root, 'keys.json'));
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    await rm(root, { recursive: true });
  });
}

type Finished = { uploadId: string; content: Buffer };
export type Machine = {
  url: string;
  store: SealedUploadStore;
  finished: Finished[];
  stop: () => Promise<void>;
};

/** A server as the composition root would make one; restarting it means calling this again on the same folder. */
export async function start(
  changes: Partial<RegisterUploadsOptions> & { now?: () => Date } = {},
): Promise<Machine> {
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

export async function call({ method, url, person = 'anna', headers = {}, body }: Call): Promise<Response> {
  return fetch(url, {
    method,
    headers: { 'tus-resumable': '1.0.0', 'x-person': person, ...headers },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });
}

export async function create(machine: Machine, size: number, metadata = 'name cGhvdG8='): Promise<string> {
  const headers = { 'upload-length': String(size), 'upload-metadata': metadata };
  const response = await call({ method: 'POST', url: machine.url, headers });
  expect(response.status).toBe(201);
  return new URL(response.headers.get('location') ?? '', machine.url).href;
}

export function patch(url: string, offset: number, body: Buffer, person?: string): Promise<Response> {
  const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
  return call({ method: 'PATCH', url, headers, body, ...(person === undefined ? {} : { person }) });
}

export async function offsetOf(url: string): Promise<number> {
  const response = await call({ method: 'HEAD', url });
  expect(response.status).toBe(200);
  return Number(response.headers.get('upload-offset'));
}

export async function problemOf(
  response: Response,
): Promise<{ code: string; status: number; detail?: string | undefined }> {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

/** Sends part of a PATCH, then cuts the connection. */
export function cutPatch(url: string, offset: number, announced: number, sent: Buffer): Promise<void> {
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
export function hangingPatch(url: string, announced: number, part: Buffer): ClientRequest {
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

export const photo = (bytes: number, seed = 0): Buffer =>
  Buffer.alloc(bytes, `${marker}-${seed}-`).map((byte, index) =>
    index % 97 === 96 ? (index + seed) & 255 : byte,
  ) as Buffer;

export async function grepFolder(): Promise<string[]> {
  const names = await readdir(directory);
  const hits: string[] = [];
  for (const name of names) {
    if ((await readFile(join(directory, name))).includes(marker)) hits.push(name);
  }
  return hits;
}

/** Sends content by pieces with backpressure, without a copy of it. */
export function slowly(url: string, content: Buffer, bytes: number): Promise<void> {
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

export function zeroFrame(): Buffer {
  const frame = Buffer.alloc(32 + 100);
  frame.writeUInt32BE(100);
  return frame;
}
