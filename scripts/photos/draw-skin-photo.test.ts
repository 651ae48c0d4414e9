import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawSkinPhoto, type SkinPhoto } from './draw-skin-photo.ts';

const SMALL: SkinPhoto = { view: 'close-up', tone: 3, lesion: 'naevus', seed: 7, width: 240, height: 180 };

async function centreBrightness(photo: Buffer): Promise<number> {
  const part = await sharp(photo).extract({ left: 90, top: 65, width: 60, height: 50 }).toBuffer();
  return (await sharp(part).greyscale().stats()).channels[0]?.mean ?? Number.NaN;
}

describe('drawSkinPhoto', () => {
  test('same options, same bytes; another seed, another picture', async () => {
    const photo = await drawSkinPhoto(SMALL);
    expect((await drawSkinPhoto(SMALL)).equals(photo)).toBe(true);
    expect((await drawSkinPhoto({ ...SMALL, seed: 8 })).equals(photo)).toBe(false);
  });

  test.each(['regional', 'close-up', 'dermoscopic'] as const)(
    '%s: a JPEG of the size asked',
    async (view) => {
      const { format, width, height } = await sharp(await drawSkinPhoto({ ...SMALL, view })).metadata();
      expect({ format, width, height }).toEqual({ format: 'jpeg', width: 240, height: 180 });
    },
  );

  test('tones go from light to dark, and a naevus is darker than bare skin', async () => {
    const tones = [1, 2, 3, 4, 5, 6] as const;
    const bare = await Promise.all(
      tones.map(async (tone) => centreBrightness(await drawSkinPhoto({ ...SMALL, tone, lesion: 'none' }))),
    );
    expect(bare).toEqual(bare.toSorted((one, other) => other - one));
    expect(await centreBrightness(await drawSkinPhoto(SMALL))).toBeLessThan((bare[2] ?? 0) - 20);
  });

  test('a dermoscopic view is black outside its circle', async () => {
    const photo = await drawSkinPhoto({ ...SMALL, view: 'dermoscopic' });
    const corner = await sharp(photo).extract({ left: 0, top: 0, width: 12, height: 12 }).toBuffer();
    for (const { mean } of (await sharp(corner).stats()).channels) expect(mean).toBeLessThan(16);
  });
});
