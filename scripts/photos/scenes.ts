// Where the camera stands: close up, at a distance (a limb or a back before a cloth), or through a dermatoscope.
// A scene says, point by point, how far the surface is lit and whether it is skin at all. Units: 1000 across.

import type { Rgb } from './lesions.ts';
import { createRandom, fractalNoise, smoothNoise, smoothStep } from './noise.ts';

export type View = 'regional' | 'close-up' | 'dermoscopic';

/** `skin` 0 (background) to 1; `light` multiplies the colour. */
export type ScenePoint = { skin: number; light: number };

export type Scene = {
  facet: number;
  bump: number;
  shine: number;
  lesion: { x: number; y: number; radius: number };
  hairs: { count: number; length: number; width: number };
  at(x: number, y: number): ScenePoint;
  background(x: number, y: number): Rgb;
};

const BLACK: Rgb = [7, 7, 8];

/** The scene of a view; `height` is the picture's height in units. */
export function createScene(view: View, seed: number, height: number): Scene {
  if (view === 'close-up') return createCloseUp(seed, height);
  if (view === 'dermoscopic') return createDermoscopic(seed, height);
  return createRegional(seed, height);
}

function createCloseUp(seed: number, height: number): Scene {
  const random = createRandom(seed + 1);
  const lampAngle = random() * 2 * Math.PI;
  const lesion = {
    x: 500 + 90 * (random() - 0.5),
    y: height / 2 + 70 * (random() - 0.5),
    radius: 130 + 60 * random(),
  };
  return {
    facet: 13,
    bump: 0.12,
    shine: 0.5,
    lesion,
    hairs: { count: 46, length: 150, width: 1.5 },
    background: () => BLACK,
    at(x, y) {
      const [dx, dy] = [(x - 500) / 500, (y - height / 2) / 500];
      const side = dx * Math.cos(lampAngle) + dy * Math.sin(lampAngle);
      const broad = fractalNoise(x / 420, y / 420, seed + 81, 2) - 0.5;
      return { skin: 1, light: 1.03 + 0.13 * side + 0.12 * broad - 0.15 * (dx * dx + dy * dy) };
    },
  };
}

function createDermoscopic(seed: number, height: number): Scene {
  const random = createRandom(seed + 2);
  const [cx, cy, radius] = [500, height / 2, Math.min(height / 2, 500) * 0.985];
  const lesion = {
    x: cx + 50 * (random() - 0.5),
    y: cy + 50 * (random() - 0.5),
    radius: radius * (0.46 + 0.12 * random()),
  };
  return {
    facet: 34,
    bump: 0.025,
    shine: 0.05,
    lesion,
    hairs: { count: 7, length: 420, width: 4.2 },
    background: (x, y) => (Math.hypot(x - cx, y - cy) < radius + 3 ? [24, 20, 22] : BLACK),
    at(x, y) {
      const far = Math.hypot(x - cx, y - cy) / radius;
      return { skin: smoothStep(1, 0.988, far), light: 1.1 - 0.3 * far ** 3 };
    },
  };
}

function createRegional(seed: number, height: number): Scene {
  const random = createRandom(seed + 3);
  const tilt = (random() - 0.5) * 0.3;
  const halfWidth = height * (0.27 + 0.07 * random());
  const taper = 0.2 + 0.25 * random();
  const cloth: Rgb = random() < 0.5 ? [104, 128, 134] : [150, 156, 160];
  const axis = (x: number) => height / 2 + (x - 500) * tilt + 26 * Math.sin(x / 260 + seed);
  const half = (x: number) =>
    halfWidth * (1 + taper * (0.5 - x / 1000) + 0.06 * Math.sin(x / 170 + seed * 2)) +
    3 * (smoothNoise(x / 40, 1, seed) - 0.5);
  const lesionX = 380 + 240 * random();
  const lesion = {
    x: lesionX,
    y: axis(lesionX) + (random() - 0.6) * 0.5 * halfWidth,
    radius: 30 + 14 * random(),
  };
  const across = (x: number, y: number) => (y - axis(x)) / half(x);
  return {
    facet: 4.5,
    bump: 0.09,
    shine: 0.3,
    lesion,
    hairs: { count: 520, length: 34, width: 0.5 },
    background(x, y) {
      const fold = fractalNoise(x / 300 + 2, y / 130, seed + 91, 3) - 0.5;
      const weave = 0.05 * Math.sin(x * 1.9) * Math.sin(y * 1.9);
      const shadow = smoothStep(1.55, 1, Math.abs(across(x - 14, y - 24)));
      const light = (1 + 0.5 * fold + weave) * (1 - 0.5 * shadow);
      return [cloth[0] * light, cloth[1] * light, cloth[2] * light];
    },
    at(x, y) {
      const t = across(x, y);
      const depth = Math.sqrt(Math.max(0, 1 - t * t));
      const muscle = fractalNoise(x / 230, y / 160, seed + 93, 2) - 0.5;
      const light = 0.34 + 0.72 * depth - 0.2 * t + 0.14 * muscle * depth;
      return { skin: smoothStep(1, 0.988, Math.abs(t)), light };
    },
  };
}
