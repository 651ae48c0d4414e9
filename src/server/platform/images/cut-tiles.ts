// A large picture as a pyramid of square JPEG tiles, upright, sRGB, without metadata: libvips reads it once, line by
// line, and writes the tiles of all levels into one archive in memory. One picture at a time; few wait; no answer
// beyond `maxArchiveBytes`.
import { createGate } from './bounded-gate.ts';
import { type Reading, refuse } from './image-limits.ts';
import { openImage } from './sharp-settings.ts';
import { listStoredEntries } from './stored-zip.ts';

const TILE_QUALITY = 90;

export type CutRefusal = 'damaged' | 'busy';
/** How to cut: side of a tile in pixels; columns and rows of each level from the smallest, which is one tile. */
export type TilePlan = { side: number; levels: readonly { columns: number; rows: number }[] };
/** Views on `archive`, level by level, row by row; discard the archive when done with them. */
export type CutTiles = { tiles: Buffer[]; archive: Buffer };
export type TileCutter = {
  /** `damaged` when the picture does not decode whole, or is not of the planned size. */
  cut(image: Buffer, plan: TilePlan): Promise<Reading<CutTiles, CutRefusal>>;
};

/** A cutter with a queue of its own: `queueLength` pictures may wait (8), an archive has at most so many bytes. */
export function createTileCutter(
  options: { queueLength?: number; maxArchiveBytes?: number } = {},
): TileCutter {
  const gate = createGate({ concurrency: 1, queueLength: options.queueLength ?? 8 });
  const most = options.maxArchiveBytes ?? 256 * 1024 * 1024;
  return {
    async cut(image, plan) {
      const cut = await gate.run(() => cutNow(image, plan, most));
      return cut === 'busy' ? refuse('busy') : cut;
    },
  };
}

async function cutNow(image: Buffer, plan: TilePlan, most: number): Promise<Reading<CutTiles, 'damaged'>> {
  const archive = await writeArchive(image, plan.side).catch(() => undefined);
  if (!archive || archive.length > most) return refuse('damaged');
  const entries = listStoredEntries(archive);
  const names = plan.levels.flatMap(({ columns, rows }, level) =>
    Array.from(
      { length: columns * rows },
      (_, at) => `${level}/${at % columns}_${Math.floor(at / columns)}.jpeg`,
    ),
  );
  const tiles = names.flatMap((name) => entries.get(name) ?? []);
  // Besides the tiles there are two descriptions.
  const isWhole = tiles.length === names.length && entries.size === names.length + 2;
  return isWhole ? { ok: true, value: { tiles, archive } } : refuse('damaged');
}

function writeArchive(image: Buffer, side: number): Promise<Buffer> {
  return openImage(image)
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality: TILE_QUALITY, chromaSubsampling: '4:4:4' })
    .tile({ size: side, overlap: 0, depth: 'onetile', layout: 'dz', container: 'zip', basename: 'tiles' })
    .toBuffer();
}

const shared = createTileCutter();

/** Cuts through the process-wide queue (one at a time, eight waiting). Never throws on any bytes. */
export function cutTiles(image: Buffer, plan: TilePlan): Promise<Reading<CutTiles, CutRefusal>> {
  return shared.cut(image, plan);
}
