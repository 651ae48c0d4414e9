import { ApiProblem, Offline, sentenceOf } from './problem-errors.ts';

/** What the person is told about what was typed. */
export type AutosaveState =
  | { kind: 'saved' }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'offline' }
  | { kind: 'refused'; message: string; error: unknown };

export type AutosaveOptions<T> = {
  /** Sends the whole value; must be safe to repeat. */
  save: (value: T) => Promise<unknown>;
  /** Quiet time after the last change before sending, in milliseconds. */
  delayMs?: number;
  onState: (state: AutosaveState) => void;
};

export type Autosave<T> = {
  /** Notes a new value; only the newest unsent one is kept, earlier ones are contained in it. */
  change: (value: T) => void;
  /** Sends now; resolves true once everything is on the server, false if it could not be. */
  flush: () => Promise<boolean>;
  /** Whether something typed is not yet on the server. */
  hasUnsaved: () => boolean;
  /** The last sending was refused: the same value again would be too. */
  isRefused: () => boolean;
  stop: () => void;
};

const defaultDelayMs = 800;
/** Somebody who types without a pause is saved all the same. */
const longestDelayMs = 3_000;
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

/**
 * Keeps the server in step with what is typed: debounced, in order, one request in flight, newest value last.
 * Network failures are tried again for ever with growing waits; a refusal waits for the next change. The value is
 * dropped only after the server has acknowledged that very value.
 */
export function createAutosave<T>(options: AutosaveOptions<T>): Autosave<T> {
  const delayMs = options.delayMs ?? defaultDelayMs;
  let pending: { value: T } | undefined;
  let running: Promise<boolean> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isStopped = false;
  let isRefused = false;

  const schedule = (waitMs: number) => {
    clearTimeout(timer);
    if (!isStopped) {
      timer = setTimeout(() => void run(), waitMs);
    }
  };

  const fail = (error: unknown, sent: { value: T }): boolean => {
    isRefused = !(error instanceof Offline || (error instanceof ApiProblem && error.isTemporary));
    if (!isRefused) {
      options.onState({ kind: 'offline' });
      schedule(Math.min(firstRetryMs * 2 ** failures, longestRetryMs));
      failures += 1;
    } else {
      options.onState({ kind: 'refused', message: sentenceOf(error), error });
      if (pending !== sent) {
        schedule(delayMs);
      }
    }
    return false;
  };

  const sendPending = async (): Promise<boolean> => {
    while (pending) {
      const sent: { value: T } = pending;
      options.onState({ kind: 'saving' });
      try {
        await options.save(sent.value);
      } catch (error) {
        return fail(error, sent);
      }
      failures = 0;
      isRefused = false;
      if (pending === sent) {
        pending = undefined;
      }
    }
    options.onState({ kind: 'saved' });
    return true;
  };

  const stopTimers = () => {
    clearTimeout(timer);
    clearTimeout(latest);
    latest = undefined;
  };

  const run = (): Promise<boolean> => {
    stopTimers();
    if (!pending && !running) {
      return Promise.resolve(true);
    }
    running ??= sendPending().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    change: (value) => {
      pending = { value };
      if (!running) {
        options.onState({ kind: 'unsaved' });
        schedule(delayMs);
        if (!isStopped) latest ??= setTimeout(() => void run(), longestDelayMs);
      }
    },
    flush: async () => (await run()) && (pending === undefined || (await run())),
    hasUnsaved: () => pending !== undefined,
    isRefused: () => isRefused,
    stop: () => {
      isStopped = true;
      stopTimers();
    },
  };
}
