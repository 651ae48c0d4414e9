import { randomUUID } from 'node:crypto';
import { appendFile, readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  call,
  create,
  cutPatch,
  directory,
  eachInUploadFolder,
  grepFolder,
  hangingPatch,
  marker,
  offsetOf,
  patch,
  photo,
  problemOf,
  start,
  zeroFrame,
} from './upload-machine.suite.ts';

eachInUploadFolder();

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

  test('A-075 A-076 B-107 too large is refused with a sentence and a size, before any byte', async () => {
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
