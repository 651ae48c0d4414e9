import { transcribeSpeech } from '#contracts/dictation/dictation.contract.ts';
import { speechContentType, writeWav } from '#contracts/dictation/speech-audio.ts';
import { call } from '../api-client.ts';
import { createCutter } from './cut-speech.ts';
import { dictationFr } from './dictation.fr.ts';
import type { DictationEvents, DictationRun } from './engine.ts';
import { type Microphone, openMicrophone } from './microphone.ts';
import { createPieceQueue } from './piece-queue.ts';

const quietSeconds = 30;
const pauseMs = 1_500;

/** Dictation by the recogniser of this instance: pieces of sound go to its own address, nowhere else. */
export async function startServerDictation(
  events: DictationEvents,
  correct: (text: string) => string,
): Promise<DictationRun> {
  const aborting = new AbortController();
  let hasEnded = false;
  let isFinishing = false;
  let microphone: Microphone | undefined;
  const end = (trouble?: string) => {
    if (hasEnded) return;
    hasEnded = true;
    microphone?.close();
    events.onEnd(trouble);
  };
  const queue = createPieceQueue({
    send: async (samples) => {
      const bytes = new Blob([writeWav(samples)], { type: speechContentType });
      return (await call(transcribeSpeech, { bytes, signal: aborting.signal })).text;
    },
    pause: (attempt) => new Promise((resolve) => setTimeout(resolve, pauseMs * attempt)),
    onText: (text) => !hasEnded && events.onHeard(correct(text)),
    onFailed: end,
  });
  const cutter = createCutter({
    onPiece: queue.add,
    onLevel: events.onLevel,
    onQuiet: (seconds) => {
      if (seconds >= quietSeconds) finish(dictationFr.quiet);
    },
  });
  const finish = (trouble?: string) => {
    if (isFinishing) return;
    isFinishing = true;
    microphone?.close();
    cutter.finish();
    void queue.drained().then(() => end(trouble));
  };
  microphone = await openMicrophone(cutter.add, () => finish());
  return {
    stop: () => finish(),
    abort: () => {
      hasEnded = true;
      isFinishing = true;
      microphone?.close();
      aborting.abort();
    },
  };
}
