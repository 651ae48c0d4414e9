import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { fromBuffer } from 'yauzl';
import { streamZip, type ZipEntry } from './write-zip.ts';

const at = new Date('2026-11-24T09:00:00.000Z');

async function* entriesOf(count: number, made: string[], bytes = 200_000): AsyncGenerator<ZipEntry> {
  for (let index = 0; index < count; index += 1) {
    made.push(`part-${index}.jpg`);
    yield { path: `part-${index}.jpg`, content: Buffer.alloc(bytes, index), at };
  }
}

function namesOf(zip: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) =>
    fromBuffer(zip, (error, file) => {
      if (!file) return reject(error);
      const names: string[] = [];
      file.on('entry', ({ fileName }: { fileName: string }) => names.push(fileName));
      file.on('end', () => resolve(names));
    }),
  );
}

test('every entry is in it, also when the reader comes late', async () => {
  const made: string[] = [];
  const zip = streamZip(entriesOf(20, made));
  await once(zip, 'readable');
  expect(await namesOf(await buffer(zip))).toEqual(made);
  expect(made).toHaveLength(20);
});

test('entries are made no faster than they are read, and none after the reader has left', async () => {
  const made: string[] = [];
  const zip = streamZip(entriesOf(50, made));
  await once(zip, 'readable');
  await new Promise((resolve) => setImmediate(resolve));
  expect(made.length).toBeLessThan(5);
  zip.destroy();
  await once(zip, 'close');
  await new Promise((resolve) => setImmediate(resolve));
  expect(made.length).toBeLessThan(6);
});

test('a path that leads elsewhere, or entries that fail, end in an error and not in a short file', async () => {
  const bad = streamZip(
    (async function* () {
      yield { path: '../x', content: Buffer.alloc(1), at };
    })(),
  );
  await expect(buffer(bad)).rejects.toThrow('invalid relative path');
  const failing = streamZip(
    (async function* () {
      yield { path: 'a.txt', content: Buffer.from('a'), at };
      throw new Error('storage is away');
    })(),
  );
  await expect(buffer(failing)).rejects.toThrow('storage is away');
});
