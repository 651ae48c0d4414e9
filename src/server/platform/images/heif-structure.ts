// Reads the boxes of a HEIF file far enough to know the size of its main picture and its colour profile.
// Does not decode: decode-heic.ts does, in a worker, once the size is known to be bounded.
import { isPlausibleIcc } from './icc-profile.ts';
import { findSizeRefusal, type ImageRefusal, type Reading, refuse } from './image-limits.ts';

const MAX_BOXES = 4096;

/** The main picture: pixels after rotation (crops not counted), and its ICC profile when it has one. */
export type HeifStructure = { width: number; height: number; icc: Buffer | undefined };

type Box = { type: string; body: Buffer };

/** Structure of a HEIF file, or why it is refused. Every declared picture size, tiles included, is bounded. */
export function readHeif(bytes: Buffer): Reading<HeifStructure> {
  const boxes = readBoxes(bytes);
  if (typeof boxes === 'string') return refuse(boxes);
  const meta = boxes.find((box) => box.type === 'meta');
  if (boxes[0]?.type !== 'ftyp' || !meta) return refuse('damaged');
  const inner = readInner(meta.body.subarray(4));
  const properties = readInner(childBody(inner, 'iprp'));
  const declared = readInner(childBody(properties, 'ipco'));
  const primaryId = readPrimaryId(childBody(inner, 'pitm'));
  const indexes = primaryId === undefined ? [] : readAssociations(childBody(properties, 'ipma'), primaryId);
  const own = indexes.flatMap((index) => declared[index - 1] ?? []);
  const refusal = findDeclaredRefusal(declared);
  if (refusal) return refuse(refusal);
  return toStructure(own);
}

function toStructure(own: readonly Box[]): Reading<HeifStructure> {
  const extent = own.find((box) => box.type === 'ispe')?.body;
  if (!extent || extent.length < 12) return refuse('damaged');
  const width = extent.readUInt32BE(4);
  const height = extent.readUInt32BE(8);
  const refusal = findSizeRefusal(width, height);
  if (refusal) return refuse(refusal);
  const quarterTurns = (own.find((box) => box.type === 'irot')?.body[0] ?? 0) & 3;
  const size = quarterTurns % 2 === 1 ? { width: height, height: width } : { width, height };
  const icc = own.flatMap(toProfile)[0];
  return { ok: true, value: { ...size, icc } };
}

function toProfile(box: Box): Buffer[] {
  if (box.type !== 'colr' || !['prof', 'rICC'].includes(box.body.toString('latin1', 0, 4))) return [];
  const profile = box.body.subarray(4);
  return isPlausibleIcc(profile) ? [profile] : [];
}

/** Small auxiliary pictures are fine; a huge one anywhere in the file is not. */
function findDeclaredRefusal(declared: readonly Box[]): ImageRefusal | undefined {
  for (const { type, body } of declared) {
    if (type !== 'ispe' || body.length < 12) continue;
    if (findSizeRefusal(body.readUInt32BE(4), body.readUInt32BE(8)) === 'too_many_pixels') {
      return 'too_many_pixels';
    }
  }
  return undefined;
}

/** The boxes that fill `bytes` exactly; `truncated` when one claims more than there is. */
function readBoxes(bytes: Buffer): Box[] | ImageRefusal {
  const boxes: Box[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const span = readSpan(bytes, offset);
    if (typeof span === 'string') return span;
    if (boxes.length >= MAX_BOXES) return 'damaged';
    const type = bytes.toString('latin1', offset + 4, offset + 8);
    boxes.push({ type, body: bytes.subarray(offset + span.header, offset + span.size) });
    offset += span.size;
  }
  return boxes;
}

/** Bytes of a box's header and of the whole box; size 1 announces 64 bits, size 0 means to the end. */
function readSpan(bytes: Buffer, offset: number): { header: number; size: number } | ImageRefusal {
  const left = bytes.length - offset;
  if (left < 8) return 'truncated';
  const size32 = bytes.readUInt32BE(offset);
  if (size32 === 0) return { header: 8, size: left };
  const header = size32 === 1 ? 16 : 8;
  if (left < header) return 'truncated';
  const size = size32 === 1 ? Number(bytes.readBigUInt64BE(offset + 8)) : size32;
  if (size < header) return 'damaged';
  return size > left ? 'truncated' : { header, size };
}

function readInner(bytes: Buffer): Box[] {
  const boxes = readBoxes(bytes);
  return typeof boxes === 'string' ? [] : boxes;
}

function childBody(boxes: readonly Box[], type: string): Buffer {
  return boxes.find((box) => box.type === type)?.body ?? Buffer.alloc(0);
}

function readPrimaryId(pitm: Buffer): number | undefined {
  if (pitm.length < 6) return undefined;
  if (pitm[0] === 0) return pitm.readUInt16BE(4);
  return pitm.length >= 8 ? pitm.readUInt32BE(4) : undefined;
}

/** One-based indexes of the properties of one item (`ipma`); empty when the table is cut short. */
function readAssociations(ipma: Buffer, itemId: number): number[] {
  if (ipma.length < 8) return [];
  const idBytes = ipma[0] === 0 ? 2 : 4;
  const indexBytes = ((ipma[3] ?? 0) & 1) === 1 ? 2 : 1;
  const mask = indexBytes === 2 ? 0x7fff : 0x7f;
  let offset = 8;
  while (offset + idBytes + 1 <= ipma.length) {
    const id = ipma.readUIntBE(offset, idBytes);
    const count = ipma[offset + idBytes] ?? 0;
    const start = offset + idBytes + 1;
    offset = start + count * indexBytes;
    if (offset > ipma.length) return [];
    if (id !== itemId) continue;
    return Array.from(
      { length: count },
      (_, n) => ipma.readUIntBE(start + n * indexBytes, indexBytes) & mask,
    );
  }
  return [];
}
