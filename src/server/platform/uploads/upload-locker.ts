import type { Lock, Locker, RequestRelease } from '@tus/server';

type Held = { release: RequestRelease; waiting: Set<() => void> };

/**
 * One request at a time per upload, within this process: two processes must not serve the same upload folder.
 * A newcomer asks the holder to stop (a phone that lost its connection comes back before the server noticed) and
 * waits `patienceMs`; then it is refused with 423.
 */
export class UploadLocker implements Locker {
  readonly #held = new Map<string, Held>();
  readonly #patienceMs: number;

  constructor(patienceMs = 10_000) {
    this.#patienceMs = patienceMs;
  }

  newLock(id: string): Lock {
    return {
      lock: (signal, release) => this.#lock(id, signal, release),
      unlock: async () => this.#unlock(id),
    };
  }

  isHeld(id: string): boolean {
    return this.#held.has(id);
  }

  async #lock(id: string, signal: AbortSignal, release: RequestRelease): Promise<void> {
    const until = performance.now() + this.#patienceMs;
    for (;;) {
      const held = this.#held.get(id);
      if (held === undefined) {
        this.#held.set(id, { release, waiting: new Set() });
        return;
      }
      await held.release();
      await this.#turn(held, Math.max(0, until - performance.now()), signal);
      if (signal.aborted || (this.#held.has(id) && performance.now() >= until)) throw refusedLock;
    }
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
