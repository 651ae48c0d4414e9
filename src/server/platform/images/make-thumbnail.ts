// The small upright sRGB copy without metadata, for lists and printed reports, and a somewhat larger sample of pixels
// for who measures the photo: one decode serves both, and tells whether the compressed data is sound.
import { type Reading, refuse } from './image-limits.ts';
import { openImage, type Sharp } from './sharp-settings.ts';

export type SmallCopy = { bytes: Buffer; contentType: 'image/jpeg'; width: number; height: number };

/** Printed three to a row, 54 mm wide: 300 dpi. */
const THUMBNAIL_SIDE = 640;
const THUMBNAIL_QUALITY = 80;

/** Pixels of the whole picture, upright, sRGB, shrunk: rows from the top, red first. */
export type PixelSample = { width: number; height: number; channels: 3; data: Buffer };
export type SmallCopies = { thumbnail: SmallCopy; sample: PixelSample };

/**
 * Thumbnail (640) and a sample whose longer side is at most `sampleSide` pixels, from one decode; `damaged` when the
 * picture does not decode whole.
 */
export async function makeSmallCopies(
  image: Buffer,
  sampleSide: number,
): Promise<Reading<SmallCopies, 'damaged'>> {
  try {
    const { data, info } = await shrunk(image, sampleSide).raw().toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    const sample: PixelSample = { width, height, channels: 3, data };
    // What was given is what was shrunk before: neither turned nor converted again.
    const small = await openImage(data, { raw: { width, height, channels: 3 } })
      .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: THUMBNAIL_QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { ok: true, value: { sample, thumbnail: copyOf(small.data, small.info) } };
  } catch {
    return refuse('damaged');
  }
}

/** Thumbnail whose longer side is at most `size` pixels (640); `damaged` when the picture does not decode whole. */
export function makeThumbnail(
  image: Buffer,
  options: { size?: number } = {},
): Promise<Reading<SmallCopy, 'damaged'>> {
  return shrink(image, options.size ?? THUMBNAIL_SIDE, THUMBNAIL_QUALITY);
}

async function shrink(image: Buffer, side: number, quality: number): Promise<Reading<SmallCopy, 'damaged'>> {
  try {
    const { data, info } = await shrunk(image, side).jpeg({ quality }).toBuffer({ resolveWithObject: true });
    return { ok: true, value: copyOf(data, info) };
  } catch {
    return refuse('damaged');
  }
}

function shrunk(image: Buffer, side: number): Sharp {
  return openImage(image)
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
}

function copyOf(bytes: Buffer, { width, height }: { width: number; height: number }): SmallCopy {
  return { bytes, contentType: 'image/jpeg', width, height };
}
