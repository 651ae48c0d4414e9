// HEIC to an upright full-size JPEG, colours kept (ICC), no metadata: browsers other than Safari cannot show HEIC.
// One file at a time in a worker thread with pixel, time and heap limits; the thread ends when it has been idle.
// The WebAssembly memory of libheif is outside the heap limit: it is bounded by the pixel limit.
import { Worker } from 'node:worker_threads';
import { createGate } from './bounded-gate.ts';
import type { HeicAnswer, HeicPixels, HeicRequest, HeicWorkerData } from './heic.worker.ts';
import { readHeif } from './heif-structure.ts';
import { findSizeRefusal, IMAGE_LIMITS, type ImageRefusal, type Reading, refuse } from './image-limits.ts';
import { readJpeg, writeJpeg } from './jpeg-structure.ts';
import { openImage } from './sharp-settings.ts';

const JPEG_QUALITY = 92;

/** `busy` and `timed_out` say nothing about the file: the same one may pass later. */
export type HeicRefusal = ImageRefusal | 'busy' | 'timed_out';
export type HeicCopy = { bytes: Buffer; width: number; height: number };

export type HeicDecoder = {
  decode(heic: Buffer): Promise<Reading<HeicCopy, HeicRefusal>>;
  /** Ends the worker thread; a decode under way answers `damaged`. */
  close(): Promise<void>;
};

export type HeicLimits = { timeLimitMs: number; idleMs: number; queueLength: number; heapMb: number };

const DEFAULT_LIMITS: HeicLimits = { timeLimitMs: 20_000, idleMs: 10_000, queueLength: 8, heapMb: 192 };

/** A decoder owning at most one worker thread, started by the first file. */
export function createHeicDecoder(options: Partial<HeicLimits> = {}): HeicDecoder {
  const limits = { ...DEFAULT_LIMITS, ...options };
  const gate = createGate({ concurrency: 1, queueLength: limits.queueLength });
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;

  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };

  const decodeInWorker = async (heic: Buffer): Promise<Reading<HeicPixels, HeicRefusal>> => {
    clearTimeout(idle);
    worker ??= startWorker(limits.heapMb);
    lastId += 1;
    const answer = await ask(worker, { id: lastId, bytes: heic }, limits.timeLimitMs);
    if (typeof answer === 'string') {
      await close();
      return refuse(answer === 'ended' ? 'damaged' : 'timed_out');
    }
    idle = setTimeout(() => void close(), limits.idleMs);
    idle.unref();
    return answer.ok ? { ok: true, value: answer.pixels } : refuse(answer.refusal);
  };

  return {
    close,
    async decode(heic) {
      const structure = readHeif(heic);
      if (!structure.ok) return structure;
      const pixels = await gate.run(() => decodeInWorker(heic));
      if (pixels === 'busy') return refuse('busy');
      if (!pixels.ok) return pixels;
      const refusal = findSizeRefusal(pixels.value.width, pixels.value.height);
      if (refusal) return refuse(refusal);
      return encode(pixels.value, structure.value.icc);
    },
  };
}

function startWorker(heapMb: number): Worker {
  const workerData: HeicWorkerData = { maxPixels: IMAGE_LIMITS.maxPixels };
  const worker = new Worker(new URL('./heic.worker.ts', import.meta.url), {
    workerData,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  // libheif prints its complaints; they belong to no log of ours.
  worker.stdout.resume();
  worker.stderr.resume();
  worker.unref();
  return worker;
}

/** One question to the thread: its answer, `slow` past the time limit, `ended` when the thread died. */
function ask(
  worker: Worker,
  request: HeicRequest,
  timeLimitMs: number,
): Promise<HeicAnswer | 'slow' | 'ended'> {
  return new Promise((resolve) => {
    const settle = (outcome: HeicAnswer | 'slow' | 'ended'): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onEnd).off('exit', onEnd);
      // A thread that fails again while it is being ended must not bring the process down.
      worker.on('error', () => undefined);
      resolve(outcome);
    };
    const onMessage = (answer: HeicAnswer): void => {
      if (answer.id === request.id) settle(answer);
    };
    const onEnd = (): void => settle('ended');
    const timer = setTimeout(() => settle('slow'), timeLimitMs);
    worker.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    worker.postMessage(request);
  });
}

async function encode(pixels: HeicPixels, icc: Buffer | undefined): Promise<Reading<HeicCopy, HeicRefusal>> {
  const { width, height, data } = pixels;
  try {
    const encoded = await openImage(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
      .toBuffer();
    const jpeg = readJpeg(encoded);
    if (!jpeg.ok) return jpeg;
    return { ok: true, value: { bytes: writeJpeg({ ...jpeg.value, icc }), width, height } };
  } catch {
    return refuse('damaged');
  } finally {
    // Tens of megabytes outside the heap: given back now rather than at some later collection.
    data.buffer.transfer(0);
  }
}
