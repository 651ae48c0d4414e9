// Skin as a surface: colour by tone, mottling, veins, and the fine relief (furrows, pores) that light catches.
// Units: 1000 across the picture.

import type { Rgb } from './lesions.ts';
import { cellNoise, fractalNoise, smoothNoise, smoothStep } from './noise.ts';

/** Skin tone from 1 (lightest) to 6 (darkest). */
export type Tone = 1 | 2 | 3 | 4 | 5 | 6;

const TONES: Record<Tone, Rgb> = {
  1: [236, 200, 180],
  2: [226, 182, 156],
  3: [206, 156, 124],
  4: [172, 121, 88],
  5: [128, 84, 58],
  6: [88, 57, 42],
};

export type SkinOptions = {
  tone: Tone;
  seed: number;
  /** Size of a skin facet in picture units: small from afar, large close up. */
  facet: number;
};

/** Height of the bare surface at a point, about -1 to 1. */
export function skinRelief(x: number, y: number, { seed, facet }: SkinOptions): number {
  const bend = 0.7 * (fractalNoise(x / (facet * 5), y / (facet * 5), seed + 2, 2) - 0.5);
  const facets = cellNoise(x / facet + bend, (y / facet) * 0.8 - bend, seed + 3);
  const furrow = smoothStep(0.22, 0, facets.second - facets.nearest);
  const small = cellNoise((x / facet) * 2.3 + bend, (y / facet) * 2.3, seed + 4);
  const fineFurrow = smoothStep(0.25, 0, small.second - small.nearest);
  const soft = fractalNoise(x / (facet * 0.5), y / (facet * 0.5), seed + 6, 3) - 0.5;
  return 0.9 * soft - 0.42 * furrow - 0.24 * fineFurrow;
}

/** Colour of the bare skin at a point, 0 to 255 a channel, before light. */
export function skinColour(x: number, y: number, { tone, seed, facet }: SkinOptions): Rgb {
  const [red, green, blue] = TONES[tone];
  const flush = fractalNoise(x / 190, y / 190, seed + 11, 3) - 0.5;
  const blotch = fractalNoise(x / (facet * 3), y / (facet * 3), seed + 12, 3) - 0.5;
  const pigment = fractalNoise(x / 70, y / 70, seed + 13, 4) - 0.5;
  const vein = veinStrength(x, y, seed) * Math.max(0, 0.16 - 0.03 * tone);
  const lightness = 1 - 0.13 * pigment;
  const redness = 0.16 * flush + 0.1 * blotch;
  return [
    red * lightness * (1 + 0.2 * redness - 0.55 * vein),
    green * lightness * (1 - 0.75 * redness - 0.25 * vein),
    blue * lightness * (1 - 0.65 * redness - 0.12 * vein),
  ];
}

/** Thin wandering bands, here and there. */
function veinStrength(x: number, y: number, seed: number): number {
  const course = fractalNoise(x / 320 + 5, y / 210, seed + 15, 3);
  const here = smoothStep(0.45, 0.7, smoothNoise(x / 300, y / 300, seed + 16));
  return here * smoothStep(0.045, 0, Math.abs(course - 0.5));
}
