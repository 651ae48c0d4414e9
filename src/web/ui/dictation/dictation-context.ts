import { createContext } from 'react';

/** What a running dictation tells the field. `onEnd` comes once, with a sentence where it did not end by itself. */
export type DictationEvents = {
  /** How loud it is, from 0 to 1. */
  onLevel: (level: number) => void;
  /** Words to put in, corrected. */
  onHeard: (text: string) => void;
  /** Words heard so far that may still change. */
  onGuess?: (text: string) => void;
  onEnd: (trouble?: string) => void;
};

/** `stop` lets what was said be written still; `abort` forgets it, at once. */
export type DictationRun = { stop: () => void; abort: () => void };

/**
 * What the device and the instance have for dictating (B-028), given from outside: nothing in `ui` hears or fetches. Without
 * any, fields are as they always were.
 */
export type DictationOffer =
  | {
      kind: 'ready';
      /** Where the sound goes, in a few words. */
      where: string;
      /** Has to be agreed to before `start`. */
      warning?: string;
      /** Rejects with an Error whose message is a sentence for people. */
      start: (events: DictationEvents) => Promise<DictationRun>;
    }
  | { kind: 'unavailable'; reason: string };

export const DictationContext = createContext<DictationOffer | undefined>(undefined);
