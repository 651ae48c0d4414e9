// Proofs of RFC 9162 §2.1.3 and §2.1.4 from stored tiles: a few tiles are read for each, whatever the size of the tree.
import { foldPeaks, perfectRoot } from './merkle.ts';
import { tileWidth } from './tile-builder.ts';

const heightsOfTile = 8;

/** Reads the hashes of one tile, as many as there are; throws when there is none. */
export type ReadTile = (level: number, number: number) => Promise<readonly Buffer[]>;

export type TreeProofs = {
  root(size: number): Promise<Buffer>;
  /** Path from the leaf at `index` to the root of the first `size` leaves. */
  inclusion(index: number, size: number): Promise<Buffer[]>;
  /** Proof that the first `second` leaves begin with the first `first` ones. */
  consistency(first: number, second: number): Promise<Buffer[]>;
};

export function createTreeProofs(readTile: ReadTile): TreeProofs {
  async function perfect(height: number, index: number): Promise<Buffer> {
    const level = Math.floor(height / heightsOfTile);
    const width = 2 ** (height % heightsOfTile);
    const first = index * width;
    const tile = await readTile(level, Math.floor(first / tileWidth));
    const from = first % tileWidth;
    return perfectRoot(tile.slice(from, from + width));
  }

  /** MTH of `count` leaves from `start`, which is a multiple of the next power of two. */
  async function range(start: number, count: number): Promise<Buffer> {
    const peaks: Buffer[] = [];
    let at = start;
    for (let left = count; left > 0; ) {
      const height = Math.floor(Math.log2(left));
      peaks.push(await perfect(height, at / 2 ** height));
      at += 2 ** height;
      left -= 2 ** height;
    }
    return foldPeaks(peaks);
  }

  async function path(index: number, start: number, count: number): Promise<Buffer[]> {
    if (count === 1) return [];
    const split = splitOf(count);
    if (index < split) {
      return [...(await path(index, start, split)), await range(start + split, count - split)];
    }
    return [...(await path(index - split, start + split, count - split)), await range(start, split)];
  }

  async function subproof(first: number, start: number, count: number, isWhole: boolean): Promise<Buffer[]> {
    if (first === count) return isWhole ? [] : [await range(start, count)];
    const split = splitOf(count);
    if (first <= split) {
      return [...(await subproof(first, start, split, isWhole)), await range(start + split, count - split)];
    }
    return [
      ...(await subproof(first - split, start + split, count - split, false)),
      await range(start, split),
    ];
  }

  return {
    root: (size) => range(0, size),
    inclusion(index, size) {
      if (index < 0 || index >= size) throw new RangeError('No such leaf in a tree of this size');
      return path(index, 0, size);
    },
    consistency(first, second) {
      if (first < 1 || first > second) throw new RangeError('The first tree must be the smaller one');
      return subproof(first, 0, second, true);
    },
  };
}

/** The largest power of two below `count`. */
function splitOf(count: number): number {
  const power = 2 ** Math.floor(Math.log2(count));
  return power === count ? count / 2 : power;
}
