// HEIC to an upright full-size JPEG, colours kept (ICC), no metadata: browsers other than Safari cannot show HEIC.
// One file at a time in a process of its own with pixel, time and memory limits; the process ends when it has been
// idle, and with it the hundreds of megabytes that WebAssembly never gives back.
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGate } from './bounded-gate.ts';
import type { HeicAnswer, HeicPicture, HeicRequest } from './heic.worker.ts';
import { readHeif } from './heif-structure.ts';
import { findSizeRefusal, IMAGE_LIMITS, type ImageRefusal, type Reading, refuse } from './image-limits.ts';
import { readJpeg, writeJpeg } from './jpeg-structure.ts';

const WORKER = fileURLToPath(new URL('./heic.worker.ts', import.meta.url));
const MEMORY_LOOK_MS = 100;
const PAGE_BYTES = 4096;

/** `busy` and `timed_out` say nothing about the file: the same one may pass later. */
export type HeicRefusal = ImageRefusal | 'busy' | 'timed_out';
export type HeicCopy = { bytes: Buffer; width: number; height: number };

export type HeicDecoder = {
  decode(heic: Buffer): Promise<Reading<HeicCopy, HeicRefusal>>;
  /** Ends the process; a decode under way answers `damaged`. */
  close(): Promise<void>;
};

/** `memoryMb`: of the whole process, native memory included (looked at on Linux); `heapMb`: of JavaScript alone. */
export type HeicLimits = {
  timeLimitMs: number;
  idleMs: number;
  queueLength: number;
  heapMb: number;
  memoryMb: number;
};

const DEFAULT_LIMITS: HeicLimits = {
  timeLimitMs: 20_000,
  idleMs: 10_000,
  queueLength: 8,
  heapMb: 192,
  memoryMb: 1_280,
};

/** A decoder owning at most one process, started by the first file. */
export function createHeicDecoder(options: Partial<HeicLimits> = {}): HeicDecoder {
  const limits = { ...DEFAULT_LIMITS, ...options };
  const gate = createGate({ concurrency: 1, queueLength: limits.queueLength });
  let worker: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    if (ended) await endWorker(ended);
  };

  const decodeInWorker = async (heic: Buffer): Promise<Reading<HeicPicture, HeicRefusal>> => {
    clearTimeout(idle);
    worker ??= startWorker(limits.heapMb);
    lastId += 1;
    const request = { id: lastId, bytes: heic, maxPixels: IMAGE_LIMITS.maxPixels };
    const answer = await ask(worker, request, limits);
    if (typeof answer === 'string') {
      await close();
      return refuse(answer === 'ended' ? 'damaged' : 'timed_out');
    }
    // libheif never gives memory back: a process that has grown is not used again.
    if (readMemoryMb(worker.pid) > limits.memoryMb / 3) await close();
    else idle = setTimeout(() => void close(), limits.idleMs).unref();
    return answer.ok ? { ok: true, value: answer.picture } : refuse(answer.refusal);
  };

  return {
    close,
    async decode(heic) {
      const structure = readHeif(heic);
      if (!structure.ok) return structure;
      const picture = await gate.run(() => decodeInWorker(heic));
      if (picture === 'busy') return refuse('busy');
      if (!picture.ok) return picture;
      const { jpeg, width, height } = picture.value;
      const refusal = findSizeRefusal(width, height);
      if (refusal) return refuse(refusal);
      const read = readJpeg(Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength));
      if (!read.ok) return read;
      const bytes = writeJpeg({ ...read.value, icc: structure.value.icc });
      return { ok: true, value: { bytes, width, height } };
    },
  };
}

/** No environment, hence no secret; no files but to read, no process of its own; what libheif prints is dropped. */
function startWorker(heapMb: number): ChildProcess {
  const worker = fork(WORKER, [], {
    env: {},
    execArgv: ['--permission', '--allow-fs-read=*', '--allow-addons', `--max-old-space-size=${heapMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // A process that fails while it is being ended must not bring this one down.
  worker.on('error', () => undefined);
  return worker;
}

async function endWorker(worker: ChildProcess): Promise<void> {
  if (worker.pid === undefined || worker.exitCode !== null || worker.signalCode !== null) return;
  worker.ref();
  const gone = new Promise<void>((done) => worker.once('exit', () => done()));
  worker.kill('SIGKILL');
  await gone;
}

/** One question to the process: its answer, `slow` past the time limit, `ended` when it died or took too much. */
function ask(
  worker: ChildProcess,
  request: HeicRequest,
  limits: HeicLimits,
): Promise<HeicAnswer | 'slow' | 'ended'> {
  return new Promise((resolve) => {
    const settle = (outcome: HeicAnswer | 'slow' | 'ended'): void => {
      clearTimeout(timer);
      clearInterval(look);
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      keepAlive(worker, false);
      resolve(outcome);
    };
    const onMessage = (answer: unknown): void => {
      if ((answer as HeicAnswer).id === request.id) settle(answer as HeicAnswer);
    };
    const onEnd = (): void => settle('ended');
    const timer = setTimeout(() => settle('slow'), limits.timeLimitMs);
    const look = setInterval(() => {
      if (readMemoryMb(worker.pid) > limits.memoryMb) settle('ended');
    }, MEMORY_LOOK_MS);
    keepAlive(worker, true);
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    worker.send(request, (error) => {
      if (error) settle('ended');
    });
  });
}

/** An idle decoder does not keep this process from ending. */
function keepAlive(worker: ChildProcess, isWanted: boolean): void {
  if (isWanted) {
    worker.ref();
    worker.channel?.ref();
  } else {
    worker.unref();
    worker.channel?.unref();
  }
}

/** Resident memory of a process, 0 where it cannot be told. */
function readMemoryMb(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES) / 1_048_576;
  } catch {
    return 0;
  }
}
