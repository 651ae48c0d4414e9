// Pictures for screens and reports: display copy and thumbnail. The original is never served, so no way to read it
// is given here. The caller has checked that the actor may open the owner, and logs the read.
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { openFile } from '#server/platform/crypto/sealed-stream.ts';
import { discardBytes } from '#server/platform/memory/discard-bytes.ts';
import type { PhotoParts } from './ingest-photo.ts';
import { photoObjectKey, photoSealContext, type StoredPhoto } from './photo.ts';
import { whenStorageAnswers } from './storage-troubles.ts';

export type Picture = { contentType: string; body: Buffer };

/** The small upright picture. Throws AppError `internal.unavailable`, `ObjectMissing`, `SealBroken`. */
export async function readThumbnail(
  parts: Pick<PhotoParts, 'objects'>,
  photo: StoredPhoto,
  key: DataKey,
): Promise<Picture> {
  return { contentType: photo.thumbnailType, body: await readCopy(parts, photo.id, 'thumbnail', key) };
}

/** The display copy: full resolution, no metadata, nothing appended. Throws as `readThumbnail`. */
export async function readDisplay(
  parts: Pick<PhotoParts, 'objects'>,
  photo: StoredPhoto,
  key: DataKey,
): Promise<Picture> {
  return { contentType: photo.displayType, body: await readCopy(parts, photo.id, 'display', key) };
}

async function readCopy(
  { objects }: Pick<PhotoParts, 'objects'>,
  photoId: string,
  copy: 'display' | 'thumbnail',
  key: DataKey,
): Promise<Buffer> {
  const sealed = await whenStorageAnswers(() => objects.get(photoObjectKey(photoId, copy)));
  const body = openFile(key, photoSealContext(photoId, copy), sealed);
  discardBytes(sealed);
  return body;
}
