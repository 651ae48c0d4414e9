// A photo of an opaque owner: its facts, and which photos belong to what is being prepared, to what was sent, to
// one submission (B-046: what a doctor was shown never changes behind his back). It knows no case and no patient.

import type { ViewId } from '#contracts/forms/form-definition.ts';
import type { PhotoView } from '#contracts/photos/photo.contract.ts';
import type { PhotoHint, QualityOverride } from '#contracts/photos/quality/photo-hints.ts';

/** What the database tells without the owner's key. Sizes in pixels are upright, `bytes` are those of the original. */
export type StoredPhoto = {
  id: string;
  ownerId: string;
  view: ViewId;
  position: number;
  width: number;
  height: number;
  bytes: number;
  addedAt: Date;
  /** First submission that carries it; null while unsent. */
  sinceSubmission: number | null;
  /** Taken out of what is being prepared; the other side sees that only from `removedInSubmission` on. */
  removedAt: Date | null;
  /** First submission that no longer carries it. */
  removedInSubmission: number | null;
  isSmall: boolean;
  displayType: string;
  thumbnailType: string;
  /** What the server found technically wrong; null for a photo received before it looked. */
  hints: readonly PhotoHint[] | null;
  /** Why it is sent below a threshold; null where no reason was given or none was needed. */
  qualityOverride: QualityOverride | null;
};

/** `overrideReason`: why a small photo is sent all the same; empty when there is none. */
export type PhotoRecord = StoredPhoto & { overrideReason: string };

/** Facts of a photo whose three objects are stored and whose row is not yet written. */
export type NewPhoto = {
  id: string;
  ownerId: string;
  view: ViewId;
  format: 'jpeg' | 'png' | 'webp' | 'heic';
  width: number;
  height: number;
  bytes: number;
  /** Hex digest of the untouched original. */
  originalSha256: string;
  displayType: string;
  thumbnailType: string;
  isSmall: boolean;
  hints: readonly PhotoHint[];
  /** Version of the thresholds that the hints come from. */
  qualityRules: number;
  qualityOverride: QualityOverride | null;
  addedAt: Date;
  addedBy: string;
};

/**
 * `present`: what will be sent next; `sent`: what the other side has now, removals not yet sent included;
 * `all`: also what was removed, for the history.
 */
export type PhotoSelection = 'present' | 'sent' | 'all';

/** The copies of one photo; each has a seal of its own, so that none can stand in for another. */
export type PhotoCopy = 'original' | 'display' | 'thumbnail';

/** `tiles` is made when a large photo is first looked at, and may go at any time: it is made again. */
export type PhotoObject = PhotoCopy | 'tiles';

export const photoObjectPrefix = 'photos/';

export function photoObjectKey(photoId: string, copy: PhotoObject): string {
  return `${photoObjectPrefix}${photoId}/${copy}`;
}

export function photoSealContext(photoId: string, part: PhotoObject | 'override' | `tile-${number}`): string {
  return `photo:${photoId}:${part}`;
}

/** Whether submission `version` (1, 2 …) carries the photo. */
export function isInSubmission(photo: StoredPhoto, version: number): boolean {
  const { sinceSubmission, removedInSubmission } = photo;
  if (sinceSubmission === null || sinceSubmission > version) return false;
  return removedInSubmission === null || removedInSubmission > version;
}

/** The photo as the API answers it. */
export function presentPhoto(photo: PhotoRecord): PhotoView {
  const { id, view, position, width, height, bytes, sinceSubmission, isSmall } = photo;
  const { overrideReason, qualityOverride } = photo;
  const addedAt = photo.addedAt.toISOString();
  return {
    photoId: id,
    view,
    position,
    width,
    height,
    bytes,
    addedAt,
    sinceSubmission,
    isSmall,
    overrideReason,
    hints: photo.hints && [...photo.hints],
    qualityOverride,
  };
}
