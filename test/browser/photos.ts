// Photos for the browser tests: drawn skin, one of 12 megapixels, one HEIC where Debian's encoder is there. Drawn small
// and enlarged: the sizes matter here, the details do not.
import sharp from 'sharp';
import { heicSkipReason, makeHeic } from '#test/builders/photos.ts';
import { drawSkinPhoto, type SkinPhoto } from '../../scripts/photos/draw-skin-photo.ts';
import type { PhotoFile } from './pages/compose.ts';

const jpeg = (name: string, buffer: Buffer): PhotoFile => ({ name, mimeType: 'image/jpeg', buffer });

async function draw(options: Pick<SkinPhoto, 'view' | 'lesion'>, width: number): Promise<Buffer> {
  const small = await drawSkinPhoto({ tone: 3, seed: 7, width: 640, height: 480, ...options });
  return sharp(small)
    .resize(width, (width * 3) / 4)
    .jpeg({ quality: 88 })
    .toBuffer();
}

export async function drawPhotos() {
  const large = await draw({ view: 'regional', lesion: 'plaque' }, 4000);
  const closeUp = await draw({ view: 'close-up', lesion: 'plaque' }, 1600);
  const dermoscopic = await draw({ view: 'dermoscopic', lesion: 'naevus' }, 1600);
  const heic = heicSkipReason ? undefined : await makeHeic(closeUp);
  return {
    large: jpeg('IMG_0001.jpg', large),
    closeUp: jpeg('IMG_0002.jpg', closeUp),
    dermoscopic: jpeg('IMG_0003.jpg', dermoscopic),
    heic: heic && { name: 'IMG_0004.HEIC', mimeType: 'image/heic', buffer: heic },
    noImage: jpeg('notes.jpg', Buffer.from('Ceci n’est pas une image.\n'.repeat(40))),
  };
}

/** Of 8 MB, more than the buffers of a connection hold: how far a slow line has come is seen. */
export async function drawHeavyPhoto(): Promise<PhotoFile> {
  const grain = { type: 'gaussian', mean: 128, sigma: 20 } as const;
  const noise = sharp({
    create: { width: 4000, height: 3000, channels: 3, background: '#808080', noise: grain },
  });
  const image = sharp(await draw({ view: 'regional', lesion: 'plaque' }, 4000))
    .composite([{ input: await noise.png({ compressionLevel: 1 }).toBuffer(), blend: 'soft-light' }])
    .jpeg({ quality: 98 });
  return jpeg('IMG_0005.jpg', await image.toBuffer());
}
export type DrawnPhotos = Awaited<ReturnType<typeof drawPhotos>>;
