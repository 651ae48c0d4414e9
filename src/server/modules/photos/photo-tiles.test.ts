import { describe, expect, test } from 'vitest';
import { countTiles } from '#contracts/photos/photo-tiles.ts';
import { DataKey } from '#server/platform/crypto/data-key.ts';
import { SealBroken } from '#server/platform/crypto/seal.ts';
import { sealFile } from '#server/platform/crypto/sealed-stream.ts';
import type { TilePlan } from '#server/platform/images/cut-tiles.ts';
import { createFakeObjectStorage } from '#server/ports/object-storage/object-storage.fake.ts';
import { photoObjectKey, photoSealContext, type StoredPhoto } from './photo.ts';
import { prepareTiles, readTile } from './photo-tiles.ts';

const key = new DataKey(Buffer.alloc(32, 7));
let made = 0;

/** A large photo that is stored, and a cutter that writes each tile's number instead of its picture. */
async function setUp(size = { width: 8064, height: 6048 }) {
  made += 1;
  const photo = { id: `photo-${made}`, ...size, displayType: 'image/jpeg' } as StoredPhoto;
  const objects = createFakeObjectStorage();
  await objects.put(
    photoObjectKey(photo.id, 'display'),
    sealFile(key, photoSealContext(photo.id, 'display'), Buffer.from('the whole picture')),
  );
  const seen = { cuts: 0 };
  const cutTiles = async (image: Buffer, { levels }: TilePlan) => {
    seen.cuts += 1;
    expect(image.toString()).toBe('the whole picture');
    const count = levels.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
    const tiles = Array.from({ length: count }, (_, at) => Buffer.from(`tile ${at} `.repeat(1 + (at % 7))));
    return { ok: true as const, value: { tiles, archive: Buffer.alloc(0) } };
  };
  return { photo, objects, seen, parts: { objects, cutTiles } };
}

type Place = Awaited<ReturnType<typeof setUp>>;
const tileOf = async ({ parts, photo }: Place, tile: number) =>
  (await readTile(parts, photo, key, tile)).body.toString();
const stored = ({ objects, photo }: Place) =>
  Buffer.from(objects.objects.get(photoObjectKey(photo.id, 'tiles')) ?? '');

describe('the tiles of a photo', () => {
  test('are cut once, by whoever comes first, and read one by one', async () => {
    const place = await setUp();
    await Promise.all([1, 2, 3].map(() => prepareTiles(place.parts, place.photo, key)));
    await prepareTiles(place.parts, place.photo, key);
    expect(place.seen.cuts).toBe(1);
    expect(await tileOf(place, 0)).toBe('tile 0 ');
    expect(await tileOf(place, 33)).toBe('tile 33 '.repeat(6));
    expect(await tileOf(place, countTiles(8064, 6048) - 1)).toBe('tile 120 '.repeat(2));
    await expect(tileOf(place, countTiles(8064, 6048))).rejects.toMatchObject({ code: 'photo.not_found' });
  });

  test('B-073 lie sealed under the owner’s key: nothing in the clear, nothing opens with another', async () => {
    const place = await setUp();
    await prepareTiles(place.parts, place.photo, key);
    expect(stored(place).includes('tile')).toBe(false);
    const other = new DataKey(Buffer.alloc(32, 8));
    await expect(readTile(place.parts, place.photo, other, 0)).rejects.toMatchObject({
      code: 'photo.not_found',
    });
  });

  test('B-073 a tile put in the place of another does not open', async () => {
    const place = await setUp();
    await prepareTiles(place.parts, place.photo, key);
    const bytes = stored(place);
    const length = 29 + 'tile 0 '.length;
    const first = 4 + 4 * countTiles(8064, 6048) + 29;
    // Tile 7 is as long as tile 0.
    let seventh = first;
    for (let at = 0; at < 7; at += 1) seventh += 29 + `tile ${at} `.length * (1 + at);
    bytes.copy(bytes, first, seventh, seventh + length);
    await place.objects.put(photoObjectKey(place.photo.id, 'tiles'), bytes);
    await expect(tileOf(place, 0)).rejects.toThrow(SealBroken);
    expect(await tileOf(place, 7)).toBe('tile 7 ');
  });

  test('altered or cut short, they are made again when the photo is opened', async () => {
    const place = await setUp();
    const tilesKey = photoObjectKey(place.photo.id, 'tiles');
    await prepareTiles(place.parts, place.photo, key);
    for (const bytes of [Buffer.alloc(0), stored(place).subarray(0, 100), Buffer.alloc(9_000, 1)]) {
      await place.objects.put(tilesKey, bytes);
      await expect(tileOf(place, 0)).rejects.toMatchObject({ code: 'photo.not_found' });
      await prepareTiles(place.parts, place.photo, key);
      expect(await tileOf(place, 0)).toBe('tile 0 ');
    }
    expect(place.seen.cuts).toBe(4);
  });

  test('B-107 a small photo has none; a full queue and a storage that fails say to come back, and nothing is left', async () => {
    const small = await setUp({ width: 4000, height: 3000 });
    await expect(prepareTiles(small.parts, small.photo, key)).rejects.toMatchObject({
      code: 'photo.not_tiled',
    });
    await expect(tileOf(small, 0)).rejects.toMatchObject({ code: 'photo.not_found' });
    const { parts, photo, objects } = await setUp();
    const refusing = (refusal: 'busy' | 'damaged') =>
      prepareTiles({ ...parts, cutTiles: async () => ({ ok: false, refusal }) }, photo, key);
    await expect(refusing('busy')).rejects.toMatchObject({ code: 'photo.busy' });
    await expect(refusing('damaged')).rejects.toMatchObject({ code: 'photo.damaged' });
    objects.failNext(1);
    await expect(prepareTiles(parts, photo, key)).rejects.toMatchObject({ code: 'internal.unavailable' });
    expect([...objects.objects.keys()]).toEqual([photoObjectKey(photo.id, 'display')]);
    await prepareTiles(parts, photo, key);
  });
});
