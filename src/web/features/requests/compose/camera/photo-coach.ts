import type { PhotoHint } from '#contracts/photos/quality/photo-hints.ts';
import type { CoachAnswer, CoachQuestion } from './photo-coach.worker.ts';

export type PhotoCoach = {
  /** Technical hints; undefined where this browser cannot tell, or not in time. */
  judge: (question: Omit<CoachQuestion, 'id'>) => Promise<readonly PhotoHint[] | undefined>;
  close: () => void;
};

/** Nobody waits longer for advice: the photo can be kept meanwhile, and the server looks too. */
const longestWaitMs = 4_000;

/** A coach of its own, in a worker; each judgement of a photo leaves its time as the measure `photo-coach`. */
export function startPhotoCoach(): PhotoCoach {
  const worker = createWorker();
  const waiting = new Map<number, (hints: readonly PhotoHint[] | undefined) => void>();
  let lastId = 0;
  if (worker) {
    worker.onmessage = ({ data }: MessageEvent<CoachAnswer>) => waiting.get(data.id)?.(data.hints);
    worker.onerror = () => {
      for (const settle of waiting.values()) settle(undefined);
    };
  }
  return {
    judge: (question) => {
      if (!worker) return Promise.resolve(undefined);
      lastId += 1;
      const id = lastId;
      const start = performance.now();
      return new Promise((resolve) => {
        const settle = (hints: readonly PhotoHint[] | undefined) => {
          clearTimeout(timer);
          waiting.delete(id);
          if (question.picture instanceof Blob) performance.measure('photo-coach', { start });
          resolve(hints);
        };
        const timer = setTimeout(() => settle(undefined), longestWaitMs);
        waiting.set(id, settle);
        const transfer = question.picture instanceof Blob ? [] : [question.picture];
        worker.postMessage({ ...question, id }, transfer);
      });
    },
    close: () => {
      worker?.terminate();
      for (const settle of waiting.values()) settle(undefined);
    },
  };
}

function createWorker(): Worker | undefined {
  if (typeof OffscreenCanvas === 'undefined' || typeof createImageBitmap === 'undefined') return undefined;
  return new Worker(new URL('./photo-coach.worker.ts', import.meta.url), { type: 'module' });
}
