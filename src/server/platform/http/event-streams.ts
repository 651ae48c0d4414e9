/**
 * Server-sent events: bounded in number per person and in total, in age and in unsent bytes; a heartbeat comment
 * keeps proxies from cutting. Carries signals to re-read, it keeps no history: a browser reconnects and re-reads.
 */
import { PassThrough, type Readable } from 'node:stream';
import { AppError } from './app-error.ts';

/** Called once per stream: sends until `signal` aborts; may return its own clean-up. */
export type Subscribe<E> = (
  send: (event: E) => void,
  signal: AbortSignal,
  // biome-ignore lint/suspicious/noConfusingVoidType: a subscriber without clean-up returns nothing
) => void | (() => void) | Promise<void | (() => void)>;

export type EventSource<E> = AsyncIterable<E> | Subscribe<E>;

export type EventStreamLimits = {
  /** Milliseconds between heartbeat comments. */
  heartbeatMs: number;
  maxPerActor: number;
  maxTotal: number;
  /** A stream ends at this age (milliseconds) so that the session is checked again on reconnection. */
  maxAgeMs: number;
  /** A reader that falls this many bytes behind is cut. */
  maxUnsentBytes: number;
};

export const defaultEventStreamLimits: EventStreamLimits = {
  heartbeatMs: 20_000,
  maxPerActor: 6,
  maxTotal: 1000,
  maxAgeMs: 15 * 60_000,
  maxUnsentBytes: 256 * 1024,
};

export type EventStreams = {
  /** Opens a stream; `write` gives the wire JSON of an event. Throws `request.too_many` past a limit. */
  open<E>(input: OpenStream<E>): Readable;
  /** Ends the streams of one actor (signed out), or all of them. */
  close(actorKey?: string): void;
  count(): number;
};

export type OpenStream<E> = {
  actorKey: string;
  source: EventSource<E>;
  write: (event: E) => string;
  onError: (error: unknown) => void;
};

type Stream = { actorKey: string; end: () => void };

/** Creates the register of open streams of one server. */
export function createEventStreams(limits: EventStreamLimits): EventStreams {
  const open = new Set<Stream>();

  function requireRoom(actorKey: string): void {
    const own = [...open].filter((stream) => stream.actorKey === actorKey).length;
    if (open.size >= limits.maxTotal || own >= limits.maxPerActor) {
      throw new AppError('request.too_many', { retryAfterSeconds: 30 });
    }
  }

  function openStream<E>(input: OpenStream<E>): Readable {
    requireRoom(input.actorKey);
    const output = new PassThrough();
    const aborter = new AbortController();
    const stream: Stream = { actorKey: input.actorKey, end: () => output.end() };
    const write = (text: string): void => {
      if (output.writableEnded || output.destroyed) return;
      if (output.writableLength + output.readableLength > limits.maxUnsentBytes) output.destroy();
      else output.write(text);
    };
    const heartbeat = setInterval(() => write(': heartbeat\n\n'), limits.heartbeatMs);
    const retirement = setTimeout(stream.end, limits.maxAgeMs);
    const release = (): void => {
      clearInterval(heartbeat);
      clearTimeout(retirement);
      open.delete(stream);
      aborter.abort();
    };
    output.once('finish', release).once('close', release);
    output.on('error', release);
    open.add(stream);
    write('retry: 3000\n\n');
    const fail = (error: unknown): void => {
      input.onError(error);
      stream.end();
    };
    const send = (event: E): void => {
      if (aborter.signal.aborted) return;
      try {
        write(`data: ${input.write(event)}\n\n`);
      } catch (error) {
        fail(error);
      }
    };
    run(input.source, send, aborter.signal).then(() => isIterable(input.source) && stream.end(), fail);
    return output;
  }

  return {
    open: openStream,
    close: (actorKey) => {
      for (const stream of [...open]) {
        if (actorKey === undefined || stream.actorKey === actorKey) stream.end();
      }
    },
    count: () => open.size,
  };
}

function isIterable<E>(source: EventSource<E>): source is AsyncIterable<E> {
  return Symbol.asyncIterator in source;
}

async function run<E>(source: EventSource<E>, send: (event: E) => void, signal: AbortSignal): Promise<void> {
  if (isIterable(source)) return forward(source, send, signal);
  const cleanUp = await source(send, signal);
  if (typeof cleanUp !== 'function') return;
  if (signal.aborted) cleanUp();
  else signal.addEventListener('abort', () => cleanUp(), { once: true });
}

/** Forwards until the source ends or the reader leaves; then tells the source, without waiting for its next event. */
async function forward<E>(
  source: AsyncIterable<E>,
  send: (event: E) => void,
  signal: AbortSignal,
): Promise<void> {
  const iterator = source[Symbol.asyncIterator]();
  const left = new Promise<{ done: true; value: undefined }>((resolve) => {
    signal.addEventListener('abort', () => resolve({ done: true, value: undefined }), { once: true });
  });
  for (;;) {
    const next = await Promise.race([iterator.next(), left]);
    if (next.done) break;
    send(next.value);
  }
  iterator.return?.().catch(() => undefined);
}
