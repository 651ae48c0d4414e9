/*
 * A recogniser for tests: it hears what it is told to, remembers how long pieces were and never their sound, and can be told
 * to fail. Silence gives nothing, as with a real one.
 */
import { type SpeechRecogniser, TryLater } from './speech.port.ts';

export type FakeSpeechRecogniser = SpeechRecogniser & {
  /** Seconds of each piece heard, oldest first. */
  readonly heard: readonly number[];
  /** What the next pieces say, in turn; then `bonjour`. */
  willHear(...texts: string[]): void;
  /** The next `count` calls throw this; `TryLater` unless given. */
  failNext(count: number, failure?: Error): void;
};

export function createFakeSpeechRecogniser(): FakeSpeechRecogniser {
  const heard: number[] = [];
  const texts: string[] = [];
  let failures = 0;
  let failure: Error = new TryLater('Told to fail');
  return {
    heard,
    willHear: (...next) => void texts.push(...next),
    failNext(count, next) {
      failures = count;
      if (next) failure = next;
    },
    async recognise({ samples, seconds }) {
      if (failures > 0) {
        failures -= 1;
        throw failure;
      }
      heard.push(seconds);
      return samples.every((sample) => Math.abs(sample) < 0.001) ? '' : (texts.shift() ?? 'bonjour');
    },
    close: async () => undefined,
  };
}
