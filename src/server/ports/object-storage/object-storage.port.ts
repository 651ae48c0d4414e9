/*
 * Where big sealed objects (photos, PDF reports) are kept: write once, read, remove. It only ever sees bytes that
 * `platform/crypto` has sealed, and keys that name nobody (`photos/<id>/original`). It does not encrypt, does not
 * know who owns what, and is not a place to look things up: the database holds the list of objects.
 */

/** There is no such object. */
export class ObjectMissing extends Error {
  override name = 'ObjectMissing';
}

/** The storage cannot answer now (full, unreachable, too busy); the same call may succeed later. */
export class TryLater extends Error {
  override name = 'TryLater';
}

/** The key or the object is not acceptable, and never will be. */
export class ObjectRefused extends Error {
  override name = 'ObjectRefused';
}

export const maxObjectBytes = 512 * 1024 * 1024;
export const maxListedKeys = 1_000;

export type ObjectPage = {
  readonly keys: readonly string[];
  /** Give it back as `after` to go on; absent on the last page. */
  readonly next?: string;
};

export type ObjectStorage = {
  /**
   * Stores an object durably before answering; replaces an older one of the same key in one step. A failed put
   * leaves nothing behind. Throws `ObjectRefused`, `TryLater`, and whatever `content` throws.
   */
  put(objectKey: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ bytes: number }>;
  /** The whole object. Throws `ObjectMissing`, `ObjectRefused`, `TryLater`. */
  get(objectKey: string): Promise<Buffer>;
  /** Bytes from `start` on, at most `bytes` of them; fewer at the end, none beyond it. Throws as `get`. */
  getPart(objectKey: string, start: number, bytes: number): Promise<Buffer>;
  /** The object in pieces of at most 1 MiB. Throws as `get`, on the first piece. */
  stream(objectKey: string): AsyncIterable<Buffer>;
  /** Removes an object; removing one that is not there is no error. Throws `ObjectRefused`, `TryLater`. */
  remove(objectKey: string): Promise<void>;
  /**
   * One page of the keys that start with `prefix`, in no promised order but each exactly once.
   * `limit` is 1 to `maxListedKeys`. For housekeeping, not for screens. Throws `TryLater`.
   */
  list(prefix: string, page?: { after?: string; limit?: number }): Promise<ObjectPage>;
};

const keyPattern = /^[a-z0-9][a-z0-9_.-]*(\/[a-z0-9][a-z0-9_.-]*){0,5}$/;

/** Lower-case segments of letters, digits, `_ . -`, at most 6, 200 characters. Throws `ObjectRefused`. */
export function checkObjectKey(objectKey: string): void {
  if (objectKey.length > 200 || !keyPattern.test(objectKey))
    throw new ObjectRefused('Unacceptable object key');
}

/** Throws `ObjectRefused` beyond `maxObjectBytes`. */
export function checkObjectBytes(bytes: number): void {
  if (bytes > maxObjectBytes) throw new ObjectRefused(`Objects have at most ${maxObjectBytes} bytes`);
}
