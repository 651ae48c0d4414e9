// What a drawn lesion does to skin: a tint (share of light kept, red green blue), a relief and a flake of scale.
// Imaginary shapes, good enough to stand in for photos; they teach no diagnosis.
import { cellNoise, createRandom, fractalNoise, smoothNoise, smoothStep } from './noise.ts';

export type LesionKind = 'none' | 'naevus' | 'plaque' | 'vesicles' | 'ring';
export type Rgb = [red: number, green: number, blue: number];

/** Effect at one point; `cover` 0 (plain skin) to 1. */
export type LesionPoint = { cover: number; tint: Rgb; relief: number; scale: number };
export type Lesion = (x: number, y: number) => LesionPoint;

export type LesionPlace = {
  x: number;
  y: number;
  radius: number;
  seed: number;
  /** Skin tone 1 (lightest) to 6: redness shows less and browner on dark skin. */
  tone: number;
  /** Seen through a dermatoscope: pigment network and globules. */
  isMagnified: boolean;
};

const PLAIN: LesionPoint = { cover: 0, tint: [1, 1, 1], relief: 0, scale: 0 };

/** A lesion as a function of the picture's units (1000 across). */
export function createLesion(kind: LesionKind, place: LesionPlace): Lesion {
  switch (kind) {
    case 'none':
      return () => PLAIN;
    case 'naevus':
      return createNaevus(place);
    case 'plaque':
      return createPlaque(place);
    case 'vesicles':
      return createVesicles(place);
    case 'ring':
      return createRing(place);
  }
}

/** Distance to the centre in radii, along an uneven outline. */
function outline(place: LesionPlace, unevenness: number): (x: number, y: number) => number {
  const random = createRandom(place.seed);
  const angle = random() * Math.PI;
  const stretch = 1 + random() * 0.45;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (x, y) => {
    const dx = (x - place.x) / place.radius;
    const dy = (y - place.y) / place.radius;
    const along = (dx * cos + dy * sin) / stretch;
    const across = -dx * sin + dy * cos;
    const broad = fractalNoise(dx * 1.4 + 7, dy * 1.4 + 3, place.seed + 5, 3) - 0.5;
    const fine = fractalNoise(dx * 5, dy * 5, place.seed + 9, 4) - 0.5;
    return Math.hypot(along, across) + unevenness * (1.7 * broad + 0.5 * fine);
  };
}

function redTint(tone: number, strength: number): Rgb {
  const dark = Math.max(0, (tone - 3) / 3);
  return [1 - (0.06 + 0.22 * dark) * strength, 1 - (0.44 - 0.08 * dark) * strength, 1 - 0.42 * strength];
}

function createNaevus(place: LesionPlace): Lesion {
  const distance = outline(place, 0.5);
  const grain = place.isMagnified ? place.radius / 13 : place.radius / 6;
  return (x, y) => {
    const far = distance(x, y);
    if (far > 1.4) return PLAIN;
    const cover = smoothStep(1.1, 0.82, far);
    const zones = fractalNoise(x / (place.radius * 0.55), y / (place.radius * 0.55), place.seed + 21, 3);
    const speckle = fractalNoise(x / grain, y / grain, place.seed + 31, 3) - 0.5;
    let depth = 0.5 + 0.9 * (zones - 0.4) + 0.35 * speckle + 0.2 * (1 - far);
    if (place.isMagnified) depth += magnifiedPigment(x, y, far, place);
    const kept = Math.max(0.05, Math.min(1.35, depth)) * (1 - 0.05 * place.tone);
    const tint: Rgb = [Math.exp(-0.75 * kept), Math.exp(-1.15 * kept), Math.exp(-1.4 * kept)];
    return { cover, tint, relief: cover * (0.5 + speckle), scale: 0 };
  };
}

/** Brown net near the edge, dots nearer the middle. */
function magnifiedPigment(x: number, y: number, far: number, place: LesionPlace): number {
  const mesh = place.radius / 24;
  const warp = 0.9 * (fractalNoise(x / 40, y / 40, place.seed + 41, 2) - 0.5);
  const net = cellNoise(x / mesh + warp, y / mesh - warp, place.seed + 43);
  const patchy = 0.35 + 0.9 * smoothNoise(x / 55, y / 55, place.seed + 45);
  const line = patchy * smoothStep(0.5, 0, net.second - net.nearest);
  const dots = cellNoise(x / (mesh * 2.4), y / (mesh * 2.4), place.seed + 47);
  const dot =
    smoothStep(0.3, 0.16, dots.nearest) * smoothStep(0.45, 0.65, smoothNoise(x / 60, y / 60, place.seed));
  return 0.5 * line * smoothStep(0.1, 0.7, far) + 0.5 * dot * smoothStep(0.9, 0.4, far) - 0.2;
}

function createPlaque(place: LesionPlace): Lesion {
  const distance = outline(place, 0.42);
  return (x, y) => {
    const far = distance(x, y);
    if (far > 1.5) return PLAIN;
    const cover = smoothStep(1.12, 0.9, far);
    const patch = fractalNoise(x / (place.radius * 0.4), y / (place.radius * 0.4), place.seed + 51, 4);
    const flake = fractalNoise(x / (place.radius * 0.09), y / (place.radius * 0.12), place.seed + 53, 3);
    const scale = cover * smoothStep(0.44, 0.78, flake) * smoothStep(0.36, 0.64, patch);
    return {
      cover,
      tint: redTint(place.tone, 0.65 + 0.7 * (patch - 0.3)),
      relief: cover + 1.6 * scale,
      scale,
    };
  };
}

function createRing(place: LesionPlace): Lesion {
  const distance = outline(place, 0.3);
  return (x, y) => {
    const far = distance(x, y);
    if (far > 1.5) return PLAIN;
    const patch = fractalNoise(x / (place.radius * 0.2), y / (place.radius * 0.2), place.seed + 61, 4);
    const border = smoothStep(0.62, 0.86, far) * smoothStep(1.12, 0.98, far);
    const inside = smoothStep(1, 0.8, far);
    const cover = Math.max(border * (0.6 + 0.9 * (patch - 0.2)), 0.34 * inside * (0.5 + patch));
    const flake = fractalNoise(x / (place.radius * 0.06), y / (place.radius * 0.06), place.seed + 63, 2);
    const scale = border * smoothStep(0.46, 0.84, flake) * 0.8;
    return {
      cover: Math.min(1, cover),
      tint: redTint(place.tone, 0.95),
      relief: border * 1.2 + scale,
      scale,
    };
  };
}

function createVesicles(place: LesionPlace): Lesion {
  const distance = outline(place, 0.6);
  const random = createRandom(place.seed + 71);
  const bubbles = Array.from({ length: 26 }, () => {
    const angle = random() * 2 * Math.PI;
    const far = Math.sqrt(random()) * 0.95 * place.radius;
    const radius = place.radius * (0.06 + 0.09 * random());
    return { x: place.x + Math.cos(angle) * far, y: place.y + Math.sin(angle) * far * 0.75, radius };
  });
  return (x, y) => {
    const far = distance(x, y);
    if (far > 1.8) return PLAIN;
    const patch = fractalNoise(x / (place.radius * 0.3), y / (place.radius * 0.3), place.seed + 73, 4);
    const redness = smoothStep(1.4, 0.5, far) * (0.5 + 0.8 * patch);
    let dome = 0;
    let halo = 0;
    for (const bubble of bubbles) {
      const near = Math.hypot(x - bubble.x, y - bubble.y) / bubble.radius;
      if (near < 1) dome = Math.max(dome, (1 - near * near) ** 0.7);
      halo = Math.max(halo, smoothStep(1.9, 1, near));
    }
    const cover = Math.min(1, 0.75 * redness + 0.5 * halo) * (1 - 0.35 * dome);
    return { cover, tint: redTint(place.tone, 0.9), relief: 3.2 * dome, scale: 0.1 * dome };
  };
}
