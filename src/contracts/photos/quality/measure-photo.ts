import { detailOf, noiseOf } from './detail.ts';
import { type FocusPoint, lumaOf, type Pixels, percentileOf, regionAround } from './luma.ts';
import { qualitySettings } from './quality-settings.ts';
import { roundnessOf } from './roundness.ts';

/**
 * Technical measures of one photo, the same on the device and on the server. They look at light, detail and noise, never
 * at what is shown. Both sides hand in the whole picture, upright, shrunk so that its long side is at most
 * `qualitySettings.workingSide`: a photo must be sharp at that size, whatever the sensor.
 */
export type PhotoMeasures = {
  /** Detail of the middle, or of what was tapped, beside its brightness; ‰. */
  sharpness: number;
  /** How much more detail one direction has than the one across it; 1 and more. */
  motion: number;
  /** Brightness under which 95 of 100 pixels of the middle lie, 0 to 255. */
  brightness: number;
  /** Share of the middle with a channel at its end, 0 to 1. */
  blown: number;
  /** Noise beside brightness, %. */
  noise: number;
  /** Likeness to a picture through a dermatoscope, 0 to 1. */
  roundness: number;
};

const blownFrom = 252;

/** `point` is where the person tapped; without it the middle counts. */
export function measurePhoto(pixels: Pixels, point?: FocusPoint): PhotoMeasures {
  const luma = lumaOf(pixels);
  const middle = regionAround(pixels, qualitySettings.middleShare);
  const whole = { left: 0, top: 0, right: pixels.width, bottom: pixels.height };
  const { brightness, mean, blown } = lightOf(pixels, luma.values, middle);
  const noise = noiseOf(luma, whole);
  const looked = point ? regionAround(pixels, qualitySettings.pointShare, point) : middle;
  return {
    ...detailOf(luma, looked, noise),
    brightness,
    blown,
    noise: (100 * noise) / Math.max(12, mean),
    roundness: roundnessOf(luma),
  };
}

function lightOf(
  { width, channels, data }: Pixels,
  values: Uint8Array,
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
) {
  const counts = new Uint32Array(256);
  let [sum, blown] = [0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const index = y * width + x;
      const value = values[index] as number;
      counts[value] = (counts[value] as number) + 1;
      sum += value;
      const at = index * channels;
      if (
        (data[at] as number) >= blownFrom ||
        (data[at + 1] as number) >= blownFrom ||
        (data[at + 2] as number) >= blownFrom
      ) {
        blown += 1;
      }
    }
  }
  const count = Math.max(1, (right - left) * (bottom - top));
  return { brightness: percentileOf(counts, 0.95), mean: sum / count, blown: blown / count };
}
