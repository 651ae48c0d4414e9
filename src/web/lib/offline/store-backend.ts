/**
 * Where sealed records lie: the browser's database, or the memory of the page where there is none. This file
 * and `has-store.ts` alone touch browser storage; they see ciphertext, ids and the key's handle, never content.
 */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { SessionView } from '#contracts/accounts/session.contract.ts';
import { databaseName } from './has-store.ts';

/** One sealed record. `id` is random or names a case by its id: nothing personal. */
export type SealedRecord = { id: string; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer };

/** Whose store it is. The key cannot be taken out of the browser (non-extractable). Times in ms since 1970. */
export type StoreHead = {
  accountId: string;
  key: CryptoKey;
  /** When the server last acknowledged anything to this account. */
  contactAt: number;
  /** When a hand was last on this device. */
  usedAt: number;
  /** The session was locked: nothing is read until the server has unlocked it. */
  isLocked: boolean;
  /** What anybody may know of the instance; no person. */
  instance: SessionView['instance'];
};

export type Part = 'items' | 'bytes';

export type Backend = {
  readonly isOnDevice: boolean;
  readHead: () => Promise<StoreHead | undefined>;
  writeHead: (head: StoreHead) => Promise<void>;
  put: (part: Part, record: SealedRecord) => Promise<void>;
  get: (part: Part, id: string) => Promise<SealedRecord | undefined>;
  all: (part: Part) => Promise<SealedRecord[]>;
  remove: (part: Part, id: string) => Promise<void>;
  /** Everything, the key too. */
  destroy: () => Promise<void>;
};

const headKey = 'head';

type Layout = DBSchema & {
  head: { key: string; value: StoreHead };
  items: { key: string; value: SealedRecord };
  bytes: { key: string; value: SealedRecord };
};

/** The database of this browser. @throws where there is none (private windows of some browsers, storage refused) */
export async function openDeviceBackend(): Promise<Backend> {
  const db: IDBPDatabase<Layout> = await openDB<Layout>(databaseName, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('head');
      fresh.createObjectStore('items', { keyPath: 'id' });
      fresh.createObjectStore('bytes', { keyPath: 'id' });
    },
    // Another window destroys it: this one must not hold it.
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
  });
  return {
    isOnDevice: true,
    readHead: () => db.get('head', headKey),
    writeHead: async (head) => void (await db.put('head', head, headKey)),
    put: async (part, record) => void (await db.put(part, record)),
    get: (part, id) => db.get(part, id),
    all: (part) => db.getAll(part),
    remove: (part, id) => db.delete(part, id),
    destroy: async () => {
      db.close();
      await deleteDB(databaseName);
    },
  };
}

/** The same in the memory of this page: gone when it is closed. */
export function createMemoryBackend(): Backend {
  let head: StoreHead | undefined;
  const parts: Record<Part, Map<string, SealedRecord>> = { items: new Map(), bytes: new Map() };
  return {
    isOnDevice: false,
    readHead: async () => head,
    writeHead: async (next) => {
      head = next;
    },
    put: async (part, record) => void parts[part].set(record.id, record),
    get: async (part, id) => parts[part].get(id),
    all: async (part) => [...parts[part].values()],
    remove: async (part, id) => void parts[part].delete(id),
    destroy: async () => {
      head = undefined;
      parts.items.clear();
      parts.bytes.clear();
    },
  };
}
