// Three drawn photos of about 2 MB and 12 megapixels, drawn once and kept in the machine's temporary folder.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawSkinPhoto } from '../photos/draw-skin-photo.ts';

const views = ['regional', 'close-up', 'dermoscopic'] as const;
/** Changes when the drawing does. */
const folder = join(tmpdir(), 'consilia-bench-photos-1');

export type BenchPhoto = { view: (typeof views)[number]; content: Buffer };

export async function loadPhotos(): Promise<BenchPhoto[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    views.map(async (view, index) => {
      const file = join(folder, `${view}.jpg`);
      const known = await readFile(file).catch(() => undefined);
      if (known) return { view, content: known };
      const tone = index === 0 ? 2 : 3;
      const content = await drawSkinPhoto({ view, tone, lesion: 'naevus', seed: 100 + index, quality: 85 });
      const unfinished = `${file}.${process.pid}`;
      await writeFile(unfinished, content);
      await rename(unfinished, file);
      return { view, content };
    }),
  );
}
