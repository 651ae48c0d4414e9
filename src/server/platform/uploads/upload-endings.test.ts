import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Upload } from '@tus/server';
import { describe, expect, test } from 'vitest';
import { AppError } from '../http/app-error.ts';
import { ownerMetadataKey } from './sealed-upload-store.ts';
import {
  call,
  create,
  directory,
  eachInUploadFolder,
  offsetOf,
  patch,
  photo,
  problemOf,
  slowly,
  start,
} from './upload-machine.suite.ts';

eachInUploadFolder();

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

  test('A-075 B-107 32 uploads at once, 512 MB together, are never held whole in memory', async () => {
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
