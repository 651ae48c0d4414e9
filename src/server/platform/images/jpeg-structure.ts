// Walks the markers of a JPEG from SOI to the EOI of its first picture and rewrites it with decoding segments only.
// Baseline, extended and progressive Huffman at 8 bits; arithmetic, lossless and hierarchical files are refused.
// Does not decode: a scan with wrong bits passes here and is caught when the thumbnail is made.
import { readExifOrientation, writeExifOrientation } from './exif-orientation.ts';
import { isIccPayload, joinIccSegments, splitIccProfile } from './icc-profile.ts';
import {
  findSizeRefusal,
  IMAGE_LIMITS,
  type ImageRefusal,
  type Orientation,
  type Reading,
  refuse,
} from './image-limits.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const TABLES = new Set([0xdb, 0xc4, 0xdd]);
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const UNSUPPORTED = new Set([
  0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf, 0xdc, 0xde, 0xdf,
]);
const EXIF_MARK = 'Exif\0\0';
const MAX_ICC_SEGMENTS = 32;

/** Parts of a JPEG that matter to decoding; buffers are views on the original. */
export type JpegStructure = {
  width: number;
  height: number;
  orientation: Orientation;
  jfif: Buffer | undefined;
  adobe: Buffer | undefined;
  icc: Buffer | undefined;
  /** Frame, tables and scans, in file order, without EOI. */
  coded: Buffer[];
};

type Walk = {
  offset: number;
  frame: { width: number; height: number } | undefined;
  scans: number;
  exif: Buffer | undefined;
  jfif: Buffer | undefined;
  adobe: Buffer | undefined;
  iccPayloads: Buffer[];
  coded: Buffer[];
};

/** Structure of a JPEG, or why it is refused. Linear in the file's size. */
export function readJpeg(bytes: Buffer): Reading<JpegStructure> {
  if (bytes.length < 2 || bytes[0] !== 0xff || bytes[1] !== SOI) return refuse('not_an_image');
  const walk: Walk = {
    offset: 2,
    frame: undefined,
    scans: 0,
    exif: undefined,
    jfif: undefined,
    adobe: undefined,
    iccPayloads: [],
    coded: [],
  };
  for (;;) {
    const marker = readMarker(bytes, walk.offset);
    if (typeof marker === 'string') return refuse(marker);
    if (marker.code === EOI) return finish(walk);
    const refusal = readSegment(bytes, walk, marker.code, marker.end);
    if (refusal) return refuse(refusal);
  }
}

/** A JPEG made of decoding segments only, with a fresh one-tag EXIF when the picture is not upright. */
export function writeJpeg(jpeg: JpegStructure): Buffer {
  const parts: Buffer[] = [Buffer.from([0xff, SOI])];
  if (jpeg.jfif) parts.push(...segment(APP0, jpeg.jfif));
  if (jpeg.orientation !== 1) {
    const exif = Buffer.concat([Buffer.from(EXIF_MARK, 'latin1'), writeExifOrientation(jpeg.orientation)]);
    parts.push(...segment(APP1, exif));
  }
  if (jpeg.icc) for (const payload of splitIccProfile(jpeg.icc)) parts.push(...segment(APP2, payload));
  if (jpeg.adobe) parts.push(...segment(APP14, jpeg.adobe));
  parts.push(...jpeg.coded, Buffer.from([0xff, EOI]));
  return Buffer.concat(parts);
}

function finish(walk: Walk): Reading<JpegStructure> {
  if (!walk.frame || walk.scans === 0) return refuse('damaged');
  return {
    ok: true,
    value: {
      ...walk.frame,
      orientation: walk.exif ? readExifOrientation(walk.exif) : 1,
      jfif: walk.jfif,
      adobe: walk.adobe,
      icc: walk.iccPayloads.length > 0 ? joinIccSegments(walk.iccPayloads) : undefined,
      coded: walk.coded,
    },
  };
}

/** The marker at `offset`, past any fill bytes; `end` is the offset after its code. */
function readMarker(bytes: Buffer, offset: number): { code: number; end: number } | ImageRefusal {
  if (offset >= bytes.length) return 'truncated';
  if (bytes[offset] !== 0xff) return 'damaged';
  let at = offset + 1;
  while (bytes[at] === 0xff) at += 1;
  const code = bytes[at];
  return code === undefined ? 'truncated' : { code, end: at + 1 };
}

/** Reads one segment (and the scan that follows SOS), advances the walk, returns the refusal it calls for. */
function readSegment(bytes: Buffer, walk: Walk, code: number, start: number): ImageRefusal | undefined {
  if (UNSUPPORTED.has(code)) return 'unsupported_format';
  if (code < 0xc0 || (code >= 0xd0 && code <= SOI)) return 'damaged';
  if (start + 2 > bytes.length) return 'truncated';
  const length = bytes.readUInt16BE(start);
  if (length < 2) return 'damaged';
  const end = start + length;
  if (end > bytes.length) return 'truncated';
  walk.offset = end;
  const payload = bytes.subarray(start + 2, end);
  const whole = bytes.subarray(start - 2, end);
  if (code === SOS) return readScan(bytes, walk, whole, end);
  if (FRAMES.has(code)) return readFrame(walk, payload, whole);
  if (TABLES.has(code)) walk.coded.push(whole);
  else if (walk.scans === 0) noteApplicationData(walk, code, payload);
  return undefined;
}

function readFrame(walk: Walk, payload: Buffer, whole: Buffer): ImageRefusal | undefined {
  if (walk.frame || payload.length < 6) return 'damaged';
  const components = payload.readUInt8(5);
  if (payload.length !== 6 + 3 * components) return 'damaged';
  if (payload.readUInt8(0) !== 8 || ![1, 3, 4].includes(components)) return 'unsupported_format';
  const height = payload.readUInt16BE(1);
  const width = payload.readUInt16BE(3);
  if (height === 0 || width === 0) return 'damaged';
  walk.frame = { width, height };
  walk.coded.push(whole);
  return findSizeRefusal(width, height);
}

function readScan(bytes: Buffer, walk: Walk, header: Buffer, dataStart: number): ImageRefusal | undefined {
  walk.scans += 1;
  if (!walk.frame || walk.scans > IMAGE_LIMITS.maxScans) return 'damaged';
  const dataEnd = findScanEnd(bytes, dataStart);
  if (dataEnd === undefined) return 'truncated';
  walk.coded.push(header, bytes.subarray(dataStart, dataEnd));
  walk.offset = dataEnd;
  return undefined;
}

/** Offset of the marker that ends entropy-coded data: neither a stuffed zero, a restart nor a fill byte. */
function findScanEnd(bytes: Buffer, from: number): number | undefined {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    const isRestart = next >= 0xd0 && next <= 0xd7;
    if (next !== 0 && next !== 0xff && !isRestart) return at;
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2);
  }
  return undefined;
}

/** Keeps what changes colours or uprightness: JFIF (thumbnail cut off), Adobe's transform flag, ICC, EXIF. */
function noteApplicationData(walk: Walk, code: number, payload: Buffer): void {
  const mark = payload.toString('latin1', 0, 6);
  if (code === APP0 && mark.startsWith('JFIF\0') && payload.length >= 14) {
    walk.jfif = Buffer.concat([payload.subarray(0, 12), Buffer.from([0, 0])]);
  } else if (code === APP14 && mark.startsWith('Adobe') && payload.length >= 12) {
    walk.adobe = payload.subarray(0, 12);
  } else if (code === APP1 && mark === EXIF_MARK) {
    walk.exif ??= payload;
  } else if (code === APP2 && isIccPayload(payload) && walk.iccPayloads.length < MAX_ICC_SEGMENTS) {
    walk.iccPayloads.push(payload);
  }
}

function segment(code: number, payload: Buffer): [Buffer, Buffer] {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(0xff00 | code, 0);
  header.writeUInt16BE(payload.length + 2, 2);
  return [header, payload];
}
