// Header facts of an uploaded image (format, size, orientation) and whether its structure is whole, without decoding.
// Does not look at pixels: prepare-image.ts decodes once and refuses what only decoding can tell.
import { toUprightSize } from './exif-orientation.ts';
import { readHeif } from './heif-structure.ts';
import type { ImageFormat, Orientation, Reading } from './image-limits.ts';
import { readJpeg } from './jpeg-structure.ts';
import { readPng } from './png-structure.ts';
import { sniffImage } from './sniff-image.ts';
import { readWebp } from './webp-structure.ts';

/** Pixels as stored; `upright` as a person sees them. HEIC sizes are given after rotation, orientation 1. */
export type ImageFacts = {
  format: ImageFormat;
  width: number;
  height: number;
  orientation: Orientation;
  upright: { width: number; height: number };
};

/** Facts of an image recognised by content, or the refusal it calls for. Never throws on any bytes. */
export function inspectImage(bytes: Buffer): Reading<ImageFacts> {
  const sniffed = sniffImage(bytes);
  if (!sniffed.ok) return sniffed;
  const reading = readStructure(bytes, sniffed.value);
  if (!reading.ok) return reading;
  return { ok: true, value: toFacts(sniffed.value, reading.value) };
}

/** Facts from a structure already read. */
export function toFacts(
  format: ImageFormat,
  structure: { width: number; height: number; orientation?: Orientation },
): ImageFacts {
  const { width, height, orientation = 1 } = structure;
  return { format, width, height, orientation, upright: toUprightSize(width, height, orientation) };
}

function readStructure(
  bytes: Buffer,
  format: ImageFormat,
): Reading<{ width: number; height: number; orientation?: Orientation }> {
  switch (format) {
    case 'jpeg':
      return readJpeg(bytes);
    case 'png':
      return readPng(bytes);
    case 'webp':
      return readWebp(bytes);
    case 'heic':
      return readHeif(bytes);
  }
}
