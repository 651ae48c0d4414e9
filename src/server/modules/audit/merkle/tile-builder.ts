// A growing tree as tiles: 256 neighbouring hashes of one height. Keeps only the unfinished tile of each height, so
// that appending to, or walking over, any number of leaves takes the same few kilobytes.
import { foldPeaks, perfectRoot } from './merkle.ts';

export const tileWidth = 256;
const heightsOfTile = 8;

export type Tile = { level: number; number: number; hashes: readonly Buffer[] };

export class TileBuilder {
  readonly #open: Buffer[][];
  readonly #onFull: (tile: Tile) => void;
  #size: number;

  /** `open` are the unfinished tiles of a tree of `size` leaves, lowest first; `onFull` hears of each finished one. */
  constructor(size: number, open: readonly (readonly Buffer[])[], onFull: (tile: Tile) => void) {
    this.#size = size;
    this.#open = open.map((hashes) => [...hashes]);
    this.#onFull = onFull;
  }

  get size(): number {
    return this.#size;
  }

  push(leaf: Buffer): void {
    this.#add(0, leaf);
    this.#size += 1;
  }

  /** The unfinished tiles, lowest first; empty ones left out. */
  openTiles(): Tile[] {
    return this.#open.flatMap((hashes, level) =>
      hashes.length === 0 ? [] : [{ level, number: numberOf(this.#size, level), hashes }],
    );
  }

  /** MTH of all leaves so far. */
  root(): Buffer {
    const peaks: Buffer[] = [];
    for (const hashes of this.#open.toReversed()) {
      let at = 0;
      for (let height = heightsOfTile - 1; height >= 0; height -= 1) {
        const width = 2 ** height;
        if ((hashes.length & width) === 0) continue;
        peaks.push(perfectRoot(hashes.slice(at, at + width)));
        at += width;
      }
    }
    return foldPeaks(peaks);
  }

  #add(level: number, hash: Buffer): void {
    let hashes = this.#open[level];
    if (hashes === undefined) {
      hashes = [];
      this.#open[level] = hashes;
    }
    hashes.push(hash);
    if (hashes.length < tileWidth) return;
    this.#open[level] = [];
    // The leaf that fills it is not counted yet.
    this.#onFull({ level, number: numberOf(this.#size, level), hashes });
    this.#add(level + 1, perfectRoot(hashes));
  }
}

/** Which tile of a level the next hash goes into, in a tree of so many leaves. */
export function numberOf(size: number, level: number): number {
  return Math.floor(size / tileWidth ** (level + 1));
}

/** The unfinished tiles a tree of `size` leaves has: where they are, and how many hashes each holds. */
export function openTilesOf(size: number): { level: number; number: number; count: number }[] {
  const tiles = [];
  for (let level = 0; tileWidth ** level <= size; level += 1) {
    const count = Math.floor(size / tileWidth ** level) % tileWidth;
    tiles.push({ level, number: numberOf(size, level), count });
  }
  return tiles;
}
