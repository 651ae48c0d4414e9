// The display copy of a JPEG, PNG or WebP: the same compressed pixels, without anything a decoder does not need.
// Place, device, author, comments, embedded previews, appended files and films are gone; only orientation and
// plausible colour profiles stay. Does not re-encode (HEIC goes through decode-heic.ts) and never alters pixels.
import type { Reading } from './image-limits.ts';
import { type ImageFacts, toFacts } from './inspect-image.ts';
import { readJpeg, writeJpeg } from './jpeg-structure.ts';
import { readPng, writePng } from './png-structure.ts';
import { sniffImage } from './sniff-image.ts';
import { readWebp, writeWebp } from './webp-structure.ts';

export type DisplayContentType = 'image/jpeg' | 'image/png' | 'image/webp';
export type DisplayCopy = { bytes: Buffer; contentType: DisplayContentType; facts: ImageFacts };

/** Metadata-free copy of an image, or why it is refused (HEIC: `unsupported_format`, it has no such copy). */
export function stripMetadata(bytes: Buffer): Reading<DisplayCopy> {
  const sniffed = sniffImage(bytes);
  if (!sniffed.ok) return sniffed;
  switch (sniffed.value) {
    case 'jpeg':
      return toCopy(readJpeg(bytes), 'jpeg', writeJpeg);
    case 'png':
      return toCopy(readPng(bytes), 'png', writePng);
    case 'webp':
      return toCopy(readWebp(bytes), 'webp', writeWebp);
    case 'heic':
      return { ok: false, refusal: 'unsupported_format' };
  }
}

function toCopy<T extends Parameters<typeof toFacts>[1]>(
  reading: Reading<T>,
  format: 'jpeg' | 'png' | 'webp',
  write: (structure: T) => Buffer,
): Reading<DisplayCopy> {
  if (!reading.ok) return reading;
  const facts = toFacts(format, reading.value);
  return { ok: true, value: { bytes: write(reading.value), contentType: `image/${format}`, facts } };
}
