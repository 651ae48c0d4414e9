/** A ZIP as it is made: entries are asked for one after the other, so that no more than one is in memory. */
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export type ZipEntry = { path: string; content: Buffer; at: Date };

const pathPattern = /^[\p{L}\p{N}._-]+(\/[\p{L}\p{N}._-]+)*$/u;

/**
 * Streams the entries. Paths are relative and plain; others throw. An error of `entries` destroys the stream, so that
 * a cut-off file is never taken for a whole one.
 */
export function streamZip(entries: AsyncIterable<ZipEntry>): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  void (async () => {
    for await (const { path, content, at } of entries) {
      if (!pathPattern.test(path)) throw new Error('A path in a ZIP has signs it may not have');
      zip.addBuffer(content, path, { mtime: at, compress: !/\.(jpg|png|webp|pdf|zip)$/.test(path) });
      await drained(output);
    }
    zip.end();
  })().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error('ZIP failed')));
  return output;
}

/** Until the reader has taken what is there. */
async function drained(output: Readable): Promise<void> {
  while (output.readableLength > output.readableHighWaterMark && !output.destroyed) {
    await new Promise<void>((resume) => {
      output.once('data', () => resume());
      output.once('close', () => resume());
    });
  }
}
