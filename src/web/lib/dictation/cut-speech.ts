/*
 * Sound into pieces that a recogniser takes: brought to 16,000 samples a second, silence left out, cut where somebody draws
 * breath. Pure; nothing of it is kept longer than the piece.
 */
import { speechRate } from '#contracts/dictation/speech-audio.ts';

/** Brings sound of any rate to `speechRate`, by the mean of what falls into each step; give it the pieces in order. */
export function createResampler(rate: number): (samples: Float32Array) => Float32Array<ArrayBuffer> {
  const step = speechRate / rate;
  let position = 0;
  let sum = 0;
  let count = 0;
  return (samples) => {
    const output: number[] = [];
    for (const sample of samples) {
      sum += sample;
      count += 1;
      position += step;
      if (position < 1) continue;
      const mean = sum / count;
      for (; position >= 1; position -= 1) output.push(mean);
      sum = 0;
      count = 0;
    }
    return Float32Array.from(output);
  };
}

const frame = speechRate / 20;
const seconds = (count: number) => count * 20;
/** Silence kept before and after speech. */
const keptQuiet = seconds(0.3);
const pause = seconds(0.8);
const least = seconds(2.5);
const most = seconds(25);
const leastLoudness = 0.006;

export type Cutter = {
  /** Sound at `speechRate`. */
  add: (samples: Float32Array) => void;
  /** What is left becomes the last piece. */
  finish: () => void;
};

/**
 * Calls `onPiece` with each piece in which somebody spoke (never longer than 25 s), `onLevel` with the loudness (0 to 1) of each twentieth of a
 * second, and `onQuiet` with how many seconds nothing was heard.
 */
export function createCutter(hear: {
  onPiece: (samples: Float32Array<ArrayBuffer>) => void;
  onLevel: (level: number) => void;
  onQuiet: (seconds: number) => void;
}): Cutter {
  let rest: Float32Array = new Float32Array(0);
  let frames: Float32Array[] = [];
  let hasSpeech = false;
  let quiet = 0;
  let noise = leastLoudness;

  const cut = () => {
    const kept = frames.slice(0, frames.length - Math.max(0, quiet - keptQuiet));
    if (hasSpeech) hear.onPiece(joined(kept));
    frames = frames.slice(-keptQuiet);
    if (hasSpeech && quiet < keptQuiet) frames = [];
    hasSpeech = false;
  };
  const addFrame = (samples: Float32Array) => {
    const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    const isLoud = loudness > Math.max(leastLoudness, noise * 3);
    noise = loudness < noise ? noise * 0.9 + loudness * 0.1 : Math.min(noise * 1.002, 0.05);
    hear.onLevel(Math.min(1, loudness * 4));
    quiet = isLoud ? 0 : quiet + 1;
    hear.onQuiet(quiet / 20);
    hasSpeech ||= isLoud;
    frames.push(samples);
    if (!hasSpeech && frames.length > keptQuiet) frames.shift();
    if (frames.length >= most || (hasSpeech && quiet >= pause && frames.length >= least)) cut();
  };

  return {
    add: (samples) => {
      const all = joined([rest, samples]);
      let at = 0;
      for (; at + frame <= all.length; at += frame) addFrame(all.slice(at, at + frame));
      rest = all.slice(at);
    },
    finish: () => {
      frames.push(rest);
      rest = new Float32Array(0);
      cut();
    },
  };
}

function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
