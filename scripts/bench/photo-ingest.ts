// A whole photo taken in (checked, stripped, thumbnail, judged, three copies sealed and stored), without HTTP and database,
// beside what bare libvips does of the same file: one 1600 px copy, written nowhere. Two at once, as the server allows.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { measurePhoto } from '#contracts/photos/quality/measure-photo.ts';
import { ingestPhoto } from '#server/modules/photos/public.ts';
import { DataKey } from '#server/platform/crypto/data-key.ts';
import { makeSmallCopies } from '#server/platform/images/make-thumbnail.ts';
import { createFolderObjectStorage } from '#server/ports/object-storage/providers/folder.adapter.ts';
import { perSecond } from './bare-limits.ts';
import { round } from './figures.ts';

export type PhotoIngest = {
  barePerSecond: number;
  ingestPerSecond: number;
  /** ingest ÷ bare. */
  ratio: number;
  /** Milliseconds of the measures alone, on the server's main thread. */
  judgingMs: number;
};

const rounds = 3;

/** In turn, so that what else the machine does meets both; the sums of all rounds are compared. */
export async function measurePhotoIngest(photos: readonly Buffer[], seconds: number): Promise<PhotoIngest> {
  const folder = await mkdtemp(join(tmpdir(), 'consilia-bench-ingest-'));
  try {
    const parts = { objects: createFolderObjectStorage(folder) };
    const key = new DataKey(Buffer.alloc(32, 5));
    let count = 0;
    const photoAt = (index: number) => photos[index % photos.length] ?? Buffer.alloc(0);
    const bare = () => {
      count += 1;
      return sharp(photoAt(count))
        .resize({ width: 1600, height: 1600, fit: 'inside' })
        .jpeg({ quality: 80 })
        .toBuffer();
    };
    const ingest = () => {
      count += 1;
      const photoId = `0190a0a0-0000-7000-8000-${String(count % 64).padStart(12, '0')}`;
      // What was received is given back by who read it; the bench keeps its own.
      const original = Buffer.from(photoAt(count));
      return ingestPhoto(parts, {
        photoId,
        ownerId: photoId,
        key,
        view: 'close-up',
        original,
        by: photoId,
        now: new Date(0),
      });
    };
    await Promise.all([bare(), ingest()]);
    let [bareRate, ingestRate] = [0, 0];
    for (let round = 0; round < rounds; round += 1) {
      bareRate += (await perSecond(2, seconds, bare)) / rounds;
      ingestRate += (await perSecond(2, seconds, ingest)) / rounds;
    }
    return {
      barePerSecond: round(bareRate),
      ingestPerSecond: round(ingestRate),
      ratio: round(ingestRate / bareRate, 2),
      judgingMs: await timeJudging(photoAt(0)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function timeJudging(photo: Buffer): Promise<number> {
  const copies = await makeSmallCopies(photo, 960);
  if (!copies.ok) throw new Error(copies.refusal);
  const times = Array.from({ length: 15 }, () => {
    const began = performance.now();
    measurePhoto(copies.value.sample);
    return performance.now() - began;
  });
  return round(times.toSorted((one, other) => one - other)[7] ?? 0);
}
