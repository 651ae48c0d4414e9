// Process that turns one HEIC file at a time into an upright JPEG with libheif (WebAssembly), rotation applied. Kept
// apart so that a slow or hungry file can be ended with its process, whose memory goes back to the system. It has no
// environment, no secret, no right to write files; it puts in no metadata and keeps nothing.
import { all as readHeic } from 'heic-decode';
import { openImage } from './sharp-settings.ts';

const JPEG_QUALITY = 92;

export type HeicRequest = { id: number; bytes: Uint8Array; maxPixels: number };
export type HeicPicture = { jpeg: Uint8Array; width: number; height: number };
export type HeicAnswer =
  | { id: number; ok: true; picture: HeicPicture }
  | { id: number; ok: false; refusal: 'damaged' | 'too_many_pixels' };

process.on('message', async (request: HeicRequest) => {
  process.send?.(await decode(request));
});
// The server has ended: nobody waits for the answer.
process.on('disconnect', () => process.exit(0));

async function decode({ id, bytes, maxPixels }: HeicRequest): Promise<HeicAnswer> {
  try {
    const images = await readHeic({ buffer: bytes });
    try {
      const [first] = images;
      if (!first) return { id, ok: false, refusal: 'damaged' };
      if (first.width * first.height > maxPixels) return { id, ok: false, refusal: 'too_many_pixels' };
      const { data, width, height } = await first.decode();
      return { id, ok: true, picture: { jpeg: await encode(data, width, height), width, height } };
    } finally {
      images.dispose();
    }
  } catch {
    return { id, ok: false, refusal: 'damaged' };
  }
}

function encode(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): Promise<Buffer> {
  return openImage(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
    .toBuffer();
}
