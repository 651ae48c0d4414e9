// Seeded chance for the simulator: the same seed draws the same days for ever.

export type Draw = {
  /** At least 0, below 1. */
  share: () => number;
  chance: (probability: number) => boolean;
  /** A whole number below `count`. */
  below: (count: number) => number;
  poisson: (mean: number) => number;
  logNormal: (shape: { median: number; spread: number }) => number;
  /** An index, by weight; weights sum to more than nothing. */
  weighted: (weights: readonly number[]) => number;
};

/** mulberry32 over `seed`. */
export function createDraw(seed: number): Draw {
  let state = seed | 0;
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return {
    share,
    chance: (probability) => share() < probability,
    below: (count) => Math.floor(share() * count),
    poisson: (mean) =>
      mean > 30 ? Math.max(0, Math.round(mean + Math.sqrt(mean) * normal())) : smallPoisson(share, mean),
    logNormal: ({ median, spread }) => median * Math.exp(spread * normal()),
    weighted: (weights) => weightedIndex(share(), weights),
  };
}

function smallPoisson(share: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = share(); product > limit; product *= share()) count += 1;
  return count;
}

function weightedIndex(share: number, weights: readonly number[]): number {
  let left = share * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    if (left < weight) return index;
    left -= weight;
  }
  return weights.findLastIndex((weight) => weight > 0);
}
