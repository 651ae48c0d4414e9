import { describe, expect, test } from 'vitest';
import { maxSpeechBytes, maxSpeechSeconds, readWav, speechRate, writeWav } from './speech-audio.ts';

const tone = (seconds: number) =>
  Float32Array.from({ length: Math.round(seconds * speechRate) }, (_, index) => Math.sin(index / 7) * 0.5);

describe('B-028 the one form of audio', () => {
  test('what is written is read, within the step of 16 bits', () => {
    const samples = tone(0.5);
    const read = readWav(writeWav(samples));
    if (!read.ok) throw new Error(read.refusal);
    expect(read.seconds).toBe(0.5);
    const farthest = samples.reduce(
      (most, sample, at) => Math.max(most, Math.abs(sample - (read.samples[at] ?? 9))),
      0,
    );
    expect(farthest).toBeLessThan(1 / 16_384);
  });

  test('what is too loud is cut, not wrapped', () => {
    const read = readWav(writeWav(Float32Array.from([4, -4])));
    expect(read.ok && [...read.samples]).toEqual([0x7fff / 0x8000, -0x7fff / 0x8000]);
  });

  test('the longest piece passes, one sample more does not', () => {
    const longest = writeWav(new Float32Array(maxSpeechSeconds * speechRate));
    expect(longest.length).toBe(maxSpeechBytes);
    expect(readWav(longest)).toMatchObject({ ok: true, seconds: maxSpeechSeconds });
    expect(readWav(writeWav(new Float32Array(maxSpeechSeconds * speechRate + 1)))).toEqual({
      ok: false,
      refusal: 'too_long',
    });
  });

  test.each([
    ['nothing', new Uint8Array(0)],
    ['a header alone', writeWav(new Float32Array(0))],
    ['text', new TextEncoder().encode('bonjour '.repeat(100))],
    ['half a sample', writeWav(tone(0.1)).slice(0, -1)],
    ['bytes behind the end', new Uint8Array([...writeWav(tone(0.1)), 1, 2])],
    ['a false length', writeWav(tone(0.1)).with(40, 0)],
    ['two channels', writeWav(tone(0.1)).with(22, 2)],
    ['another rate', writeWav(tone(0.1)).with(24, 0)],
  ])('%s is refused', (_name, bytes) => {
    expect(readWav(bytes)).toEqual({ ok: false, refusal: 'not_audio' });
  });
});
