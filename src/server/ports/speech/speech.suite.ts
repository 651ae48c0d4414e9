/** The behaviour every recogniser must show. Run it on the fake always, on a provider with whatever model is there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { speechRate, writeWav } from '#contracts/dictation/speech-audio.ts';
import type { SpeechPiece, SpeechRecogniser } from './speech.port.ts';

/** A piece of noise with a seed, loud enough to be taken for speech, or of silence. */
export function speechPiece(seconds: number, kind: 'sound' | 'silence' = 'sound'): SpeechPiece {
  let seed = 7;
  const next = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647 - 0.5;
  };
  const length = Math.round(seconds * speechRate);
  const samples = Float32Array.from({ length }, () => (kind === 'sound' ? next() : 0));
  return { samples, seconds, wav: writeWav(samples) };
}

/** `create` gives a recogniser that hears something in noise and nothing in silence, whatever the words. */
export function describeSpeechRecogniser(
  name: string,
  create: () => SpeechRecogniser | Promise<SpeechRecogniser>,
): void {
  describe(`speech recogniser: ${name}`, () => {
    let recogniser: SpeechRecogniser;
    beforeAll(async () => {
      recogniser = await create();
    });
    afterAll(() => recogniser.close());

    test('B-028 answers one line of text for sound and nothing for silence', async () => {
      expect(await recogniser.recognise(speechPiece(1))).toMatch(/^\S(?:[^\n\r\t]*\S)?$/);
      expect(await recogniser.recognise(speechPiece(1, 'silence'))).toBe('');
    });

    test('B-028 answers each of several at once', async () => {
      const answers = await Promise.all(
        (['sound', 'silence', 'sound'] as const).map((kind) => recogniser.recognise(speechPiece(0.5, kind))),
      );
      expect(answers.map((text) => text !== '')).toEqual([true, false, true]);
    });

    test('takes the longest piece', async () => {
      expect(await recogniser.recognise(speechPiece(60))).not.toBe('');
    });
  });
}
