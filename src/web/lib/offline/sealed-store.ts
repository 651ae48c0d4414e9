/**
 * What waits for the network, sealed with AES-GCM under a key that no script can take out of the browser, bound to one
 * account. Locked: reads and writes are refused and the key is dropped from memory. Where the device takes no more, what
 * comes next stays in the memory of the page, and `isOnDevice` says so.
 */
import type { SessionView } from '#contracts/accounts/session.contract.ts';
import { type Backend, createMemoryBackend, type Part, type StoreHead } from './store-backend.ts';

/** After the last acknowledged contact everything is destroyed. */
export const longestKeptMs = 72 * 3_600_000;

export class StoreLocked extends Error {
  constructor() {
    super('the store is locked');
    this.name = 'StoreLocked';
  }
}

export type StoreOwner = { accountId: string; instance: SessionView['instance'] };

export class SealedStore {
  readonly accountId: string;
  readonly #backend: Backend;
  /** Takes what the device refuses. */
  readonly #overflow = createMemoryBackend();
  #head: StoreHead;
  #key: CryptoKey | undefined;
  #isFull = false;

  private constructor(backend: Backend, head: StoreHead) {
    this.#backend = backend;
    this.#head = head;
    this.#key = head.key;
    this.accountId = head.accountId;
  }

  /**
   * Opens the store of this account after the server has said who is there. One of another account, or one whose time is
   * over, is destroyed first.
   */
  static async open(backend: Backend, owner: StoreOwner, now: number): Promise<SealedStore> {
    const found = await backend.readHead();
    const isMine = found?.accountId === owner.accountId && !isOver(found, now);
    if (found && !isMine) await emptyBackend(backend);
    const head: StoreHead = {
      accountId: owner.accountId,
      key: isMine ? found.key : await newKey(),
      contactAt: now,
      usedAt: now,
      isLocked: false,
      instance: owner.instance,
    };
    await backend.writeHead(head);
    return new SealedStore(backend, head);
  }

  /** The store that is there, without the server: locked when it was, or when nobody has used the device for `lockMs`. */
  static async recall(backend: Backend, now: number): Promise<SealedStore | undefined> {
    const head = await backend.readHead();
    if (!head) return undefined;
    if (isOver(head, now)) {
      await backend.destroy();
      return undefined;
    }
    const store = new SealedStore(backend, head);
    const hasSlept = now - head.usedAt > head.instance.lockMinutes * 60_000;
    if (head.isLocked || hasSlept) await store.lock();
    return store;
  }

  /** Whether a hand, or time, locked what is there, and nobody has opened it since. */
  static async isLocked(backend: Backend, now: number): Promise<boolean> {
    const head = await backend.readHead();
    return head !== undefined && !isOver(head, now) && head.isLocked;
  }

  /** The server has just let somebody in who proved who he is: this device does not ask again. */
  static async noteProof(backend: Backend): Promise<void> {
    const head = await backend.readHead();
    if (head?.isLocked) await backend.writeHead({ ...head, isLocked: false });
  }

  /** False once something could not be written to the device: it is lost when the page is closed. */
  get isOnDevice(): boolean {
    return this.#backend.isOnDevice && !this.#isFull;
  }

  get isLocked(): boolean {
    return this.#key === undefined;
  }

  get instance(): SessionView['instance'] {
    return this.#head.instance;
  }

  isOver(now: number): boolean {
    return isOver(this.#head, now);
  }

  /** @throws StoreLocked */
  async put(id: string, value: unknown): Promise<void> {
    await this.#write('items', id, new TextEncoder().encode(JSON.stringify(value)));
  }

  /** @throws StoreLocked */
  async putBytes(id: string, bytes: ArrayBuffer): Promise<void> {
    await this.#write('bytes', id, new Uint8Array(bytes));
  }

  /** Undefined when it is not there or cannot be opened. @throws StoreLocked */
  async get(id: string): Promise<unknown> {
    const bytes = await this.#read('items', id);
    return bytes && JSON.parse(new TextDecoder().decode(bytes));
  }

  /** @throws StoreLocked */
  getBytes(id: string): Promise<ArrayBuffer | undefined> {
    return this.#read('bytes', id);
  }

  /** Ids of what is kept, in no order. */
  async ids(): Promise<string[]> {
    const lists = await Promise.all([this.#backend.all('items'), this.#overflow.all('items')]);
    return [...new Set(lists.flat().map(({ id }) => id))];
  }

  /** Also while locked: wiping never waits. */
  async remove(id: string): Promise<void> {
    for (const backend of [this.#backend, this.#overflow]) {
      await backend.remove('items', id);
      await backend.remove('bytes', id);
    }
  }

  /** The server acknowledged something: the time until the end begins anew. */
  async noteContact(now: number): Promise<void> {
    await this.#change({ contactAt: now });
  }

  async noteUse(now: number): Promise<void> {
    await this.#change({ usedAt: now });
  }

  async lock(): Promise<void> {
    this.#key = undefined;
    await this.#change({ isLocked: true });
  }

  /** The server has said again who is there. False when the store is no longer this account's: destroyed meanwhile. */
  async unlock(now: number): Promise<boolean> {
    const head = await this.#backend.readHead().catch(() => undefined);
    if (head?.accountId !== this.accountId || isOver(head, now)) return false;
    this.#key = head.key;
    await this.#change({ key: head.key, contactAt: now, usedAt: now, isLocked: false });
    return true;
  }

  async destroy(): Promise<void> {
    this.#key = undefined;
    await this.#overflow.destroy();
    await this.#backend.destroy();
  }

  async #change(part: Partial<StoreHead>): Promise<void> {
    this.#head = { ...this.#head, ...part };
    await this.#backend.writeHead(this.#head);
  }

  async #write(part: Part, id: string, plain: Uint8Array<ArrayBuffer>): Promise<void> {
    const key = this.#openKey();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(this.#cipher(part, id, iv), key, plain);
    const record = { id, iv, sealed };
    try {
      await this.#backend.put(part, record);
      await this.#overflow.remove(part, id);
    } catch {
      // Quota, or storage taken away: kept in memory, and said.
      this.#isFull = true;
      await this.#overflow.put(part, record);
    }
  }

  async #read(part: Part, id: string): Promise<ArrayBuffer | undefined> {
    const key = this.#openKey();
    const record = (await this.#overflow.get(part, id)) ?? (await this.#backend.get(part, id));
    if (!record) return undefined;
    return crypto.subtle
      .decrypt(this.#cipher(part, id, record.iv), key, record.sealed)
      .catch(() => undefined);
  }

  #openKey(): CryptoKey {
    if (!this.#key) throw new StoreLocked();
    return this.#key;
  }

  /** A record put in another's place, or under another account, does not open. */
  #cipher(part: Part, id: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    const additionalData = new TextEncoder().encode(`${this.accountId}/${part}/${id}`);
    return { name: 'AES-GCM', iv, additionalData };
  }
}

function isOver(head: StoreHead, now: number): boolean {
  // A clock put back does not make it live longer.
  return Math.abs(now - head.contactAt) > longestKeptMs;
}

async function emptyBackend(backend: Backend): Promise<void> {
  for (const part of ['items', 'bytes'] as const) {
    for (const { id } of await backend.all(part)) await backend.remove(part, id);
  }
}

function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
