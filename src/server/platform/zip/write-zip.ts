/** A ZIP as it is made: entries are asked for one after the other, and no faster than the reader takes them. */
import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export type ZipEntry = { path: string; content: Buffer; at: Date };

/**
 * Streams the entries. An error of `entries`, or a path that is absolute or leads upwards, destroys the stream, so that a
 * cut-off file is never taken for a whole one; a reader who leaves ends the work after the entry under way.
 */
export function streamZip(entries: AsyncIterable<ZipEntry>): Readable {
  const zip = new ZipFile();
  const made = zip.outputStream as Readable;
  const output = new PassThrough();
  made.pipe(output);
  void fill(zip, entries, made, output).catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error('ZIP failed')),
  );
  return output;
}

async function fill(
  zip: ZipFile,
  entries: AsyncIterable<ZipEntry>,
  made: Readable,
  output: PassThrough,
): Promise<void> {
  for await (const { path, content, at } of entries) {
    zip.addBuffer(content, path, { mtime: at, compress: !/\.(jpg|png|webp|pdf|zip)$/.test(path) });
    while (made.readableLength > made.readableHighWaterMark && !output.destroyed) {
      await Promise.race([once(output, 'drain'), once(output, 'close')]);
    }
    if (output.destroyed) return;
  }
  zip.end();
}
