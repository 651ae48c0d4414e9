// Seeded noise for drawn photos: random numbers, smooth value noise, fractal sums, cell patterns. Same seed, same picture.

/** Seeded generator of numbers in [0, 1[. */
export function createRandom(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A number in [0, 1[ for a lattice point. */
export function hash(x: number, y: number, seed: number): number {
  let mixed = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed, 2_246_822_519);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1_274_126_177);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}

/** Smooth noise in [0, 1] with features one unit wide. */
export function smoothNoise(x: number, y: number, seed: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = fade(x - left);
  const fy = fade(y - top);
  const upper = hash(left, top, seed) * (1 - fx) + hash(left + 1, top, seed) * fx;
  const lower = hash(left, top + 1, seed) * (1 - fx) + hash(left + 1, top + 1, seed) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** Sum of `octaves` smooth noises, each half as wide and as strong as the one before, in [0, 1]. */
export function fractalNoise(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += weight * smoothNoise(x * scale, y * scale, seed + octave * 17);
    weight /= 2;
    scale *= 2.03;
  }
  return sum / (1 - weight * 2);
}

/** Distances to the nearest and second nearest of scattered points, one point a unit square. */
export function cellNoise(x: number, y: number, seed: number): { nearest: number; second: number } {
  const column = Math.floor(x);
  const row = Math.floor(y);
  let nearest = 9;
  let second = 9;
  for (let cell = 0; cell < 9; cell += 1) {
    const cx = column + (cell % 3) - 1;
    const cy = row + Math.floor(cell / 3) - 1;
    const dx = cx + hash(cx, cy, seed) - x;
    const dy = cy + hash(cx, cy, seed + 101) - y;
    const distance = dx * dx + dy * dy;
    if (distance < nearest) {
      second = nearest;
      nearest = distance;
    } else if (distance < second) second = distance;
  }
  return { nearest: Math.sqrt(nearest), second: Math.sqrt(second) };
}

/** 0 below `from`, 1 above `to`, smooth between (either order). */
export function smoothStep(from: number, to: number, value: number): number {
  return fade(Math.max(0, Math.min(1, (value - from) / (to - from))));
}

function fade(t: number): number {
  return t * t * (3 - 2 * t);
}
