/** Which tiles of a large photo a pane needs, and where they stand: pure, in device pixels. */
import { type TileLevel, tileLevels, tileSide } from '#contracts/photos/photo-tiles.ts';
import { type Size, toPhoto, type Viewport } from './viewport.ts';

/** One tile; `left` … `bottom` in pixels of the whole photo. */
export type Tile = { number: number; left: number; top: number; right: number; bottom: number };

/** What is drawn finer than this many photo pixels a device pixel is no better to look at. */
const enough = 0.8;

/** The coarsest level that is still sharp; the full size beyond. */
export function chooseLevel(photo: Size, devicePixelsPerPixel: number): number {
  const levels = tileLevels(photo.width, photo.height);
  const at = levels.findIndex(({ width }) => width >= enough * photo.width * devicePixelsPerPixel);
  return at === -1 ? levels.length - 1 : at;
}

/** The part of the photo that is seen, in its own pixels, before any turn. */
export function seenPart(view: Viewport, photo: Size, pane: Size) {
  const one = toPhoto(view, photo, { x: -pane.width / 2, y: -pane.height / 2 });
  const other = toPhoto(view, photo, { x: pane.width / 2, y: pane.height / 2 });
  return {
    left: Math.max(0, Math.min(one.x, other.x)),
    top: Math.max(0, Math.min(one.y, other.y)),
    right: Math.min(photo.width, Math.max(one.x, other.x)),
    bottom: Math.min(photo.height, Math.max(one.y, other.y)),
  };
}

/** Tiles of one level that the part touches, nearest to its middle first. */
export function tilesIn(part: ReturnType<typeof seenPart>, photo: Size, level: number): Tile[] {
  const found = tileLevels(photo.width, photo.height)[level];
  if (!found || part.right <= part.left || part.bottom <= part.top) return [];
  const step = (tileSide * photo.width) / found.width;
  const middle = { x: (part.left + part.right) / 2, y: (part.top + part.bottom) / 2 };
  const tiles: (Tile & { far: number })[] = [];
  const lastColumn = Math.min(found.columns - 1, Math.floor((part.right - 0.001) / step));
  const lastRow = Math.min(found.rows - 1, Math.floor((part.bottom - 0.001) / step));
  for (let row = Math.max(0, Math.floor(part.top / step)); row <= lastRow; row += 1) {
    for (let column = Math.max(0, Math.floor(part.left / step)); column <= lastColumn; column += 1) {
      const tile = placeOf(found, photo, column, row);
      const far = Math.hypot(
        (tile.left + tile.right) / 2 - middle.x,
        (tile.top + tile.bottom) / 2 - middle.y,
      );
      tiles.push({ ...tile, far });
    }
  }
  return tiles.toSorted((one, other) => one.far - other.far).map(({ far: _, ...tile }) => tile);
}

function placeOf(level: TileLevel, photo: Size, column: number, row: number): Tile {
  const across = photo.width / level.width;
  const down = photo.height / level.height;
  return {
    number: level.firstTile + row * level.columns + column,
    left: column * tileSide * across,
    top: row * tileSide * down,
    right: Math.min(level.width, (column + 1) * tileSide) * across,
    bottom: Math.min(level.height, (row + 1) * tileSide) * down,
  };
}
