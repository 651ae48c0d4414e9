import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DataKey } from './data-key.ts';
import { SealBroken } from './seal.ts';
import {
  frameOverheadBytes,
  maxFrameBytes,
  openFile,
  openSealedFile,
  openStream,
  sealedHeaderBytes,
  sealFile,
  sealStream,
} from './sealed-stream.ts';

const key = new DataKey(createHash('sha256').update('one').digest());
const context = 'photo:0198:original';

function content(bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  for (let index = 0; index < bytes; index += 1) buffer[index] = (index * 31 + (index >> 8) * 7) & 0xff;
  return buffer;
}

async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

function framesOf(sealed: Buffer): Buffer[] {
  const full = maxFrameBytes + frameOverheadBytes;
  const frames: Buffer[] = [];
  for (let at = sealedHeaderBytes; at < sealed.length; at += full)
    frames.push(sealed.subarray(at, at + full));
  return frames;
}

describe('sealed file', () => {
  test.each([0, 1, maxFrameBytes - 1, maxFrameBytes, maxFrameBytes + 1, 3 * maxFrameBytes])(
    'of %i bytes comes back identical, whole or streamed',
    async (bytes) => {
      const plain = content(bytes);
      const sealed = sealFile(key, context, plain);
      expect(openFile(key, context, sealed).equals(plain)).toBe(true);
      expect((await collect(openStream(key, context, chunks(sealed, 70_001)))).equals(plain)).toBe(true);
      const streamed = await collect(sealStream(key, context, chunks(plain, 50_021)));
      expect(streamed).toHaveLength(sealed.length);
      expect(openFile(key, context, streamed).equals(plain)).toBe(true);
    },
  );

  test('gives any range, deciphering only what it needs', () => {
    const plain = content(3 * maxFrameBytes + 100);
    const sealed = sealFile(key, context, plain);
    const second = sealedHeaderBytes + maxFrameBytes + frameOverheadBytes + 500;
    sealed[second] = (sealed[second] ?? 0) ^ 1;
    const file = openSealedFile(key, context, sealed);
    expect(file.plainBytes).toBe(plain.length);
    for (const [start, end] of [
      [0, 10],
      [5, 5],
      [2 * maxFrameBytes - 0, 2 * maxFrameBytes + 7],
      [3 * maxFrameBytes - 3, 3 * maxFrameBytes + 100],
    ] as const) {
      expect(file.read(start, end).equals(plain.subarray(start, end)), `${start}-${end}`).toBe(true);
    }
    expect(() => file.read(maxFrameBytes - 1, maxFrameBytes + 1)).toThrow(SealBroken);
    expect(() => file.read(0, plain.length + 1)).toThrow(RangeError);
  });

  test('does not open cut, reordered, doubled, shortened, spliced, or elsewhere', async () => {
    const sealed = sealFile(key, context, content(3 * maxFrameBytes + 100));
    const other = sealFile(key, context, content(3 * maxFrameBytes + 100));
    const header = sealed.subarray(0, sealedHeaderBytes);
    const [a, b, c, d] = framesOf(sealed) as [Buffer, Buffer, Buffer, Buffer];
    const [, foreign] = framesOf(other) as [Buffer, Buffer, Buffer, Buffer];
    const unmarked = Buffer.from(d);
    unmarked[0] = 0;
    const markedEarly = Buffer.from(b);
    markedEarly[0] = (markedEarly[0] ?? 0) | 0x80;
    const attempts: Record<string, Buffer[]> = {
      'cut between frames': [a, b, c],
      'cut inside a frame': [a, b, c, d.subarray(0, 50)],
      reordered: [b, a, c, d],
      doubled: [a, b, b, c, d],
      'one left out': [a, c, d],
      'only the last': [d],
      'nothing left': [],
      'more after the end': [a, b, c, d, d],
      'last flag removed': [a, b, c, unmarked],
      'last flag set early': [a, markedEarly],
      'frame of another file': [a, foreign, c, d],
    };
    for (const [name, frames] of Object.entries(attempts)) {
      const forged = Buffer.concat([header, ...frames]);
      expect(() => openFile(key, context, forged), name).toThrow(SealBroken);
      await expect(collect(openStream(key, context, chunks(forged, 100_000))), name).rejects.toThrow(
        SealBroken,
      );
    }
    expect(() => openFile(key, 'photo:0199:original', sealed)).toThrow(SealBroken);
    expect(() => openFile(key, context, sealed.subarray(0, 10))).toThrow(SealBroken);
  });

  test('a frame whose length is altered does not shift the frames that follow', () => {
    const sealed = sealFile(key, context, content(3 * maxFrameBytes));
    const [a, b, c] = framesOf(sealed) as [Buffer, Buffer, Buffer];
    const padded = Buffer.concat([a.subarray(0, 16), Buffer.alloc(100), frameTail(a)]);
    padded.writeUInt32BE(100, 0);
    const forged = Buffer.concat([sealed.subarray(0, sealedHeaderBytes), padded.subarray(0, 132), b, c]);
    expect(() => openSealedFile(key, context, forged)).toThrow(SealBroken);
  });
});

function frameTail(frame: Buffer): Buffer {
  return frame.subarray(frame.length - 16);
}
