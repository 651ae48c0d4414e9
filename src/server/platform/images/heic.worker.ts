// Thread that turns one HEIC file at a time into raw RGBA pixels with libheif (WebAssembly), rotation applied.
// Kept apart so that a slow or hungry file can be ended with its thread; encodes nothing, knows no metadata.
import { parentPort, workerData } from 'node:worker_threads';
import { all as readHeic } from 'heic-decode';

export type HeicRequest = { id: number; bytes: Uint8Array };
export type HeicPixels = { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> };
export type HeicAnswer =
  | { id: number; ok: true; pixels: HeicPixels }
  | { id: number; ok: false; refusal: 'damaged' | 'too_many_pixels' };
export type HeicWorkerData = { maxPixels: number };

const { maxPixels } = workerData as HeicWorkerData;

parentPort?.on('message', async ({ id, bytes }: HeicRequest) => {
  const answer = await decode(id, bytes);
  parentPort?.postMessage(answer, answer.ok ? [answer.pixels.data.buffer] : []);
});

async function decode(id: number, bytes: Uint8Array): Promise<HeicAnswer> {
  try {
    const images = await readHeic({ buffer: bytes });
    try {
      const [first] = images;
      if (!first) return { id, ok: false, refusal: 'damaged' };
      if (first.width * first.height > maxPixels) return { id, ok: false, refusal: 'too_many_pixels' };
      return { id, ok: true, pixels: await first.decode() };
    } finally {
      images.dispose();
    }
  } catch {
    return { id, ok: false, refusal: 'damaged' };
  }
}
