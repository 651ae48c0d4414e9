import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { judgePhoto } from '#contracts/photos/quality/judge-photo.ts';
import { measurePhoto } from '#contracts/photos/quality/measure-photo.ts';
import { drawSkinPhoto, type SkinPhoto } from './draw-skin-photo.ts';
import { openRaw, type Spoiling, spoilPhoto } from './spoil.ts';

const tones = [1, 2, 3, 4, 5, 6] as const;

async function hintsOf(tone: SkinPhoto['tone'], spoiling: Spoiling) {
  const drawn = await drawSkinPhoto({
    view: 'close-up',
    tone,
    lesion: 'plaque',
    seed: 31,
    width: 960,
    height: 720,
  });
  const { width, height, data } = await openRaw(await spoilPhoto(await openRaw(drawn), spoiling, 5));
  const measures = measurePhoto({ width, height, channels: 3, data });
  return judgePhoto({ measures, view: 'close-up', isSmall: false });
}

describe('the coach across skin tones', () => {
  test.each(tones)(
    'B-029 tone %i, well lit and sharp: nothing to say, and dark skin is not too dark',
    async (tone) => {
      expect(await hintsOf(tone, { kind: 'none' })).toEqual([]);
    },
  );

  test.each(tones)('B-029 tone %i: far too little light and a lost focus are told', async (tone) => {
    expect(await hintsOf(tone, { kind: 'dark', stops: 5 })).toContain('dark');
    expect(await hintsOf(tone, { kind: 'blurred', sigma: 5 })).toContain('blurred');
  });

  test('spoiling twice gives the same bytes', async () => {
    const raw = await openRaw(
      await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a76' } })
        .png()
        .toBuffer(),
    );
    for (const spoiling of [
      { kind: 'noisy', grain: 9 },
      { kind: 'dark', stops: 2 },
    ] as const) {
      expect((await spoilPhoto(raw, spoiling, 3)).equals(await spoilPhoto(raw, spoiling, 3))).toBe(true);
    }
    const { width } = await sharp(await spoilPhoto(raw, { kind: 'scaled', share: 0.5 }, 3)).metadata();
    expect(width).toBe(30);
  });
});
