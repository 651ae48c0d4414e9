/*
 * The plain files of a tar archive, gzip or not, one after another. Names are only compared, never used as paths; links,
 * folders and extensions are passed over, sizes are bounded.
 */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ModelProblem } from './model-folder.ts';

export type TarFile = { path: string; bytes: number; content: AsyncIterable<Buffer> };

const block = 512;
/** The two signs of a plain file: `0` and nought. */
const plainKinds = [0x30, 0];
const mostBytes = 8 * 1024 ** 3;

/** The content of each file must be read, or left, before the next is asked for. @throws ModelProblem */
export async function* readTar(path: string): AsyncIterable<TarFile> {
  const source = createReadStream(path);
  const isPacked = /\.t?gz$/.test(path);
  const stream = isPacked ? pipeline(source, createGunzip(), () => undefined) : source;
  const reader = createReader(stream);
  try {
    for (;;) {
      const header = await reader.take(block);
      if (header.length < block || header.every((byte) => byte === 0)) return;
      const bytes = readHeader(header, path);
      const name = header.subarray(0, 100).toString('utf8').replace(/\0.*$/s, '');
      const content = contentOf(reader, bytes, `${path} ends in the middle of ${name}.`);
      if (plainKinds.includes(header[156] ?? 0)) yield { path: name, bytes, content };
      // What nobody has read is read over.
      for await (const _ of content);
      await reader.take((block - (bytes % block)) % block);
    }
  } catch (error) {
    if (error instanceof ModelProblem) throw error;
    throw new ModelProblem(`${path} cannot be read as a tar archive.`);
  } finally {
    source.destroy();
  }
}

/** So many bytes; asked again, it goes on where it was left. */
function contentOf(reader: Reader, bytes: number, tooShort: string): AsyncIterable<Buffer> {
  let left = bytes;
  const next = async (): Promise<IteratorResult<Buffer>> => {
    if (left === 0) return { done: true, value: undefined };
    const piece = await reader.some(left);
    if (piece.length === 0) throw new ModelProblem(tooShort);
    left -= piece.length;
    return { done: false, value: piece };
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

function readHeader(header: Buffer, path: string): number {
  const field = (from: number, length: number) => header.subarray(from, from + length).toString('latin1');
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (Number.parseInt(field(148, 8), 8) !== sum) throw new ModelProblem(`${path} is no tar archive.`);
  const isLong = ((header[124] ?? 0) & 0x80) !== 0;
  const bytes = isLong ? Number(header.readBigUInt64BE(128)) : Number.parseInt(field(124, 12), 8);
  if (!(bytes >= 0 && bytes <= mostBytes)) throw new ModelProblem(`${path} holds a file of impossible size.`);
  return bytes;
}

type Reader = ReturnType<typeof createReader>;

/** Hands out bytes of a stream: exactly so many (fewer at the end), or some of at most so many. */
function createReader(stream: AsyncIterable<unknown>) {
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held: Buffer = Buffer.alloc(0);
  const fill = async (): Promise<boolean> => {
    const next = await pieces.next();
    if (!next.done) held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    return !next.done;
  };
  const cut = (length: number): Buffer => {
    const piece = held.subarray(0, length);
    held = held.subarray(length);
    return piece;
  };
  return {
    take: async (length: number): Promise<Buffer> => {
      while (held.length < length && (await fill()));
      return cut(length);
    },
    some: async (most: number): Promise<Buffer> => {
      while (held.length === 0 && (await fill()));
      return cut(most);
    },
  };
}
