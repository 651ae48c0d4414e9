import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFakeObjectStorage } from './object-storage.fake.ts';
import { TryLater } from './object-storage.port.ts';
import { describeObjectStorage } from './object-storage.suite.ts';
import { createFolderObjectStorage } from './providers/folder.adapter.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'objects-'));
});
afterAll(() => rm(root, { recursive: true }));

describeObjectStorage('fake', async () => createFakeObjectStorage());
describeObjectStorage('folder', async () => createFolderObjectStorage(await mkdtemp(join(root, 'run-'))));

describe('fake object storage', () => {
  test('fails when told to', async () => {
    const storage = createFakeObjectStorage();
    storage.failNext(1);
    await expect(storage.put('a', Buffer.from('x'))).rejects.toThrow(TryLater);
    await storage.put('a', Buffer.from('x'));
    expect(storage.objects.size).toBe(1);
  });
});

describe('folder object storage', () => {
  test('spreads objects over two levels, and leaves nothing in its waiting room', async () => {
    const directory = await mkdtemp(join(root, 'run-'));
    const storage = createFolderObjectStorage(directory);
    await storage.put('photos/a/original', Buffer.from('x'));
    const files = await readdir(directory, { recursive: true });
    expect(files).toContainEqual(expect.stringMatching(/^[0-9a-f]{2}\/[0-9a-f]{2}\/photos~a~original$/));
    expect(await readdir(join(directory, '.incoming'))).toEqual([]);
  });

  test('removes old leftovers of a crash and keeps what is being written', async () => {
    const directory = await mkdtemp(join(root, 'run-'));
    await mkdir(join(directory, '.incoming'));
    await writeFile(join(directory, '.incoming', 'old'), 'x');
    await utimes(join(directory, '.incoming', 'old'), 1_000, 1_000);
    await writeFile(join(directory, '.incoming', 'fresh'), 'x');
    const storage = createFolderObjectStorage(directory);
    expect(await storage.removeOrphans(new Date(2_000_000))).toBe(1);
    expect(await readdir(join(directory, '.incoming'))).toEqual(['fresh']);
  });
});
