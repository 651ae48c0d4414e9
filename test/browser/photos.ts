// Photos for the browser tests: drawn skin, one of 12 megapixels, one HEIC where Debian's encoder is there.
import { heicSkipReason, makeHeic } from '#test/builders/photos.ts';
import { drawSkinPhoto } from '../../scripts/photos/draw-skin-photo.ts';
import type { PhotoFile } from './pages/compose.ts';

const jpeg = (name: string, buffer: Buffer): PhotoFile => ({ name, mimeType: 'image/jpeg', buffer });

const look = { tone: 3, lesion: 'plaque', seed: 7 } as const;
const usual = { width: 1600, height: 1200 };

export async function drawPhotos() {
  const [large, closeUp, dermoscopic] = await Promise.all([
    drawSkinPhoto({ ...look, view: 'regional' }),
    drawSkinPhoto({ ...look, ...usual, view: 'close-up' }),
    drawSkinPhoto({ ...look, ...usual, view: 'dermoscopic', lesion: 'naevus' }),
  ]);
  const heic = heicSkipReason ? undefined : await makeHeic(closeUp);
  return {
    large: jpeg('IMG_0001.jpg', large),
    closeUp: jpeg('IMG_0002.jpg', closeUp),
    dermoscopic: jpeg('IMG_0003.jpg', dermoscopic),
    heic: heic && { name: 'IMG_0004.HEIC', mimeType: 'image/heic', buffer: heic },
    noImage: jpeg('notes.jpg', Buffer.from('Ceci n’est pas une image.\n'.repeat(40))),
  };
}
export type DrawnPhotos = Awaited<ReturnType<typeof drawPhotos>>;
