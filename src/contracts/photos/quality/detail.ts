import type { Luma, Region } from './luma.ts';

/** How much fine detail a region holds, in which directions, and how much of it is only noise. */

export type Detail = {
  /** Variance of the Laplacian beside the square of the brightness, noise taken off; ‰ of it. */
  sharpness: number;
  /** Detail along the direction that has most beside the one across it: 1 none preferred. */
  motion: number;
};

const tileSide = 24;
/** Sum of squares of the kernels below for white noise of variance 1. */
const laplacianGain = 20;
const lineGain = 6;
/** Darker than this, relative detail would be a division by almost nothing. */
const leastBrightness = 12;

type Sums = { count: number; light: number; plain: number; squares: number; lines: number[] };

/**
 * Sharpness and direction of a region. Only its better half counts, tile by tile: the middle of a lesion may be plain,
 * and what lies out of focus behind it must not decide.
 */
export function detailOf(luma: Luma, region: Region, noise: number): Detail {
  const tiles = tilesOf(luma, region).map((tile) => sumsOf(luma, tile));
  const scored = tiles.map((sums) => ({ sums, score: relativeDetail(sums, noise) }));
  const best = scored.toSorted((one, other) => other.score - one.score);
  const counted = best.slice(0, Math.max(1, Math.ceil(best.length / 2)));
  const sharpness = counted.reduce((sum, { score }) => sum + score, 0) / Math.max(1, counted.length);
  return {
    sharpness: 1000 * sharpness,
    motion: directionOf(
      counted.map(({ sums }) => sums),
      noise,
    ),
  };
}

/** Standard deviation of the noise in the plainest tenth of the picture (Immerkær's kernel), in steps of brightness. */
export function noiseOf(luma: Luma, region: Region): number {
  const levels = tilesOf(luma, region)
    .map((tile) => noiseOfTile(luma, tile))
    .filter((level) => level !== undefined)
    .toSorted((one, other) => one - other);
  return levels[Math.floor(levels.length / 10)] ?? 0;
}

/** Whole tiles of the region, one pixel away from the edge of the picture. */
function tilesOf({ width, height }: Luma, region: Region): Region[] {
  const left = Math.max(1, region.left);
  const top = Math.max(1, region.top);
  const right = Math.min(width - 1, region.right);
  const bottom = Math.min(height - 1, region.bottom);
  const tiles: Region[] = [];
  for (let y = top; y + tileSide <= bottom; y += tileSide) {
    for (let x = left; x + tileSide <= right; x += tileSide) {
      tiles.push({ left: x, top: y, right: x + tileSide, bottom: y + tileSide });
    }
  }
  // A region smaller than a tile is one.
  return tiles.length > 0
    ? tiles
    : [{ left, top, right: Math.max(left + 1, right), bottom: Math.max(top + 1, bottom) }];
}

function sumsOf({ width, values }: Luma, tile: Region): Sums {
  let [light, plain, squares, across, down, falling, rising] = [0, 0, 0, 0, 0, 0, 0];
  for (let y = tile.top; y < tile.bottom; y += 1) {
    for (let at = y * width + tile.left, end = y * width + tile.right; at < end; at += 1) {
      const here = values[at] as number;
      const double = 2 * here;
      const lineAcross = double - (values[at - 1] as number) - (values[at + 1] as number);
      const lineDown = double - (values[at - width] as number) - (values[at + width] as number);
      const lineFalling = double - (values[at - width - 1] as number) - (values[at + width + 1] as number);
      const lineRising = double - (values[at - width + 1] as number) - (values[at + width - 1] as number);
      const laplacian = lineAcross + lineDown;
      light += here;
      plain += laplacian;
      squares += laplacian * laplacian;
      across += lineAcross * lineAcross;
      down += lineDown * lineDown;
      falling += lineFalling * lineFalling;
      rising += lineRising * lineRising;
    }
  }
  const count = (tile.right - tile.left) * (tile.bottom - tile.top);
  return { count, light, plain, squares, lines: [across, down, falling, rising] };
}

function relativeDetail({ count, light, plain, squares }: Sums, noise: number): number {
  const brightness = Math.max(leastBrightness, light / count);
  const variance = squares / count - (plain / count) ** 2;
  return Math.max(0, variance - laplacianGain * noise * noise) / (brightness * brightness);
}

/** Of the two pairs of crossed directions the one that differs most. */
function directionOf(tiles: readonly Sums[], noise: number): number {
  const total = tiles.reduce((sum, { count }) => sum + count, 0);
  const [across = 0, down = 0, falling = 0, rising = 0] = [0, 1, 2, 3].map((line) => {
    const sum = tiles.reduce((before, { lines }) => before + (lines[line] ?? 0), 0);
    return Math.max(0.05, sum / Math.max(1, total) - lineGain * noise * noise);
  });
  return Math.max(across / down, down / across, falling / rising, rising / falling);
}

function noiseOfTile({ width, values }: Luma, tile: Region): number | undefined {
  let [sum, light, count] = [0, 0, 0];
  for (let y = tile.top; y < tile.bottom; y += 1) {
    for (let at = y * width + tile.left, end = y * width + tile.right; at < end; at += 1) {
      const [above, below] = [at - width, at + width];
      const corners =
        (values[above - 1] as number) +
        (values[above + 1] as number) +
        (values[below - 1] as number) +
        (values[below + 1] as number);
      const sides =
        (values[above] as number) +
        (values[below] as number) +
        (values[at - 1] as number) +
        (values[at + 1] as number);
      const here = values[at] as number;
      sum += Math.abs(corners - 2 * sides + 4 * here);
      light += here;
      count += 1;
    }
  }
  // Black and blown tiles have lost their noise.
  const brightness = light / count;
  return brightness < 8 || brightness > 245 ? undefined : (Math.sqrt(Math.PI / 2) * sum) / (6 * count);
}
