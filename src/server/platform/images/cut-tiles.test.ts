import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { tileLevels, tileSide } from '#contracts/photos/photo-tiles.ts';
import { METADATA_WORDS, makeTestPhoto } from '#test/builders/photos.ts';
import { createTileCutter, cutTiles } from './cut-tiles.ts';
import { listStoredEntries } from './stored-zip.ts';

const planOf = (width: number, height: number) => ({ side: tileSide, levels: tileLevels(width, height) });

async function cutWhole(image: Buffer, width: number, height: number): Promise<Buffer[]> {
  const cut = await cutTiles(image, planOf(width, height));
  if (!cut.ok) throw new Error(cut.refusal);
  return cut.value.tiles;
}

const sizeOf = async (tile: Buffer | undefined) => {
  const { width, height } = await sharp(tile).metadata();
  return [width, height];
};

describe('cutting a photo into tiles', () => {
  test.each([
    [1601, 803],
    [769, 2303],
    [1536, 768],
  ])('%d × %d: as many tiles, each of the size that the plan tells', async (width, height) => {
    const tiles = await cutWhole(await makeTestPhoto({ width, height }), width, height);
    const expected = tileLevels(width, height).flatMap((level) =>
      Array.from({ length: level.columns * level.rows }, (_, at) => [
        Math.min(tileSide, level.width - (at % level.columns) * tileSide),
        Math.min(tileSide, level.height - Math.floor(at / level.columns) * tileSide),
      ]),
    );
    expect(await Promise.all(tiles.map(sizeOf))).toEqual(expected);
  });

  test('a tile shows what the photo shows there, upright and without metadata', async () => {
    const photo = await makeTestPhoto({ width: 1000, height: 1700, orientation: 6, withMetadata: true });
    const tiles = await cutWhole(photo, 1700, 1000);
    const levels = tileLevels(1700, 1000);
    const at = (levels.at(-1)?.firstTile ?? 0) + 1;
    const upright = await sharp(await sharp(photo).autoOrient().toBuffer())
      .extract({ left: tileSide, top: 0, width: tileSide, height: tileSide })
      .raw()
      .toBuffer();
    const tile = await sharp(tiles[at]).raw().toBuffer();
    const apart = upright.reduce((sum, value, index) => sum + Math.abs(value - (tile[index] ?? 0)), 0);
    expect(tile.length).toBe(upright.length);
    expect(apart / upright.length).toBeLessThan(4);
    const all = Buffer.concat(tiles);
    for (const word of METADATA_WORDS) expect(all.includes(word)).toBe(false);
    expect((await sharp(tiles[0]).metadata()).exif).toBeUndefined();
  });

  test('a picture cut short, one of another size and one beyond the bound are refused', async () => {
    const photo = await makeTestPhoto({ width: 1600, height: 900 });
    const refused = { ok: false, refusal: 'damaged' };
    expect(await cutTiles(photo.subarray(0, photo.length / 2), planOf(1600, 900))).toEqual(refused);
    expect(await cutTiles(photo, planOf(800, 450))).toEqual(refused);
    expect(await cutTiles(photo, planOf(2600, 900))).toEqual(refused);
    expect(await cutTiles(Buffer.from('no picture'), planOf(1600, 900))).toEqual(refused);
    const narrow = createTileCutter({ maxArchiveBytes: 1000 });
    expect(await narrow.cut(photo, planOf(1600, 900))).toEqual(refused);
  });

  test('B-107 one at a time, a few wait, the others are told that it is busy', async () => {
    const photo = await makeTestPhoto({ width: 1600, height: 900 });
    const cutter = createTileCutter({ queueLength: 1 });
    const answers = await Promise.all([1, 2, 3].map(() => cutter.cut(photo, planOf(1600, 900))));
    expect(answers.map((answer) => (answer.ok ? 'cut' : answer.refusal)).toSorted()).toEqual([
      'busy',
      'cut',
      'cut',
    ]);
  });

  test('what is no archive, or only half of one, has no entries', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.alloc(64),
      Buffer.from('PK\u0005\u0006'.padEnd(22, '\u00ff'), 'latin1'),
    ]) {
      expect(listStoredEntries(bytes).size).toBe(0);
    }
  });
});
