// The only EXIF fact that survives in a display copy: which way up the picture is.
// Reads and writes the Orientation tag (0x0112) of IFD0; every other tag is ignored and lost on purpose.
import type { Orientation } from './image-limits.ts';

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
const MAX_ENTRIES = 512;
const EXIF_PREFIX = Buffer.from('Exif\0\0', 'latin1');

/** Orientation found in an EXIF payload (with or without the `Exif\0\0` prefix); 1 when absent or unreadable. */
export function readExifOrientation(payload: Buffer): Orientation {
  const hasPrefix = payload.subarray(0, EXIF_PREFIX.length).equals(EXIF_PREFIX);
  const tiff = hasPrefix ? payload.subarray(EXIF_PREFIX.length) : payload;
  if (tiff.length < 14) return 1;
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const isLittle = order === 'II';
  const u16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return 1;
  const count = Math.min(u16(start), MAX_ENTRIES);
  for (let index = 0; index < count; index += 1) {
    const at = start + 2 + 12 * index;
    if (at + 12 > tiff.length) return 1;
    if (u16(at) === ORIENTATION_TAG) return u16(at + 2) === SHORT ? toOrientation(u16(at + 8)) : 1;
  }
  return 1;
}

/** A TIFF block holding the Orientation tag and nothing else (26 bytes, big endian, no `Exif\0\0` prefix). */
export function writeExifOrientation(orientation: Orientation): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION_TAG, 10);
  tiff.writeUInt16BE(SHORT, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

/** Width and height as a person sees them, in pixels. */
export function toUprightSize(
  width: number,
  height: number,
  orientation: Orientation,
): { width: number; height: number } {
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

function toOrientation(value: number): Orientation {
  return value >= 1 && value <= 8 ? (value as Orientation) : 1;
}
