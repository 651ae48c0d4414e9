/*
 * Object storage that remembers in memory and can be told to fail: for tests only. It keeps nothing after the
 * process ends and does not imitate slowness.
 */
import {
  checkObjectBytes,
  checkObjectKey,
  maxListedKeys,
  ObjectMissing,
  type ObjectStorage,
  TryLater,
} from './object-storage.port.ts';

export type FakeObjectStorage = ObjectStorage & {
  /** What is stored now, to look at. */
  readonly objects: ReadonlyMap<string, Buffer>;
  /** The next `count` calls throw `TryLater`. */
  failNext(count: number): void;
};

/** A fresh, empty storage. */
export function createFakeObjectStorage(): FakeObjectStorage {
  const objects = new Map<string, Buffer>();
  let failures = 0;

  function enter(objectKey?: string): void {
    if (objectKey !== undefined) checkObjectKey(objectKey);
    if (failures > 0) {
      failures -= 1;
      throw new TryLater('Told to fail');
    }
  }
  function find(objectKey: string): Buffer {
    const found = objects.get(objectKey);
    if (found === undefined) throw new ObjectMissing('No such object');
    return Buffer.from(found);
  }

  return {
    objects,
    failNext(count) {
      failures = count;
    },
    async put(objectKey, content) {
      enter(objectKey);
      const bytes = await collect(content);
      objects.set(objectKey, bytes);
      return { bytes: bytes.length };
    },
    async get(objectKey) {
      enter(objectKey);
      return find(objectKey);
    },
    async getPart(objectKey, start, bytes) {
      enter(objectKey);
      return Buffer.from(find(objectKey).subarray(start, start + bytes));
    },
    async *stream(objectKey) {
      enter(objectKey);
      const bytes = find(objectKey);
      for (let at = 0; at < bytes.length; at += 1024 * 1024) yield bytes.subarray(at, at + 1024 * 1024);
    },
    async remove(objectKey) {
      enter(objectKey);
      objects.delete(objectKey);
    },
    async list(prefix, { after = '', limit = maxListedKeys } = {}) {
      enter();
      const all = [...objects.keys()].sort().filter((key) => key.startsWith(prefix) && key > after);
      const keys = all.slice(0, Math.min(limit, maxListedKeys));
      const last = keys.at(-1);
      return all.length > keys.length && last !== undefined ? { keys, next: last } : { keys };
    },
  };
}

async function collect(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Buffer> {
  if (content instanceof Uint8Array) return Buffer.from(content);
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of content) {
    bytes += part.length;
    checkObjectBytes(bytes);
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts, bytes);
}
