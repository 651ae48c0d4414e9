import { describe, expect, test } from 'vitest';
import { speechRate } from '#contracts/dictation/speech-audio.ts';
import { createCutter, createResampler } from './cut-speech.ts';

/** Seconds of a tone (`loud`) or of next to nothing, at a rate. */
function sound(seconds: number, loudness: number, rate = speechRate): Float32Array {
  const length = Math.round(seconds * rate);
  return Float32Array.from({ length }, (_, at) => Math.sin((at * 2 * Math.PI * 220) / rate) * loudness);
}
const loud = (seconds: number) => sound(seconds, 0.3);
const quiet = (seconds: number) => sound(seconds, 0.001);

/** The pieces, in seconds with one decimal, when the sound comes in handfuls of 128 samples. */
function cut(...parts: Float32Array[]): { pieces: number[]; quietest: number; loudest: number } {
  const heard = { pieces: [] as number[], quietest: 0, loudest: 0 };
  const cutter = createCutter({
    onPiece: (samples) => heard.pieces.push(Math.round((samples.length / speechRate) * 10) / 10),
    onLevel: (level) => {
      heard.loudest = Math.max(heard.loudest, level);
    },
    onQuiet: (seconds) => {
      heard.quietest = Math.max(heard.quietest, seconds);
    },
  });
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 128) cutter.add(part.slice(at, at + 128));
  }
  cutter.finish();
  return heard;
}

describe('B-028 sound is cut where somebody draws breath', () => {
  test('silence is never sent', () => {
    expect(cut(quiet(20))).toMatchObject({ pieces: [], quietest: 20 });
  });

  test('two sentences with a pause are two pieces, with a little silence around', () => {
    expect(cut(quiet(2), loud(3), quiet(1.5), loud(4)).pieces).toEqual([3.6, 4.3]);
  });

  test('a short pause within a sentence does not cut', () => {
    expect(cut(loud(3), quiet(0.5), loud(1)).pieces).toEqual([4.5]);
  });

  test('who never stops is cut at 25 seconds, and no sample is lost or said twice', () => {
    expect(cut(loud(60)).pieces).toEqual([25, 25, 10]);
  });

  test('the level follows the sound', () => {
    expect(cut(quiet(1)).loudest).toBeLessThan(0.02);
    expect(cut(loud(1)).loudest).toBeGreaterThan(0.5);
  });

  test('a steady noise is not speech for long', () => {
    const { pieces } = cut(sound(120, 0.012));
    expect(pieces.reduce((sum, length) => sum + length, 0)).toBeLessThan(120);
  });
});

describe('B-028 any rate becomes 16,000', () => {
  test.each([8_000, 16_000, 22_050, 44_100, 48_000, 96_000])('%i', (rate) => {
    const resample = createResampler(rate);
    const tone = sound(1, 0.5, rate);
    const parts: number[] = [];
    for (let at = 0; at < tone.length; at += 128) parts.push(...resample(tone.slice(at, at + 128)));
    expect(Math.abs(parts.length - speechRate)).toBeLessThanOrEqual(2);
    // A tone of 220 Hz crosses nought 440 times a second, whatever the rate.
    const crossings = parts.filter(
      (sample, at) => at > 0 && Math.sign(sample) !== Math.sign(parts[at - 1] ?? 0),
    ).length;
    expect(Math.abs(crossings - 440)).toBeLessThan(12);
  });
});
