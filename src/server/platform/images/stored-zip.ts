// The entries of an archive that libvips has just written in memory: stored, never compressed, never from outside. Anything
// else is left out, and the caller misses it by name.

const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END_BYTES = 22;
const MAX_ENTRIES = 1_000;

/** Content by the last two parts of each name (`3/0_0.jpeg`); views on the archive. Empty for what is no such archive. */
export function listStoredEntries(archive: Buffer): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  const end = archive.length - END_BYTES;
  if (end < 0 || archive.readUInt32LE(end) !== END) return entries;
  const count = Math.min(archive.readUInt16LE(end + 10), MAX_ENTRIES);
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== ENTRY) break;
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    const content = readContent(archive, at);
    const name = archive
      .toString('utf8', at + 46, nameEnd)
      .split('/')
      .slice(-2)
      .join('/');
    if (content) entries.set(name, content);
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** The sizes of the directory are trusted; a local header may not know them yet. */
function readContent(archive: Buffer, entry: number): Buffer | undefined {
  const isStored = archive.readUInt16LE(entry + 10) === 0;
  const bytes = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  if (!isStored || local + 30 > archive.length || archive.readUInt32LE(local) !== LOCAL) return undefined;
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  return start + bytes > archive.length ? undefined : archive.subarray(start, start + bytes);
}
