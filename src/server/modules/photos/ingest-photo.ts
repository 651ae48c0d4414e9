// A received photo becomes three sealed objects: the untouched original, a display copy without metadata, a
// thumbnail (B-029: nothing is ever in the clear; B-073), and is judged technically, whatever the device said of it.
// Outside any transaction; the row comes after, by addPhoto.
import { createHash } from 'node:crypto';
import type { ViewId } from '#contracts/forms/form-definition.ts';
import { maxPhotoBytes } from '#contracts/photos/photo.contract.ts';
import type { PhotoErrorCode } from '#contracts/photos/photo.fr.ts';
import { isSmallPhoto, judgePhoto } from '#contracts/photos/quality/judge-photo.ts';
import { measurePhoto } from '#contracts/photos/quality/measure-photo.ts';
import type { QualityOverride } from '#contracts/photos/quality/photo-hints.ts';
import { qualitySettings } from '#contracts/photos/quality/quality-settings.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { sealFile } from '#server/platform/crypto/sealed-stream.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { type PrepareRefusal, prepareImage } from '#server/platform/images/prepare-image.ts';
import { discardBytes } from '#server/platform/memory/discard-bytes.ts';
import type { ObjectStorage } from '#server/ports/object-storage/object-storage.port.ts';
import { neededOverride } from './needed-override.ts';
import { type NewPhoto, type PhotoCopy, photoObjectKey, photoSealContext } from './photo.ts';
import { whenStorageAnswers } from './storage-troubles.ts';

/** `prepareImage` is given only to replace the process-wide one. */
export type PhotoParts = { objects: ObjectStorage; prepareImage?: typeof prepareImage };

export type ReceivedPhoto = {
  ownerId: string;
  /** The owner's data key. */
  key: DataKey;
  /** The id of its upload: the same upload finished twice is one photo. */
  photoId: string;
  view: ViewId;
  /** Why the sender keeps a photo that his device found below a threshold; dropped where the server does not. */
  qualityOverride?: QualityOverride | undefined;
  original: Buffer;
  /** Account that sent it. */
  by: string;
  now: Date;
};

const refusalCodes = {
  not_an_image: 'photo.not_an_image',
  unsupported_format: 'photo.unsupported_format',
  truncated: 'photo.truncated',
  damaged: 'photo.damaged',
  too_many_pixels: 'photo.too_many_pixels',
  too_small: 'photo.too_small',
  busy: 'photo.busy',
  timed_out: 'photo.busy',
} as const satisfies Record<PrepareRefusal, PhotoErrorCode>;

const busyRetrySeconds = 5;

/**
 * Checks a photo and stores its three copies, durably and sealed. A refused photo leaves nothing; a crash, or a
 * transaction that fails afterwards, leaves objects that `removeOrphanPhotoObjects` takes away.
 * @throws AppError `photo.*` for what the file is, `photo.busy` or `internal.unavailable` for what may pass
 */
export async function ingestPhoto(parts: PhotoParts, received: ReceivedPhoto): Promise<NewPhoto> {
  const { photoId, ownerId, view, original } = received;
  if (original.length > maxPhotoBytes) throw new AppError('photo.too_large');
  const prepared = await (parts.prepareImage ?? prepareImage)(original);
  if (!prepared.ok) {
    const code = refusalCodes[prepared.refusal];
    throw new AppError(code, code === 'photo.busy' ? { retryAfterSeconds: busyRetrySeconds } : {});
  }
  const { format, width, height, display, thumbnail, sample } = prepared;
  const isSmall = isSmallPhoto(width, height);
  const hints = judgePhoto({ measures: measurePhoto(sample), view, isSmall });
  discardBytes(sample.data);
  await putCopies(parts.objects, received, {
    original,
    display: display.bytes,
    thumbnail: thumbnail.bytes,
  });
  const originalSha256 = createHash('sha256').update(original).digest('hex');
  if (display.bytes !== original) discardBytes(display.bytes);
  return {
    id: photoId,
    ownerId,
    view,
    format,
    width,
    height,
    bytes: original.length,
    originalSha256,
    displayType: display.contentType,
    thumbnailType: thumbnail.contentType,
    isSmall,
    hints,
    qualityRules: qualitySettings.version,
    qualityOverride: neededOverride(hints, received.qualityOverride ?? null),
    addedAt: received.now,
    addedBy: received.by,
  };
}

async function putCopies(
  objects: ObjectStorage,
  { photoId, key }: ReceivedPhoto,
  copies: Record<PhotoCopy, Buffer>,
): Promise<void> {
  const put = async (copy: PhotoCopy) => {
    const sealed = sealFile(key, photoSealContext(photoId, copy), copies[copy]);
    try {
      await objects.put(photoObjectKey(photoId, copy), sealed);
    } finally {
      discardBytes(sealed);
    }
  };
  await whenStorageAnswers(() => Promise.all([put('original'), put('display'), put('thumbnail')]));
}
