/** Tiles of one photo in memory: fetched a few at a time, decoded beside the page, bounded in number. */

/** Reads one tile; rejects when it cannot, or when the signal says that it is no longer wanted. */
export type TileReader = (tile: number, signal: AbortSignal) => Promise<Blob>;

const atOnce = 6;
/** In a row: then the photo must be shown another way, or not at all. */
const mostFailures = 8;
const retryMs = 1_500;
/** 2.3 MB each, once decoded. */
const mostKept = 48;

export class TileStore {
  readonly #read: TileReader;
  readonly #onChange: (failure?: unknown) => void;
  readonly #pictures = new Map<number, string>();
  readonly #loading = new Map<number, AbortController>();
  #wanted: readonly number[] = [];
  #failures = 0;
  #isClosed = false;

  /** `onChange`: a tile has come; or none comes, with the reason: at once when there never was any, else after tries. */
  constructor(read: TileReader, onChange: (failure?: unknown) => void) {
    this.#read = read;
    this.#onChange = onChange;
  }

  /** Where the decoded tile is, if it is here. */
  get(tile: number): string | undefined {
    return this.#pictures.get(tile);
  }

  /** What is wanted now, most urgent first; anything else under way is given up. */
  want(tiles: readonly number[]): void {
    this.#wanted = tiles;
    for (const [tile, loading] of this.#loading) {
      if (!tiles.includes(tile)) {
        loading.abort();
        this.#loading.delete(tile);
      }
    }
    this.#fill();
  }

  close(): void {
    this.#isClosed = true;
    for (const loading of this.#loading.values()) loading.abort();
    for (const picture of this.#pictures.values()) URL.revokeObjectURL(picture);
    this.#pictures.clear();
  }

  #fill(): void {
    for (const tile of this.#wanted) {
      if (this.#loading.size >= atOnce) return;
      if (!this.#pictures.has(tile) && !this.#loading.has(tile)) void this.#load(tile);
    }
  }

  async #load(tile: number): Promise<void> {
    const abort = new AbortController();
    this.#loading.set(tile, abort);
    try {
      const picture = await decoded(await this.#read(tile, abort.signal));
      if (this.#isClosed) {
        URL.revokeObjectURL(picture);
        return;
      }
      this.#failures = 0;
      this.#keep(tile, picture);
      this.#done(tile, abort);
      this.#onChange();
      this.#fill();
    } catch (error) {
      this.#done(tile, abort);
      if (!abort.signal.aborted && !this.#isClosed) this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    this.#failures += 1;
    if (this.#pictures.size === 0 || this.#failures > mostFailures) this.#onChange(error);
    else setTimeout(() => this.#isClosed || this.#fill(), retryMs);
  }

  #done(tile: number, abort: AbortController): void {
    if (this.#loading.get(tile) === abort) this.#loading.delete(tile);
  }

  #keep(tile: number, picture: string): void {
    const before = this.#pictures.get(tile);
    if (before) URL.revokeObjectURL(before);
    this.#pictures.set(tile, picture);
    for (const [old, address] of this.#pictures) {
      if (this.#pictures.size <= mostKept) return;
      if (this.#wanted.includes(old)) continue;
      URL.revokeObjectURL(address);
      this.#pictures.delete(old);
    }
  }
}

/** Decoded before it is shown, so that no tile appears half drawn. */
async function decoded(picture: Blob): Promise<string> {
  const address = URL.createObjectURL(picture);
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
    return address;
  } catch (error) {
    URL.revokeObjectURL(address);
    throw error;
  }
}
