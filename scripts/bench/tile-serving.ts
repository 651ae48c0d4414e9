// A photo of 48 megapixels in tiles: the first opening, which cuts it, beside bare libvips cutting the same picture; and tiles a
// second beside a bare server that sends the same bytes from a file.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { getPhotoTile, openPhotoTiles, uploadResultSchema } from '#contracts/photos/photo.contract.ts';
import { tileLevels, tileSide } from '#contracts/photos/photo-tiles.ts';
import { perSecond } from './bare-limits.ts';
import { openDraft, send, uploadPhoto, type World } from './case-drive.ts';
import { round } from './figures.ts';
import type { LoadClient } from './http-client.ts';
import { readUsage } from './processes.ts';

const size = { width: 8064, height: 6048 };
/** A limit of requests counts addresses: the readers stand at many. */
const addresses = 250;

export type BareTiles = { cutMs: number; cutCpuSeconds: number; filesPerSecond: number; fileBytes: number };
export type ServedTiles = {
  firstOpeningMs: number;
  laterOpeningMs: number;
  tilesPerSecond: number;
  cpuPerTile: number;
};

export function enlargePhoto(photo: Buffer): Promise<Buffer> {
  return sharp(photo)
    .resize({ ...size, fit: 'fill' })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** `folder` is that of the bare server. */
export async function measureBareTiles(
  client: LoadClient,
  folder: string,
  large: Buffer,
  seconds: number,
): Promise<BareTiles> {
  const cut = () =>
    sharp(large)
      .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
      .tile({ size: tileSide, overlap: 0, depth: 'onetile', layout: 'dz', container: 'zip' })
      .toBuffer();
  await cut();
  const before = process.cpuUsage();
  const began = performance.now();
  await cut();
  const cutMs = Math.round(performance.now() - began);
  const { user, system } = process.cpuUsage(before);
  const tile = await sharp(large)
    .extract({ left: tileSide, top: tileSide, width: tileSide, height: tileSide })
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer();
  await writeFile(join(folder, 'tile'), tile);
  const filesPerSecond = await perSecond(8, seconds, () =>
    client.ask({ method: 'GET', path: '/tile', keepBody: false }),
  );
  return {
    cutMs,
    cutCpuSeconds: round((user + system) / 1e6, 2),
    filesPerSecond: Math.round(filesPerSecond),
    fileBytes: tile.length,
  };
}

/** The pharmacist who sent the photo looks at all its sharpest tiles, eight at a time. */
export async function measureTiles(
  { client, pharmacists }: World,
  large: Buffer,
  seconds: number,
  pid: number,
): Promise<ServedTiles> {
  const [reader] = pharmacists;
  if (!reader) throw new Error('nobody to read');
  const at = (count: number) => ({ ...reader, address: `10.220.0.${count % addresses}` });
  const { caseId } = await openDraft(client, at(0));
  const sent = await uploadPhoto(client, at(0), caseId, { view: 'close-up', content: large });
  const { id: photoId } = uploadResultSchema.parse(JSON.parse(sent.text));
  const open = async () => {
    const began = performance.now();
    const { status, text } = await send(client, at(1), openPhotoTiles, { params: { photoId } });
    if (status !== 200) throw new Error(`open: ${status} ${text.slice(0, 300)}`);
    return { ms: performance.now() - began, viewing: (JSON.parse(text) as { viewing: string }).viewing };
  };
  const first = await open();
  const later = await open();
  const level = tileLevels(size.width, size.height).at(-1);
  if (!level) throw new Error('no level');
  const query = `viewing=${encodeURIComponent(later.viewing)}`;
  let count = 0;
  const read = async () => {
    count += 1;
    const tile = String(level.firstTile + (count % (level.columns * level.rows)));
    const { status } = await send(client, at(count), getPhotoTile, {
      params: { photoId, tile },
      query,
      keepBody: false,
    });
    if (status !== 200) throw new Error(`tile: ${status}`);
  };
  for (let warm = 0; warm < 100; warm += 1) await read();
  const before = { usage: readUsage(pid), count };
  const tilesPerSecond = await perSecond(8, seconds, read);
  const usage = readUsage(pid);
  const cpu =
    usage.nodeCpuSeconds +
    usage.postgresCpuSeconds -
    before.usage.nodeCpuSeconds -
    before.usage.postgresCpuSeconds;
  return {
    firstOpeningMs: Math.round(first.ms),
    laterOpeningMs: round(later.ms),
    tilesPerSecond: Math.round(tilesPerSecond),
    cpuPerTile: round(cpu / (count - before.count), 4),
  };
}
