/**
 * Hands live notes of the database to whoever listens in this process, over one dedicated connection that comes back
 * by itself. After a loss it says so (`onGap`): notes may have been missed, and readers must look again.
 */
import type { PlatformLog } from '#server/platform/db/platform-log.ts';
import { type LiveConnection, listenLive } from './live-channel.store.ts';

export type LiveHub = {
  /** Told of every note, as parsed JSON, until the returned function is called. A listener that throws is logged. */
  subscribe(listener: (note: unknown) => void): () => void;
  /** Stops listening; no listener is called afterwards. */
  close(): Promise<void>;
};

export type LiveHubOptions = {
  /** As consilia_app; not through a transaction pooler. */
  url: string;
  applicationName: string;
  log: PlatformLog;
  /** Called when listening works again after a loss. */
  onGap?: () => void;
  /** Milliseconds: first and longest wait before connecting again, and between signs of life. */
  delays?: Partial<LiveDelays>;
};

export type LiveDelays = { first: number; longest: number; check: number };

const defaultDelays: LiveDelays = { first: 250, longest: 10_000, check: 30_000 };
const mostListeners = 10_000;

/** Resolves when listening; rejects when the first connection fails. */
export async function createLiveHub(options: LiveHubOptions): Promise<LiveHub> {
  const delays = { ...defaultDelays, ...options.delays };
  const listeners = new Set<(note: unknown) => void>();
  let connection: LiveConnection | undefined;
  let retry: NodeJS.Timeout | undefined;
  let attempt = 0;
  let isClosed = false;

  const onNote = (text: string): void => {
    const note = parseNote(text);
    if (note === undefined || isClosed) return;
    for (const listener of listeners) {
      try {
        listener(note);
      } catch (error) {
        options.log.error({ err: error }, 'a live listener failed');
      }
    }
  };
  const connect = () =>
    listenLive({ url: options.url, applicationName: options.applicationName, onNote, onLost });

  async function reconnect(): Promise<void> {
    try {
      const found = await connect();
      if (isClosed) return found.close();
      connection = found;
      attempt = 0;
      options.log.info({}, 'live notes are heard again');
      options.onGap?.();
    } catch {
      schedule();
    }
  }

  function schedule(): void {
    if (isClosed) return;
    const wait = Math.min(delays.first * 2 ** attempt, delays.longest);
    attempt = Math.min(attempt + 1, 20);
    retry = setTimeout(() => void reconnect(), wait);
  }

  function onLost(): void {
    connection = undefined;
    if (isClosed) return;
    options.log.warn({}, 'the connection for live notes was lost');
    schedule();
  }

  connection = await connect();
  const heartbeat = setInterval(() => void connection?.check(), delays.check);
  heartbeat.unref();

  return {
    subscribe: (listener) => {
      if (listeners.size >= mostListeners) throw new RangeError('too many live listeners');
      const own = (note: unknown): void => listener(note);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    close: async () => {
      isClosed = true;
      clearTimeout(retry);
      clearInterval(heartbeat);
      listeners.clear();
      await connection?.close();
    },
  };
}

function parseNote(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
