import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { discardBytes } from '../memory/discard-bytes.ts';
import type { DataKey } from './data-key.ts';
import { deriveSubkey, SealBroken } from './seal.ts';

/*
 * Sealed file, for objects too big for one piece, written frame by frame and read by range:
 *   header  "CSF" | version (1) | file id (16, random)
 *   frame   length and last flag (4) | nonce (12) | ciphertext | tag (16)
 * Each file has its own key, derived from data key, context and file id. The seal of a frame also covers the
 * header's version, its number, the plain bytes before it, its length and whether it is the last: a frame
 * cannot be moved, doubled, left out or shortened, and a file cut between frames has no last one.
 * Nonces are random because a torn frame is written again with other content after a crash.
 */
const magic = Buffer.of(0x43, 0x53, 0x46, 1);
const fileIdBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
const lastFlag = 0x8000_0000;

export const sealedHeaderBytes = magic.length + fileIdBytes;
export const frameHeadBytes = 4 + nonceBytes;
/** Plain bytes in a full frame. */
export const maxFrameBytes = 256 * 1024;
export const frameOverheadBytes = frameHeadBytes + tagBytes;

/** Where a frame starts: its number in the file, and the plain bytes before it. */
export type FramePosition = { readonly index: number; readonly plainOffset: number };

export type FrameHead = {
  readonly plainBytes: number;
  readonly isLast: boolean;
  readonly sealedBytes: number;
};

/** Seals and opens the frames of one file. */
export type FrameCipher = {
  seal(position: FramePosition, plain: Uint8Array, isLast: boolean): Buffer;
  /** As `seal`, into `target` at `at` (room for `plain.length + frameOverheadBytes`); returns the bytes written. */
  sealInto(
    target: Buffer,
    at: number,
    frame: { position: FramePosition; plain: Uint8Array; isLast: boolean },
  ): number;
  /** `frame` is whole, head included. Throws `SealBroken`. */
  open(position: FramePosition, frame: Buffer): { plain: Buffer; isLast: boolean };
};

/** A new header with a random file id. */
export function newSealedHeader(): Buffer {
  return Buffer.concat([magic, randomBytes(fileIdBytes)]);
}

/** The cipher of the file that starts with `header` (`sealedHeaderBytes` long). Throws `SealBroken`. */
export function frameCipher(key: DataKey, context: string, header: Uint8Array): FrameCipher {
  const subkey = fileSubkey(key, context, header);
  return {
    seal(position, plain, isLast) {
      const frame = Buffer.allocUnsafe(plain.length + frameOverheadBytes);
      sealFrameInto(frame, 0, { subkey, position, plain, isLast });
      return frame;
    },
    sealInto: (target, at, frame) => sealFrameInto(target, at, { subkey, ...frame }),
    open: (position, frame) => openFrame(subkey, position, frame),
  };
}

function fileSubkey(key: DataKey, context: string, header: Uint8Array): Buffer {
  if (header.length !== sealedHeaderBytes || !magic.equals(header.subarray(0, magic.length))) {
    throw new SealBroken();
  }
  return deriveSubkey(key, 'file v1', context, header.subarray(magic.length));
}

/** Reads the length at the start of a frame; not yet verified. Throws `SealBroken` when it is impossible. */
export function readFrameHead(bytes: Buffer, at = 0): FrameHead {
  if (bytes.length < at + 4) throw new SealBroken();
  const word = bytes.readUInt32BE(at);
  const isLast = word >= lastFlag;
  const plainBytes = isLast ? word - lastFlag : word;
  if (plainBytes > maxFrameBytes || (plainBytes === 0 && !isLast)) throw new SealBroken();
  return { plainBytes, isLast, sealedBytes: plainBytes + frameOverheadBytes };
}

/** Seals a whole file held in memory: one header, full frames, the last one marked. */
export function sealFile(key: DataKey, context: string, content: Uint8Array): Buffer {
  const frames = Math.max(1, Math.ceil(content.length / maxFrameBytes));
  const sealed = Buffer.allocUnsafe(sealedHeaderBytes + content.length + frames * frameOverheadBytes);
  const header = newSealedHeader();
  header.copy(sealed);
  const subkey = fileSubkey(key, context, header);
  let at = sealedHeaderBytes;
  for (let index = 0; index < frames; index += 1) {
    const plainOffset = index * maxFrameBytes;
    const plain = content.subarray(plainOffset, plainOffset + maxFrameBytes);
    const position = { index, plainOffset };
    at += sealFrameInto(sealed, at, { subkey, position, plain, isLast: index === frames - 1 });
  }
  return sealed;
}

/** Opens a whole sealed file held in memory. Throws `SealBroken`. */
export function openFile(key: DataKey, context: string, sealed: Buffer): Buffer {
  const file = openSealedFile(key, context, sealed);
  return file.read(0, file.plainBytes);
}

/**
 * A sealed file held in memory, opened by range: only the frames touched are deciphered (plus the last, which
 * proves the size). `read(start, end)` returns plain bytes from `start` up to, not including, `end`.
 * Throws `SealBroken`; `RangeError` outside the file.
 */
export function openSealedFile(
  key: DataKey,
  context: string,
  sealed: Buffer,
): { readonly plainBytes: number; read(start: number, end: number): Buffer } {
  const cipher = frameCipher(key, context, sealed.subarray(0, sealedHeaderBytes));
  const frames = indexFrames(sealed);
  const last = frames.at(-1);
  if (last === undefined) throw new SealBroken();
  const tail = cipher.open(last.position, last.bytes).plain;
  const plainBytes = last.position.plainOffset + tail.length;
  return {
    plainBytes,
    read(start, end) {
      if (start < 0 || end < start || end > plainBytes) throw new RangeError('Outside the file');
      const content = Buffer.allocUnsafe(end - start);
      for (const frame of frames) {
        const { plainOffset } = frame.position;
        if (plainOffset >= end || plainOffset + frame.plainBytes <= start) continue;
        const plain = frame === last ? tail : cipher.open(frame.position, frame.bytes).plain;
        const from = Math.max(start - plainOffset, 0);
        plain.copy(content, plainOffset + from - start, from, Math.min(end - plainOffset, plain.length));
        if (frame !== last) discardBytes(plain);
      }
      return content;
    },
  };
}

/** Seals a stream of any chunk sizes, one frame in memory at a time. */
export async function* sealStream(
  key: DataKey,
  context: string,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const header = newSealedHeader();
  const cipher = frameCipher(key, context, header);
  yield header;
  let position: FramePosition = { index: 0, plainOffset: 0 };
  let waiting: Buffer | undefined;
  for await (const plain of regroup(source, maxFrameBytes)) {
    if (waiting !== undefined) {
      yield cipher.seal(position, waiting, false);
      position = { index: position.index + 1, plainOffset: position.plainOffset + waiting.length };
    }
    waiting = plain;
  }
  yield cipher.seal(position, waiting ?? Buffer.alloc(0), true);
}

/** Opens a sealed stream of any chunk sizes, one frame at a time. Throws `SealBroken`, also when it ends early. */
export async function* openStream(
  key: DataKey,
  context: string,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let cipher: FrameCipher | undefined;
  let position: FramePosition = { index: 0, plainOffset: 0 };
  let isEnded = false;
  for await (const piece of splitFrames(source)) {
    if (cipher === undefined) {
      cipher = frameCipher(key, context, piece);
      continue;
    }
    if (isEnded) throw new SealBroken();
    const { plain, isLast } = cipher.open(position, piece);
    position = { index: position.index + 1, plainOffset: position.plainOffset + plain.length };
    isEnded = isLast;
    yield plain;
  }
  if (!isEnded) throw new SealBroken();
}

/** Cuts a sealed stream into its header and its frames; what is incomplete comes last and does not open. */
async function* splitFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let held = 0;
  let wanted = sealedHeaderBytes;
  let isHeadKnown = true;
  for await (const chunk of source) {
    parts.push(chunk);
    held += chunk.length;
    while (held >= wanted) {
      const bytes = parts.length === 1 ? toBuffer(parts[0] ?? chunk) : Buffer.concat(parts, held);
      let rest = bytes;
      if (isHeadKnown) {
        yield bytes.subarray(0, wanted);
        rest = bytes.subarray(wanted);
        wanted = frameHeadBytes;
      } else {
        wanted = readFrameHead(bytes).sealedBytes;
      }
      isHeadKnown = !isHeadKnown;
      parts = [rest];
      held = rest.length;
    }
  }
  if (held > 0) yield Buffer.concat(parts, held);
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Regroups chunks into pieces of exactly `size` bytes (the last may be shorter, never empty). */
export async function* regroup(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = [];
  let held = 0;
  for await (const chunk of source) {
    let rest = chunk;
    while (held + rest.length >= size) {
      parts.push(rest.subarray(0, size - held));
      rest = rest.subarray(size - held);
      yield Buffer.concat(parts, size);
      parts = [];
      held = 0;
    }
    if (rest.length > 0) parts.push(rest);
    held += rest.length;
  }
  if (held > 0) yield Buffer.concat(parts, held);
}

/** Writes a sealed frame into `target` at `at`; one copy less than joining pieces. Returns its sealed length. */
function sealFrameInto(
  target: Buffer,
  at: number,
  frame: { subkey: Buffer; position: FramePosition; plain: Uint8Array; isLast: boolean },
): number {
  const { plain, isLast } = frame;
  if (plain.length > maxFrameBytes || (plain.length === 0 && !isLast)) throw new RangeError('Frame size');
  target.writeUInt32BE(plain.length + (isLast ? lastFlag : 0), at);
  const nonce = randomBytes(nonceBytes);
  nonce.copy(target, at + 4);
  const cipher = createCipheriv('aes-256-gcm', frame.subkey, nonce, { authTagLength: tagBytes });
  cipher.setAAD(additionalData(frame.position, target.subarray(at, at + 4)));
  const ciphertext = cipher.update(plain);
  ciphertext.copy(target, at + frameHeadBytes);
  discardBytes(ciphertext);
  cipher.final();
  cipher.getAuthTag().copy(target, at + frameHeadBytes + plain.length);
  return plain.length + frameOverheadBytes;
}

function openFrame(
  subkey: Buffer,
  position: FramePosition,
  frame: Buffer,
): { plain: Buffer; isLast: boolean } {
  const { isLast, sealedBytes } = readFrameHead(frame);
  if (frame.length !== sealedBytes) throw new SealBroken();
  const nonce = frame.subarray(4, frameHeadBytes);
  const decipher = createDecipheriv('aes-256-gcm', subkey, nonce, { authTagLength: tagBytes });
  decipher.setAAD(additionalData(position, frame.subarray(0, 4)));
  decipher.setAuthTag(frame.subarray(frame.length - tagBytes));
  const plain = decipher.update(frame.subarray(frameHeadBytes, frame.length - tagBytes));
  try {
    decipher.final();
  } catch {
    throw new SealBroken();
  }
  return { plain, isLast };
}

function additionalData(position: FramePosition, head: Buffer): Buffer {
  const data = Buffer.allocUnsafe(magic.length + 12 + 4);
  magic.copy(data, 0);
  data.writeUInt32BE(position.index, 4);
  data.writeBigUInt64BE(BigInt(position.plainOffset), 8);
  head.copy(data, 16);
  return data;
}

type IndexedFrame = { position: FramePosition; plainBytes: number; bytes: Buffer };

function indexFrames(sealed: Buffer): IndexedFrame[] {
  const frames: IndexedFrame[] = [];
  let at = sealedHeaderBytes;
  let plainOffset = 0;
  let isEnded = false;
  while (at < sealed.length) {
    const head = readFrameHead(sealed, at);
    if (isEnded || at + head.sealedBytes > sealed.length) throw new SealBroken();
    frames.push({
      position: { index: frames.length, plainOffset },
      plainBytes: head.plainBytes,
      bytes: sealed.subarray(at, at + head.sealedBytes),
    });
    at += head.sealedBytes;
    plainOffset += head.plainBytes;
    isEnded = head.isLast;
  }
  if (!isEnded) throw new SealBroken();
  return frames;
}
