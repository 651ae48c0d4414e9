import { ApiProblem, Offline, sentenceOf } from '../problem-errors.ts';
import { dictationFr } from './dictation.fr.ts';

const mostWaiting = 6;
const tries = 3;

export type PieceQueue = {
  add: (samples: Float32Array<ArrayBuffer>) => void;
  /** Resolves when everything that was added is written or has failed. */
  drained: () => Promise<void>;
};

/**
 * Sends pieces one after another, in the order in which they were spoken, each tried again while the network or the
 * recogniser hesitates. After a failure nothing more is sent: words must not go in with a hole between them.
 */
export function createPieceQueue(parts: {
  send: (samples: Float32Array<ArrayBuffer>) => Promise<string>;
  /** Resolves after a moment, longer with each try. */
  pause: (attempt: number) => Promise<void>;
  onText: (text: string) => void;
  onFailed: (sentence: string) => void;
}): PieceQueue {
  let last = Promise.resolve();
  let waiting = 0;
  let hasFailed = false;

  const fail = (sentence: string) => {
    if (hasFailed) return;
    hasFailed = true;
    parts.onFailed(sentence);
  };
  const sendOne = async (samples: Float32Array<ArrayBuffer>): Promise<void> => {
    for (let attempt = 1; !hasFailed; attempt += 1) {
      try {
        const text = await parts.send(samples);
        if (!hasFailed && text !== '') parts.onText(text);
        return;
      } catch (error) {
        if (attempt >= tries || !mayPass(error)) return fail(sentenceFor(error));
        await parts.pause(attempt);
      }
    }
  };
  return {
    add: (samples) => {
      if (waiting >= mostWaiting) return fail(dictationFr.tooSlow);
      waiting += 1;
      last = last
        .then(() => sendOne(samples))
        .finally(() => {
          waiting -= 1;
        });
    },
    drained: () => last,
  };
}

function mayPass(error: unknown): boolean {
  return error instanceof Offline || (error instanceof ApiProblem && error.problem.code === 'dictation.busy');
}

function sentenceFor(error: unknown): string {
  return error instanceof Offline ? dictationFr.offline : sentenceOf(error);
}
