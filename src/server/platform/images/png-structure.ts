// Walks the chunks of a PNG, checking every CRC, from the signature to IEND, and rewrites it with decoding chunks.
// Animated PNG is refused. Does not inflate the picture: a wrong stream is caught when the thumbnail is made.
import { crc32, inflateSync } from 'node:zlib';
import { readExifOrientation, writeExifOrientation } from './exif-orientation.ts';
import { isPlausibleIcc } from './icc-profile.ts';
import {
  findSizeRefusal,
  IMAGE_LIMITS,
  type ImageRefusal,
  type Orientation,
  type Reading,
  refuse,
} from './image-limits.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const COLOUR_CHUNKS = new Map([
  ['gAMA', 4],
  ['cHRM', 32],
  ['sRGB', 1],
  ['cICP', 4],
  ['tRNS', 256],
]);
const DEPTHS = new Map([
  [0, [1, 2, 4, 8, 16]],
  [2, [8, 16]],
  [3, [1, 2, 4, 8]],
  [4, [8, 16]],
  [6, [8, 16]],
]);

/** Parts of a PNG that matter to decoding; chunks are whole (length, type, data, CRC), views on the original. */
export type PngStructure = { width: number; height: number; orientation: Orientation; kept: Buffer[] };

type Chunk = { type: string; data: Buffer; whole: Buffer };
type Walk = {
  header: { width: number; height: number } | undefined;
  orientation: Orientation;
  kept: Buffer[];
  hasPixels: boolean;
};

/** Structure of a PNG, or why it is refused. Linear in the file's size. */
export function readPng(bytes: Buffer): Reading<PngStructure> {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return refuse('not_an_image');
  const walk: Walk = { header: undefined, orientation: 1, kept: [], hasPixels: false };
  let offset = 8;
  for (;;) {
    const chunk = readChunk(bytes, offset);
    if (typeof chunk === 'string') return refuse(chunk);
    offset += chunk.whole.length;
    const refusal = noteChunk(walk, chunk);
    if (refusal) return refuse(refusal);
    if (chunk.type !== 'IEND') continue;
    if (!walk.header || !walk.hasPixels) return refuse('damaged');
    return { ok: true, value: { ...walk.header, orientation: walk.orientation, kept: walk.kept } };
  }
}

/** A PNG made of decoding chunks only, with a fresh one-tag eXIf when the picture is not upright. */
export function writePng(png: PngStructure): Buffer {
  const [header, ...rest] = png.kept;
  const exif = png.orientation === 1 ? [] : [writeChunk('eXIf', writeExifOrientation(png.orientation))];
  return Buffer.concat([SIGNATURE, ...(header ? [header] : []), ...exif, ...rest]);
}

function readChunk(bytes: Buffer, offset: number): Chunk | ImageRefusal {
  if (offset + 12 > bytes.length) return 'truncated';
  const length = bytes.readUInt32BE(offset);
  const type = bytes.toString('latin1', offset + 4, offset + 8);
  if (length > 0x7fffffff || !/^[A-Za-z]{4}$/.test(type)) return 'damaged';
  const end = offset + 12 + length;
  if (end > bytes.length) return 'truncated';
  if (crc32(bytes.subarray(offset + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return 'damaged';
  return { type, data: bytes.subarray(offset + 8, end - 4), whole: bytes.subarray(offset, end) };
}

function noteChunk(walk: Walk, chunk: Chunk): ImageRefusal | undefined {
  if ((chunk.type === 'IHDR') === (walk.header !== undefined)) return 'damaged';
  if (chunk.type === 'IHDR') return readHeader(walk, chunk);
  if (chunk.type === 'IDAT') walk.hasPixels = true;
  if (chunk.type === 'acTL') return 'unsupported_format';
  if (chunk.type === 'eXIf') walk.orientation = readExifOrientation(chunk.data);
  if (isNeeded(chunk)) walk.kept.push(chunk.whole);
  else if (isCritical(chunk.type)) return 'unsupported_format';
  return undefined;
}

function readHeader(walk: Walk, chunk: Chunk): ImageRefusal | undefined {
  if (chunk.data.length !== 13) return 'damaged';
  const width = chunk.data.readUInt32BE(0);
  const height = chunk.data.readUInt32BE(4);
  const depths = DEPTHS.get(chunk.data.readUInt8(9));
  if (width === 0 || height === 0 || !depths?.includes(chunk.data.readUInt8(8))) return 'damaged';
  if (chunk.data.readUInt16BE(10) !== 0 || chunk.data.readUInt8(12) > 1) return 'damaged';
  walk.header = { width, height };
  walk.kept.push(chunk.whole);
  return findSizeRefusal(width, height);
}

function isNeeded({ type, data }: Chunk): boolean {
  if (type === 'PLTE') return data.length <= 768;
  if (type === 'IDAT') return true;
  if (type === 'IEND') return data.length === 0;
  if (type === 'iCCP') return hasPlausibleProfile(data);
  return data.length <= (COLOUR_CHUNKS.get(type) ?? -1);
}

function isCritical(type: string): boolean {
  return type.charCodeAt(0) < 0x61;
}

/** iCCP: name, NUL, method 0, deflated profile; inflated within bounds to be checked, kept as it came. */
function hasPlausibleProfile(data: Buffer): boolean {
  const nameEnd = data.indexOf(0);
  if (nameEnd < 1 || nameEnd > 79 || data[nameEnd + 1] !== 0 || data.length > IMAGE_LIMITS.maxIccBytes) {
    return false;
  }
  try {
    const profile = inflateSync(data.subarray(nameEnd + 2), { maxOutputLength: IMAGE_LIMITS.maxIccBytes });
    return isPlausibleIcc(profile);
  } catch {
    return false;
  }
}

function writeChunk(type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}
