// Unpacks a ZIP into an empty folder, as whoever receives one would.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/** Names of what was unpacked, in the order of the archive. */
export async function unzip(archive: Buffer, folder: string): Promise<string[]> {
  const zip = await fromBufferPromise(archive);
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) {
    const path = join(folder, entry.fileName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await buffer(await zip.openReadStreamPromise(entry)));
    names.push(entry.fileName);
  }
  return names;
}
