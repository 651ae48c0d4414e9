// Recognises an image by its first bytes only: names and claimed content types are never believed.
// Does not say that the file is whole or sane: inspect-image.ts does.
import { type ImageFormat, type Reading, refuse } from './image-limits.ts';

const HEIF_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1']);
const HEVC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs']);
const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const OTHER_IMAGES = ['474946383761', '474946383961', '424d', '49492a00', '4d4d002a', '38425053', 'ff0a'].map(
  (hex) => Buffer.from(hex, 'hex'),
);
const MAX_BRANDS = 64;

/** The format of `bytes`, or why it is none of ours (`not_an_image`, or an image of another kind). */
export function sniffImage(bytes: Buffer): Reading<ImageFormat, 'not_an_image' | 'unsupported_format'> {
  if (bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) return { ok: true, value: 'jpeg' };
  if (startsWith(bytes, PNG_SIGNATURE)) return { ok: true, value: 'png' };
  if (textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WEBP') return { ok: true, value: 'webp' };
  if (textAt(bytes, 4) === 'ftyp') return sniffBrands(bytes);
  if (OTHER_IMAGES.some((signature) => startsWith(bytes, signature))) return refuse('unsupported_format');
  return refuse('not_an_image');
}

/** HEIF is a container: the brands say whether the picture inside is HEVC (ours), AV1 or a film. */
function sniffBrands(bytes: Buffer): Reading<ImageFormat, 'not_an_image' | 'unsupported_format'> {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 16 + 4 * MAX_BRANDS);
  const major = textAt(bytes, 8);
  const brands = [major];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(textAt(bytes, at));
  if (HEIF_BRANDS.has(major) && brands.some((brand) => HEVC_BRANDS.has(brand))) {
    return { ok: true, value: 'heic' };
  }
  const isImage = brands.some((brand) => /^(avi[fs]|mif1|msf1|jxl |hei[cxms])$/.test(brand));
  return refuse(isImage ? 'unsupported_format' : 'not_an_image');
}

function startsWith(bytes: Buffer, signature: Buffer): boolean {
  return bytes.length >= signature.length && bytes.subarray(0, signature.length).equals(signature);
}

function textAt(bytes: Buffer, at: number): string {
  return bytes.subarray(at, at + 4).toString('latin1');
}
