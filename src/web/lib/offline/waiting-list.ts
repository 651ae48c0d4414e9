/**
 * The things that wait, as this window knows them: read from the sealed store, kept there before they are sent, wiped from it
 * at once. Screens read `view`.
 */
import { StoreLocked } from './sealed-store.ts';
import { type ItemProgress, isWaiting, type Waiting } from './waiting.ts';

/** The sealed store, or what stands for it in a test. */
export type OutboxStore = {
  readonly isOnDevice: boolean;
  put: (id: string, value: unknown) => Promise<void>;
  putBytes: (id: string, bytes: ArrayBuffer) => Promise<void>;
  get: (id: string) => Promise<unknown>;
  getBytes: (id: string) => Promise<ArrayBuffer | undefined>;
  ids: () => Promise<string[]>;
  remove: (id: string) => Promise<void>;
};

export type Shown = Waiting & { progress: ItemProgress };
export type OutboxView = { items: readonly Shown[]; isOnDevice: boolean };

export class WaitingList {
  readonly #tellOthers: () => void;
  readonly #all = new Map<string, Waiting>();
  readonly #progress = new Map<string, ItemProgress>();
  /** Bytes that came into this window, so that a preview needs no opening. */
  readonly #files = new Map<string, Blob>();
  /** Not written yet: a reading that began before does not know them. */
  readonly #coming = new Set<string>();
  /** Wiped here: a reading that began before, or a writing that ends after, must not bring them back. */
  readonly #gone = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #store: OutboxStore | undefined;
  #view: OutboxView = { items: [], isOnDevice: true };
  #seq = 0;

  /** `tellOthers`: to the other windows, what is kept has changed. */
  constructor(tellOthers: () => void) {
    this.#tellOthers = tellOthers;
  }

  get view(): OutboxView {
    return this.#view;
  }

  get store(): OutboxStore | undefined {
    return this.#store;
  }

  get all(): readonly Waiting[] {
    return [...this.#all.values()];
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Undefined: what was read is forgotten; the store keeps it. */
  async use(store: OutboxStore | undefined): Promise<void> {
    this.#store = store;
    if (store) {
      await this.readAgain();
      return;
    }
    this.#all.clear();
    this.#progress.clear();
    this.#files.clear();
    this.#publish();
  }

  async readAgain(): Promise<void> {
    const store = this.#store;
    if (!store) return;
    const ids = await store.ids();
    const values = await Promise.all(ids.map((id) => store.get(id).catch(() => undefined)));
    if (store !== this.#store) return;
    const read = new Map(values.filter(isWaiting).map((item) => [item.id, item]));
    for (const id of this.#all.keys()) {
      if (!read.has(id) && !this.#coming.has(id) && !this.isDone(id)) this.#drop(id);
    }
    for (const [id, item] of read) if (!this.#gone.has(id) && !this.#coming.has(id)) this.#all.set(id, item);
    this.#seq = Math.max(this.#seq, ...[...read.values()].map(({ seq }) => seq));
    this.#publish();
  }

  get(id: string): Waiting | undefined {
    return this.#all.get(id);
  }

  nextSeq(): number {
    this.#seq += 1;
    return this.#seq;
  }

  /** Written to the store when it resolves, the file first. @throws StoreLocked */
  async keep(item: Waiting, file?: Blob): Promise<void> {
    const store = this.#store;
    if (!store) throw new StoreLocked();
    this.#all.set(item.id, item);
    if (file) this.#files.set(item.id, file);
    this.#coming.add(item.id);
    this.#publish();
    try {
      if (file) await store.putBytes(item.id, await file.arrayBuffer());
      // A later change of the same thing is already on its way: it is the one that stays.
      const last = this.#all.get(item.id);
      if (last) await store.put(item.id, last);
    } finally {
      this.#coming.delete(item.id);
    }
    if (this.#gone.has(item.id)) await store.remove(item.id);
    this.#publish();
    this.#tellOthers();
  }

  /** Out of the store at once; `isShown`: it stays in sight as done. */
  async wipe(id: string, isShown = false): Promise<void> {
    // A draft goes and comes under one name.
    if (this.#all.get(id)?.kind !== 'draft') this.#gone.add(id);
    if (isShown) this.#progress.set(id, { kind: 'done' });
    else this.#drop(id);
    this.#publish();
    await this.#store?.remove(id);
    this.#tellOthers();
  }

  /** Out of sight. */
  drop(id: string): void {
    this.#drop(id);
    this.#publish();
  }

  show(id: string, progress: ItemProgress): void {
    this.#progress.set(id, progress);
    this.#publish();
  }

  /** How far it has come, 0 to 1. */
  fractionOf(id: string): number {
    const progress = this.#progress.get(id);
    return progress && progress.kind !== 'done' ? progress.fraction : 0;
  }

  isDone(id: string): boolean {
    return this.#progress.get(id)?.kind === 'done';
  }

  isBeingSent(id: string): boolean {
    return this.#progress.get(id)?.kind === 'sending';
  }

  /** Nothing is being sent any more; how far each had come stays in sight. */
  rest(): void {
    for (const [id, progress] of this.#progress) {
      if (progress.kind === 'sending') this.#progress.set(id, { ...progress, kind: 'waiting' });
    }
    this.#publish();
  }

  /** The bytes of a photo that waits. @throws StoreLocked */
  async fileOf(id: string): Promise<Blob | undefined> {
    const known = this.#files.get(id);
    const item = this.#all.get(id);
    if (known || item?.kind !== 'photo') return known;
    const bytes = await this.#store?.getBytes(id);
    return bytes && new Blob([bytes], { type: item.type });
  }

  #drop(id: string): void {
    this.#all.delete(id);
    this.#progress.delete(id);
    this.#files.delete(id);
  }

  #publish(): void {
    this.#view = {
      items: [...this.#all.values()].map((item) => ({
        ...item,
        progress: this.#progress.get(item.id) ?? { kind: 'waiting', fraction: 0 },
      })),
      isOnDevice: this.#store?.isOnDevice ?? true,
    };
    for (const listener of this.#listeners) listener();
  }
}
