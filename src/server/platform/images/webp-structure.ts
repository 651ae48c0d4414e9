// Walks the RIFF chunks of a still WebP and rewrites it with decoding chunks only (sizes and VP8X flags corrected).
// Animations are refused. Does not decode: a wrong bitstream is caught when the thumbnail is made.
import { readExifOrientation, writeExifOrientation } from './exif-orientation.ts';
import { isPlausibleIcc } from './icc-profile.ts';
import {
  findSizeRefusal,
  type ImageRefusal,
  type Orientation,
  type Reading,
  refuse,
} from './image-limits.ts';

const FLAG_ICC = 0x20;
const FLAG_ALPHA = 0x10;
const FLAG_EXIF = 0x08;
const FLAG_ANIMATION = 0x02;
const MAX_CHUNKS = 256;

type Size = { width: number; height: number };
type Chunk = { type: string; data: Buffer; end: number };

/** Parts of a still WebP that matter to decoding; buffers are views on the original. */
export type WebpStructure = Size & {
  orientation: Orientation;
  /** Extended files only: the VP8X payload (10 bytes). */
  extended: Buffer | undefined;
  icc: Buffer | undefined;
  alpha: Buffer | undefined;
  bitstream: { type: string; data: Buffer };
};

/** Structure of a still WebP, or why it is refused. */
export function readWebp(bytes: Buffer): Reading<WebpStructure> {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') {
    return refuse('not_an_image');
  }
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return refuse('truncated');
  const chunks = new Map<string, Buffer>();
  let count = 0;
  for (let offset = 12; offset < end; count += 1) {
    const chunk = readChunk(bytes, offset, end);
    if (!chunk || count >= MAX_CHUNKS) return refuse('damaged');
    if (chunk.type.startsWith('ANI') || chunk.type === 'ANMF') return refuse('unsupported_format');
    if (!chunks.has(chunk.type)) chunks.set(chunk.type, chunk.data);
    offset = chunk.end;
  }
  return toStructure(chunks);
}

/** A WebP made of decoding chunks only, with a fresh one-tag EXIF when the picture is not upright. */
export function writeWebp(webp: WebpStructure): Buffer {
  const parts: Buffer[] = [];
  const hasExif = webp.extended !== undefined && webp.orientation !== 1;
  if (webp.extended) {
    const header = Buffer.from(webp.extended);
    const isOpaque = !webp.alpha && (header.readUInt8(0) & FLAG_ALPHA) === 0;
    header.fill(0, 0, 4);
    header.writeUInt8((webp.icc ? FLAG_ICC : 0) | (isOpaque ? 0 : FLAG_ALPHA) | (hasExif ? FLAG_EXIF : 0), 0);
    parts.push(...writeChunk('VP8X', header));
    if (webp.icc) parts.push(...writeChunk('ICCP', webp.icc));
    if (webp.alpha) parts.push(...writeChunk('ALPH', webp.alpha));
  }
  parts.push(...writeChunk(webp.bitstream.type, webp.bitstream.data));
  if (hasExif) parts.push(...writeChunk('EXIF', writeExifOrientation(webp.orientation)));
  const body = Buffer.concat(parts);
  const riff = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  riff.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([riff, body]);
}

function readChunk(bytes: Buffer, offset: number, end: number): Chunk | undefined {
  if (offset + 8 > end) return undefined;
  const start = offset + 8;
  const size = bytes.readUInt32LE(offset + 4);
  if (start + size > end) return undefined;
  return {
    type: bytes.toString('latin1', offset, offset + 4),
    data: bytes.subarray(start, start + size),
    end: start + size + (size & 1),
  };
}

function toStructure(chunks: ReadonlyMap<string, Buffer>): Reading<WebpStructure> {
  const type = chunks.has('VP8 ') ? 'VP8 ' : 'VP8L';
  const data = chunks.get(type);
  if (!data || (chunks.has('VP8 ') && chunks.has('VP8L'))) return refuse('damaged');
  const size = type === 'VP8 ' ? readLossySize(data) : readLosslessSize(data);
  if (!size) return refuse('damaged');
  const refusal = findSizeRefusal(size.width, size.height) ?? findCanvasRefusal(chunks.get('VP8X'), size);
  if (refusal) return refuse(refusal);
  const extended = chunks.get('VP8X');
  const icc = extended && chunks.get('ICCP');
  const exif = extended && chunks.get('EXIF');
  return {
    ok: true,
    value: {
      ...size,
      orientation: exif ? readExifOrientation(exif) : 1,
      extended,
      icc: icc && isPlausibleIcc(icc) ? icc : undefined,
      alpha: extended && type === 'VP8 ' ? chunks.get('ALPH') : undefined,
      bitstream: { type, data },
    },
  };
}

function findCanvasRefusal(extended: Buffer | undefined, size: Size): ImageRefusal | undefined {
  if (!extended) return undefined;
  if (extended.length !== 10) return 'damaged';
  if (extended.readUInt8(0) & FLAG_ANIMATION) return 'unsupported_format';
  const isSame =
    extended.readUIntLE(4, 3) + 1 === size.width && extended.readUIntLE(7, 3) + 1 === size.height;
  return isSame ? undefined : 'damaged';
}

function readLossySize(data: Buffer): Size | undefined {
  if (data.length < 10 || (data.readUInt8(0) & 1) !== 0 || data.readUIntBE(3, 3) !== 0x9d012a)
    return undefined;
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
}

function readLosslessSize(data: Buffer): Size | undefined {
  if (data.length < 5 || data.readUInt8(0) !== 0x2f) return undefined;
  const bits = data.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function writeChunk(type: string, data: Buffer): Buffer[] {
  const header = Buffer.alloc(8);
  header.write(type, 0, 'latin1');
  header.writeUInt32LE(data.length, 4);
  return data.length % 2 === 0 ? [header, data] : [header, data, Buffer.alloc(1)];
}
