// Pictures for tests: small, seeded, quick; as heavy, turned and talkative (EXIF, place, device) as a test asks.
// For pictures that look like skin use scripts/photos/draw-skin-photo.ts.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp, { type Exif } from 'sharp';

const HEIF_ENCODER = '/usr/bin/heif-enc';

export type TestPhoto = {
  width?: number;
  height?: number;
  seed?: number;
  format?: 'jpeg' | 'png' | 'webp';
  quality?: number;
  progressive?: boolean;
  /** EXIF orientation tag, 1 to 8; pixels are stored as drawn. */
  orientation?: number;
  /** Adds what a phone adds: maker, model, author, place, comment. */
  withMetadata?: boolean;
};

/** Words that a display copy must not contain when its original was made with `withMetadata`. */
export const METADATA_WORDS = [
  'Fabriphone',
  'Modele 12',
  'Camille Fictive',
  'Commentaire secret',
  'GPS-PARIS',
];

const PHONE_EXIF: Exif = {
  IFD0: { Make: 'Fabriphone', Model: 'Modele 12', Artist: 'Camille Fictive', ImageDescription: 'GPS-PARIS' },
  IFD2: { UserComment: 'Commentaire secret', DateTimeOriginal: '2026:03:02 10:11:12' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '48/1 51/1 30/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '2/1 21/1 7/1',
  },
};

/** A picture of soft colour bands under grain, 320 × 240 JPEG unless asked otherwise; same options, same bytes. */
export async function makeTestPhoto(options: TestPhoto = {}): Promise<Buffer> {
  const { width = 320, height = 240, format = 'jpeg', quality = 85, orientation = 1 } = options;
  const pixels = drawBands(width, height, options.seed ?? 1);
  let image = sharp(pixels, { raw: { width, height, channels: 3 } });
  if (options.withMetadata) image = image.withExif(PHONE_EXIF);
  if (orientation !== 1) image = image.withMetadata({ orientation });
  if (format === 'png') return image.png().toBuffer();
  if (format === 'webp') return image.webp({ quality }).toBuffer();
  return image.jpeg({ quality, progressive: options.progressive ?? false }).toBuffer();
}

/** Why a test that needs HEIC files is skipped here, or undefined. */
export const heicSkipReason = existsSync(HEIF_ENCODER) ? undefined : 'heif-enc is not installed';

/** Folder of real photos under REFERENCE_DATA, or undefined where there is none. */
export function findReferencePhotos(): string | undefined {
  const folder = join(process.env['REFERENCE_DATA'] ?? '', 'photos');
  return process.env['REFERENCE_DATA'] && existsSync(folder) ? folder : undefined;
}

/** A HEIC file made by Debian's `heif-enc` from any JPEG or PNG; see `heicSkipReason`. */
export async function makeHeic(image: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'consilia-heic-'));
  try {
    const source = join(folder, image[0] === 0xff ? 'in.jpg' : 'in.png');
    const target = join(folder, 'out.heic');
    await writeFile(source, image);
    await promisify(execFile)(HEIF_ENCODER, ['-q', '60', '-o', target, source], { timeout: 60_000 });
    return await readFile(target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two sine gradients, a dark spot off centre (so that turns and mirrors show) and grain. */
function drawBands(width: number, height: number, seed: number): Buffer {
  const pixels = Buffer.alloc(width * height * 3);
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const grain = (state >>> 24) / 16 - 8;
      const isSpot = Math.hypot(x / width - 0.25, y / height - 0.3) < 0.12;
      const light = isSpot ? 0.45 : 1;
      const at = (y * width + x) * 3;
      pixels[at] = clamp((190 + 30 * Math.sin(x / 40 + seed)) * light + grain);
      pixels[at + 1] = clamp((140 + 30 * Math.sin(y / 50)) * light + grain);
      pixels[at + 2] = clamp((110 + 60 * (x / width)) * light + grain);
    }
  }
  return pixels;
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
