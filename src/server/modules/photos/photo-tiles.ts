// A large photo in tiles: cut from its display copy when first looked at, kept sealed beside it as one object, read
// tile by tile. A cache: it goes with the photo's orphans, and dies with the owner's key like everything else (B-073).
// The caller has checked that the actor may open the owner, and logs the reading once for a viewing (B-058).
import { countTiles, isTiled, tileLevels, tileSide } from '#contracts/photos/photo-tiles.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { openBytes, SealBroken, sealBytes } from '#server/platform/crypto/seal.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { cutTiles } from '#server/platform/images/cut-tiles.ts';
import { discardBytes } from '#server/platform/memory/discard-bytes.ts';
import { ObjectMissing, type ObjectStorage } from '#server/ports/object-storage/object-storage.port.ts';
import { photoObjectKey, photoSealContext, type StoredPhoto } from './photo.ts';
import { type Picture, readDisplay } from './read-photo.ts';
import { whenStorageAnswers } from './storage-troubles.ts';

/*
 * The object: "CTP" | version (1) | sealed index: the sealed length of each tile (4 bytes each) | the sealed tiles.
 * Each part has a seal of its own with its number in the context: none can stand in for another.
 */
const magic = Buffer.of(0x43, 0x54, 0x50, 1);
const sealOverheadBytes = 29;
const busyRetrySeconds = 5;

type TileParts = { objects: ObjectStorage; cutTiles?: typeof cutTiles };

/** Cuttings under way: two people who open the same photo wait for the same one. As many as the cutter's queue holds. */
const underWay = new Map<string, Promise<void>>();

/**
 * Makes sure that the tiles of a large photo are there; cuts them when they are not, or no longer open.
 * @throws AppError `photo.not_tiled` for a small photo, `photo.damaged`, `photo.busy`, `internal.unavailable`
 */
export async function prepareTiles(parts: TileParts, photo: StoredPhoto, key: DataKey): Promise<void> {
  if (!isTiled(photo)) throw new AppError('photo.not_tiled');
  if (await readIndex(parts, photo, key).catch(whenAbsent)) return;
  const work =
    underWay.get(photo.id) ?? makeTiles(parts, photo, key).finally(() => underWay.delete(photo.id));
  underWay.set(photo.id, work);
  await work;
}

/**
 * One tile, numbered as in `tileLevels`. @throws AppError `photo.not_found` for a number it does not have and for
 * tiles that were not prepared, `internal.unavailable`
 */
export async function readTile(
  parts: Pick<TileParts, 'objects'>,
  photo: StoredPhoto,
  key: DataKey,
  tile: number,
): Promise<Picture> {
  const lengths = isTiled(photo) ? await readIndex(parts, photo, key).catch(whenAbsent) : undefined;
  const bytes = lengths?.[tile];
  if (!lengths || bytes === undefined) throw new AppError('photo.not_found');
  const start = lengths.slice(0, tile).reduce((sum, length) => sum + length, headBytes(lengths.length));
  const sealed = await whenStorageAnswers(() => parts.objects.getPart(tilesKey(photo), start, bytes));
  const body = openBytes(key, photoSealContext(photo.id, `tile-${tile}`), sealed);
  discardBytes(sealed);
  return { contentType: 'image/jpeg', body };
}

const tilesKey = ({ id }: StoredPhoto) => photoObjectKey(id, 'tiles');

/** What comes before the first tile. */
function headBytes(count: number): number {
  return magic.length + 4 * count + sealOverheadBytes;
}

/** Not made yet, cut short, of another version, or altered: to be made again. */
function whenAbsent(error: unknown): undefined {
  if (!(error instanceof ObjectMissing || error instanceof SealBroken)) throw error;
}

/** Sealed length of each tile. Throws `ObjectMissing`, `SealBroken`. */
async function readIndex(
  { objects }: Pick<TileParts, 'objects'>,
  photo: StoredPhoto,
  key: DataKey,
): Promise<number[]> {
  const count = countTiles(photo.width, photo.height);
  const head = await whenStorageAnswers(() => objects.getPart(tilesKey(photo), 0, headBytes(count)));
  if (!head.subarray(0, magic.length).equals(magic)) throw new SealBroken();
  const index = openBytes(key, photoSealContext(photo.id, 'tiles'), head.subarray(magic.length));
  if (index.length !== 4 * count) throw new SealBroken();
  return Array.from({ length: count }, (_, at) => index.readUInt32BE(4 * at));
}

async function makeTiles(parts: TileParts, photo: StoredPhoto, key: DataKey): Promise<void> {
  const { body } = await readDisplay(parts, photo, key);
  const plan = { side: tileSide, levels: tileLevels(photo.width, photo.height) };
  const cut = await (parts.cutTiles ?? cutTiles)(body, plan);
  discardBytes(body);
  if (!cut.ok) {
    throw cut.refusal === 'busy'
      ? new AppError('photo.busy', { retryAfterSeconds: busyRetrySeconds })
      : new AppError('photo.damaged');
  }
  const { tiles, archive } = cut.value;
  await whenStorageAnswers(() => parts.objects.put(tilesKey(photo), sealedPieces(photo, key, tiles)));
  discardBytes(archive);
}

/** One sealed tile in memory at a time. */
async function* sealedPieces(photo: StoredPhoto, key: DataKey, tiles: readonly Buffer[]) {
  const index = Buffer.alloc(4 * tiles.length);
  for (const [at, tile] of tiles.entries()) index.writeUInt32BE(tile.length + sealOverheadBytes, 4 * at);
  yield Buffer.concat([magic, sealBytes(key, photoSealContext(photo.id, 'tiles'), index)]);
  for (const [at, tile] of tiles.entries()) {
    yield sealBytes(key, photoSealContext(photo.id, `tile-${at}`), tile);
  }
}
