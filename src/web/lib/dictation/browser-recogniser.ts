import { dictationFr } from './dictation.fr.ts';
import type { DictationEvents, DictationRun } from './engine.ts';

const language = 'fr-FR';
const local = { langs: [language], processLocally: true };

/** The part of the Web Speech API that is used; browsers have it in several states. */
export type Recognition = {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally?: boolean;
  start: () => void;
  stop: () => void;
  abort: () => void;
  onresult: ((event: RecognitionResult) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  onsoundstart: (() => void) | null;
  onsoundend: (() => void) | null;
};
type RecognitionResult = {
  resultIndex: number;
  results: ArrayLike<{ isFinal: boolean; 0: { transcript: string } }>;
};
export type LocalState = 'available' | 'downloadable' | 'downloading' | 'unavailable';
export type RecognitionClass = {
  new (): Recognition;
  available?: (options: typeof local) => Promise<LocalState>;
  install?: (options: typeof local) => Promise<boolean>;
};

/** The recogniser of the browser, whatever it calls it. */
export function recognitionClass(): RecognitionClass | undefined {
  const names = globalThis as {
    SpeechRecognition?: RecognitionClass;
    webkitSpeechRecognition?: RecognitionClass;
  };
  return names.SpeechRecognition ?? names.webkitSpeechRecognition;
}

/** Whether the browser can write French down without sending it anywhere; one that cannot be asked cannot. */
export async function localStateOf(found: RecognitionClass | undefined): Promise<LocalState> {
  if (!found?.available || !('processLocally' in found.prototype)) return 'unavailable';
  return found.available(local).catch(() => 'unavailable' as const);
}

const troubles: Readonly<Record<string, string>> = {
  'not-allowed': dictationFr.refused,
  'service-not-allowed': dictationFr.refused,
  'audio-capture': dictationFr.noMicrophone,
  'language-not-supported': dictationFr.failed,
  network: dictationFr.offline,
};
const mostEmptyEnds = 3;
const soundLevel = 0.3;

/**
 * Dictation by the browser's recogniser. With `isLocal` it is told to work on the device, and refuses by itself where it
 * cannot: it never falls back to somebody's servers.
 */
export function startBrowserDictation(
  Found: RecognitionClass,
  isLocal: boolean,
  events: DictationEvents,
  correct: (text: string) => string,
): DictationRun {
  const recognition = new Found();
  recognition.lang = language;
  recognition.continuous = true;
  recognition.interimResults = true;
  if (isLocal) recognition.processLocally = true;
  let isWanted = true;
  let emptyEnds = 0;

  recognition.onresult = ({ resultIndex, results }) => {
    emptyEnds = 0;
    const fresh = Array.from(results).slice(resultIndex);
    const final = fresh.filter(({ isFinal }) => isFinal).map((result) => result[0].transcript);
    const text = final.join(' ').trim();
    events.onGuess?.(
      fresh
        .filter(({ isFinal }) => !isFinal)
        .map((result) => result[0].transcript)
        .join(' '),
    );
    if (text !== '') events.onHeard(correct(text));
  };
  recognition.onsoundstart = () => events.onLevel(soundLevel);
  recognition.onsoundend = () => events.onLevel(0);
  const silence = () => {
    isWanted = false;
    recognition.onresult = null;
    recognition.onerror = null;
    recognition.onend = null;
    recognition.abort();
  };
  // Not every browser says that it has ended after a fault.
  recognition.onerror = ({ error }) => {
    if (error === 'no-speech' || error === 'aborted') return;
    silence();
    events.onEnd(troubles[error] ?? dictationFr.interrupted);
  };
  // Browsers stop by themselves after a silence: it goes on until the person stops it, or nothing was said three times.
  recognition.onend = () => {
    emptyEnds += 1;
    if (isWanted && emptyEnds <= mostEmptyEnds) return recognition.start();
    events.onEnd(isWanted ? dictationFr.quiet : undefined);
  };
  recognition.start();
  return {
    stop: () => {
      isWanted = false;
      recognition.stop();
    },
    abort: silence,
  };
}

/** Asks the browser to fetch its French model; answers whether it is there now. */
export async function installLocal(found: RecognitionClass): Promise<boolean> {
  return (await found.install?.(local).catch(() => false)) ?? false;
}
