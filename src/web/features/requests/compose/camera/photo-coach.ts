import type { PhotoHint } from '#contracts/photos/quality/photo-hints.ts';
import type { CoachAnswer, CoachPicture, CoachQuestion } from './photo-coach.worker.ts';

type Question = Omit<CoachQuestion, 'id' | 'picture'> & { picture: Blob | ImageBitmap };

export type PhotoCoach = {
  /** Technical hints; undefined where this browser cannot tell, or not in time. */
  judge: (question: Question) => Promise<readonly PhotoHint[] | undefined>;
  close: () => void;
};

/** At the camera nobody waits longer for advice: the photo can be kept meanwhile, and the server looks too. */
const longestWaitMs = 4_000;

/** A coach of its own, in a worker; each judgement of a photo leaves its time as the measure `photo-coach`. */
export function startPhotoCoach(patienceMs = longestWaitMs): PhotoCoach {
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
    judge: async ({ picture: given, ...question }) => {
      if (!worker) return undefined;
      const start = performance.now();
      const picture = given instanceof Blob ? await measured(given) : { frame: given };
      if (!picture) return undefined;
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        const settle = (hints: readonly PhotoHint[] | undefined) => {
          clearTimeout(timer);
          waiting.delete(id);
          if ('photo' in picture) performance.measure('photo-coach', { start });
          resolve(hints);
        };
        const timer = setTimeout(() => settle(undefined), patienceMs);
        waiting.set(id, settle);
        worker.postMessage({ ...question, id, picture }, 'frame' in picture ? [picture.frame] : []);
      });
    },
    close: () => {
      worker?.terminate();
      for (const settle of waiting.values()) settle(undefined);
    },
  };
}

/** With its size, which the browser knows before it decodes; undefined where it does not know the format (HEIC, mostly). */
function measured(photo: Blob): Promise<CoachPicture | undefined> {
  return new Promise((resolve) => {
    const url = URL.createObjectURL(photo);
    const image = new Image();
    const answer = (picture: CoachPicture | undefined) => {
      URL.revokeObjectURL(url);
      resolve(picture);
    };
    image.onload = () => answer({ photo, size: { width: image.naturalWidth, height: image.naturalHeight } });
    image.onerror = () => answer(undefined);
    image.src = url;
  });
}

function createWorker(): Worker | undefined {
  if (typeof OffscreenCanvas === 'undefined' || typeof createImageBitmap === 'undefined') return undefined;
  return new Worker(new URL('./photo-coach.worker.ts', import.meta.url), { type: 'module' });
}
