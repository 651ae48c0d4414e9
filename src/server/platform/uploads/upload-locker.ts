import type { Lock, Locker } from '@tus/server';

type Held = { waiting: Set<() => void> };

/**
 * One request at a time per upload, within this process: two processes must not serve the same upload folder.
 * A newcomer waits; after `courtesyMs` it has the holder interrupted (a phone that lost its connection comes back
 * before the server noticed); after `patienceMs` it is refused with 423.
 */
export class UploadLocker implements Locker {
  readonly #held = new Map<string, Held>();
  readonly #interrupt: (id: string) => void;
  readonly #courtesyMs: number;
  readonly #patienceMs: number;

  constructor(interrupt: (id: string) => void, courtesyMs = 1_000, patienceMs = 10_000) {
    this.#interrupt = interrupt;
    this.#courtesyMs = courtesyMs;
    this.#patienceMs = patienceMs;
  }

  newLock(id: string): Lock {
    return {
      lock: (signal) => this.#lock(id, signal),
      unlock: async () => this.#unlock(id),
    };
  }

  async #lock(id: string, signal: AbortSignal): Promise<void> {
    const arrivedAt = performance.now();
    const waited = (): number => performance.now() - arrivedAt;
    for (let held = this.#held.get(id); held !== undefined; held = this.#held.get(id)) {
      if (signal.aborted || waited() >= this.#patienceMs) throw refusedLock;
      if (waited() >= this.#courtesyMs) this.#interrupt(id);
      await this.#turn(held, waited() < this.#courtesyMs ? this.#courtesyMs : this.#patienceMs, signal);
    }
    this.#held.set(id, { waiting: new Set() });
  }

  /** Resolves when the holder is done, the wait is over, or the newcomer has gone. */
  #turn(held: Held, milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        held.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done, { once: true });
      held.waiting.add(done);
    });
  }

  #unlock(id: string): void {
    const held = this.#held.get(id);
    this.#held.delete(id);
    for (const wake of held?.waiting ?? []) wake();
  }
}

const refusedLock = { status_code: 423, body: 'locked' };
