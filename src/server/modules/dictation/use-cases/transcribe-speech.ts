// Speech of one signed-in person to text (B-028). Writes nothing: no row, no entry of the archive, no log line; what is said
// exists in memory until the answer has left. How many pieces an account sends is counted, so that nobody wears it out.
import { readWav } from '#contracts/dictation/speech-audio.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AttemptLimit } from '#server/platform/rate-limit/attempt-limit.ts';
import { type SpeechRecogniser, SpeechRefused, TryLater } from '#server/ports/speech/speech.port.ts';

/** Pieces of one account in an hour: more than somebody can say who never stops. */
export const dictationLimit = { attempts: 900, windowSeconds: 3_600, blockSeconds: 600 };

export type DictationParts = {
  /** Undefined where the operator has set up none. */
  recogniser: SpeechRecogniser | undefined;
  limit: AttemptLimit;
  /** Pieces of one account in an hour. */
  mostPerHour: number;
};

/** @throws AppError `dictation.*` */
export async function transcribeSpeech(
  { recogniser, limit, mostPerHour }: DictationParts,
  { accountId, bytes }: { accountId: string; bytes: Buffer },
): Promise<{ text: string }> {
  if (!recogniser) throw new AppError('dictation.not_offered');
  if ((await limit.countFailure(accountId)) > mostPerHour) {
    const retryAfterSeconds = (await limit.secondsToWait(accountId)) ?? dictationLimit.blockSeconds;
    throw new AppError('dictation.too_many', { retryAfterSeconds });
  }
  const read = readWav(bytes);
  if (!read.ok) throw new AppError(`dictation.${read.refusal}`);
  const wav = new Uint8Array(bytes);
  try {
    return { text: await recogniser.recognise({ wav, samples: read.samples, seconds: read.seconds }) };
  } catch (error) {
    if (error instanceof TryLater) throw new AppError('dictation.busy', { retryAfterSeconds: 5 });
    if (error instanceof SpeechRefused) throw new AppError('dictation.failed');
    throw error;
  }
}
