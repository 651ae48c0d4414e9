/**
 * How a large photo is cut into square pictures, so that a screen fetches what it shows and no more. Browser and server
 * count the same way; nothing about it is stored.
 */

/** Pixels; a tile at the right or lower edge may be smaller. */
export const tileSide = 768;
/** Photos of fewer pixels are shown from their display copy, whole. */
export const tiledFromPixels = 16_000_000;
/** One opening leaves one trace and lets tiles be read for so long. */
export const viewingMinutes = 30;

/** One size of the photo; each level is half the next. `firstTile` is the number of its upper left tile. */
export type TileLevel = { width: number; height: number; columns: number; rows: number; firstTile: number };

/** Upright sizes in pixels. */
export function isTiled({ width, height }: { width: number; height: number }): boolean {
  return width * height >= tiledFromPixels;
}

/** Levels from the smallest, which is one tile, to the full size. Tiles are numbered through, row by row. */
export function tileLevels(width: number, height: number): TileLevel[] {
  const sizes = [{ width, height }];
  for (let size = sizes[0]; size && Math.max(size.width, size.height) > tileSide; size = sizes[0]) {
    sizes.unshift({ width: Math.ceil(size.width / 2), height: Math.ceil(size.height / 2) });
  }
  let firstTile = 0;
  return sizes.map((size) => {
    const columns = Math.ceil(size.width / tileSide);
    const rows = Math.ceil(size.height / tileSide);
    const level = { ...size, columns, rows, firstTile };
    firstTile += columns * rows;
    return level;
  });
}

/** Tiles of all levels. */
export function countTiles(width: number, height: number): number {
  return tileLevels(width, height).reduce((sum, { columns, rows }) => sum + columns * rows, 0);
}

/** More than any accepted photo has. */
export const mostTiles = 400;
