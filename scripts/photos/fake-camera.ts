// A film for Chromium's fake camera (`--use-file-for-fake-video-capture`): drawn skin as JPEG frames one after the other,
// sharp or spoiled, the same bytes each time. The browser plays it in a loop.
import { writeFile } from 'node:fs/promises';
import { drawSkinPhoto, type SkinPhoto } from './draw-skin-photo.ts';
import { openRaw, type Spoiling, spoilPhoto } from './spoil.ts';

export type FakeScene = Pick<SkinPhoto, 'view' | 'tone' | 'lesion'> & { spoiling: Spoiling };

const frames = 4;

/** Writes an `.mjpeg` file of 1280 × 960. */
export async function writeFakeCamera(file: string, scene: FakeScene): Promise<void> {
  const { spoiling, ...photo } = scene;
  const drawn = await drawSkinPhoto({ ...photo, seed: 61, width: 1280, height: 960, quality: 95 });
  const frame = await spoilPhoto(await openRaw(drawn), spoiling, 61);
  await writeFile(file, Buffer.concat(Array.from({ length: frames }, () => frame)));
}
