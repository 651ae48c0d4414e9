/*
 * Object storage in a folder of the machine (the default provider). An object is written to `.incoming`, synced,
 * renamed to its place and the place synced, so that it is there whole or not at all. Two levels of folders taken
 * from a digest of the key keep each folder small. It does not replicate: that is the operator's backup.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  checkObjectBytes,
  checkObjectKey,
  maxListedKeys,
  ObjectMissing,
  type ObjectStorage,
  TryLater,
} from '../object-storage.port.ts';

const incoming = '.incoming';
const pieceBytes = 1024 * 1024;
const passingTroubles = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EMFILE', 'ENFILE', 'EROFS', 'EBUSY', 'EAGAIN']);

export type FolderObjectStorage = ObjectStorage & {
  /** Removes files that a crash left in `.incoming` before `olderThan`; returns how many. */
  removeOrphans(olderThan: Date): Promise<number>;
};

/** Storage under `directory` (created when missing, for this user only). */
export function createFolderObjectStorage(directory: string): FolderObjectStorage {
  return {
    put: (objectKey, content) => translated(() => putObject(directory, objectKey, content)),
    get: (objectKey) => translated(() => readFile(placeOf(directory, objectKey))),
    getPart: (objectKey, start, bytes) =>
      translated(() => readPart(placeOf(directory, objectKey), start, bytes)),
    async *stream(objectKey) {
      const pieces = createReadStream(placeOf(directory, objectKey), { highWaterMark: pieceBytes });
      try {
        yield* pieces as AsyncIterable<Buffer>;
      } catch (error) {
        throw translate(error);
      }
    },
    remove: (objectKey) =>
      translated(async () => {
        const place = placeOf(directory, objectKey);
        await rm(place, { force: true });
        await syncDirectory(dirname(place)).catch(ignoreMissing);
      }),
    list: (prefix, page) => translated(() => listObjects(directory, prefix, page)),
    removeOrphans: (olderThan) => translated(() => removeOrphans(directory, olderThan)),
  };
}

/** `/` cannot be part of a file name and `~` is not part of a key. */
function placeOf(directory: string, objectKey: string): string {
  checkObjectKey(objectKey);
  const digest = createHash('sha256').update(objectKey).digest('hex');
  return join(directory, digest.slice(0, 2), digest.slice(2, 4), objectKey.replaceAll('/', '~'));
}

async function putObject(
  directory: string,
  objectKey: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<{ bytes: number }> {
  const place = placeOf(directory, objectKey);
  const temporary = join(directory, incoming, randomUUID());
  const file = await openNew(temporary);
  try {
    const bytes = await writeAll(file, content);
    await file.sync();
    await file.close();
    await moveTo(directory, temporary, place);
    return { bytes };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

async function readPart(place: string, start: number, bytes: number): Promise<Buffer> {
  const file = await open(place, 'r');
  try {
    const { size } = await file.stat();
    const part = Buffer.allocUnsafe(Math.max(0, Math.min(bytes, size - start)));
    let done = 0;
    while (done < part.length) {
      const { bytesRead } = await file.read(part, done, part.length - done, start + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return part.subarray(0, done);
  } finally {
    await file.close();
  }
}

async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return open(path, 'wx', 0o600);
  }
}

async function writeAll(file: FileHandle, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<number> {
  if (content instanceof Uint8Array) {
    checkObjectBytes(content.length);
    await file.writeFile(content);
    return content.length;
  }
  let bytes = 0;
  for await (const part of content) {
    bytes += part.length;
    checkObjectBytes(bytes);
    await file.writeFile(part);
  }
  return bytes;
}

async function moveTo(directory: string, temporary: string, place: string): Promise<void> {
  try {
    await rename(temporary, place);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(temporary, place);
    await syncDirectory(dirname(dirname(place)));
    await syncDirectory(directory);
  }
  await syncDirectory(dirname(place));
}

async function listObjects(
  directory: string,
  prefix: string,
  { after = '', limit = maxListedKeys }: { after?: string; limit?: number } = {},
): Promise<{ keys: string[]; next?: string }> {
  const wanted = Math.max(1, Math.min(limit, maxListedKeys));
  const keys: string[] = [];
  let last = '';
  for await (const found of walk(directory, after)) {
    const key = found.name.replaceAll('~', '/');
    if (!key.startsWith(prefix)) continue;
    if (keys.length === wanted) return { keys, next: last };
    keys.push(key);
    last = `${found.shard}/${found.name}`;
  }
  return { keys };
}

/** Files in the order of their folders, after the position `aa/bb/name`. */
async function* walk(directory: string, after: string): AsyncGenerator<{ shard: string; name: string }> {
  for await (const shard of walkShards(directory)) {
    if (shard < after.slice(0, 5)) continue;
    for (const name of await sortedNames(join(directory, shard))) {
      if (`${shard}/${name}` > after) yield { shard, name };
    }
  }
}

async function* walkShards(directory: string): AsyncGenerator<string> {
  for (const first of await sortedNames(directory)) {
    if (first === incoming) continue;
    for (const second of await sortedNames(join(directory, first))) yield `${first}/${second}`;
  }
}

async function sortedNames(path: string): Promise<string[]> {
  const names = await readdir(path).catch(ignoreMissing);
  return (names ?? []).sort();
}

async function removeOrphans(directory: string, olderThan: Date): Promise<number> {
  let removed = 0;
  for (const name of await sortedNames(join(directory, incoming))) {
    const path = join(directory, incoming, name);
    const found = await stat(path).catch(ignoreMissing);
    if (found === undefined || found.mtime >= olderThan) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translate(error);
  }
}

/** Our own errors carry no path: an object key may sit in a log, but needs not. */
function translate(error: unknown): unknown {
  if (isMissing(error)) return new ObjectMissing('No such object');
  const code = codeOf(error);
  return passingTroubles.has(code) ? new TryLater(`The storage folder answers ${code}`) : error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function ignoreMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
