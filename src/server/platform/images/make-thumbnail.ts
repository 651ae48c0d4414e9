// The small upright sRGB copy without metadata, for lists and printed reports: one decode of a photo serves both.
// Decoding the whole picture on the way, they also tell whether its compressed data is sound.
import { type Reading, refuse } from './image-limits.ts';
import { openImage } from './sharp-settings.ts';

export type SmallCopy = { bytes: Buffer; contentType: 'image/jpeg'; width: number; height: number };

/** Printed three to a row, 54 mm wide: 300 dpi. */
const THUMBNAIL_SIDE = 640;
const THUMBNAIL_QUALITY = 80;

/** Thumbnail whose longer side is at most `size` pixels (640); `damaged` when the picture does not decode whole. */
export function makeThumbnail(
  image: Buffer,
  options: { size?: number } = {},
): Promise<Reading<SmallCopy, 'damaged'>> {
  return shrink(image, options.size ?? THUMBNAIL_SIDE, THUMBNAIL_QUALITY);
}

async function shrink(image: Buffer, side: number, quality: number): Promise<Reading<SmallCopy, 'damaged'>> {
  try {
    const { data, info } = await openImage(image)
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality })
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    return { ok: true, value: { bytes: data, contentType: 'image/jpeg', width, height } };
  } catch {
    return refuse('damaged');
  }
}
