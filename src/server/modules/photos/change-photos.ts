// What people do with photos inside the caller's transaction, each with its audit entry: add, change, take out, put
// back, order. Who may is decided by the module that owns the owner; false means that the photo's state forbids it.
import type { ViewId } from '#contracts/forms/form-definition.ts';
import { hintsInView } from '#contracts/photos/quality/judge-photo.ts';
import type { QualityOverride } from '#contracts/photos/quality/photo-hints.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../audit/public.ts';
import { neededOverride } from './needed-override.ts';
import { photoAdded, photoChanged, photoRemoved, photoRestored } from './photo.audit.ts';
import { findPhoto } from './photo.queries.ts';
import { insertPhoto, markRemoved, unmarkRemoved, updateUnsentPhoto, writePositions } from './photo.store.ts';
import { type NewPhoto, photoSealContext, type StoredPhoto } from './photo.ts';

type Doing = Pick<Ctx, 'tx' | 'audit' | 'now'>;

/**
 * Writes the row of an ingested photo; false when it was written before (same id, same owner).
 * @throws AppError `photo.not_found` when the id belongs to another owner
 */
export async function addPhoto(ctx: Doing, photo: NewPhoto): Promise<boolean> {
  const { id, ownerId, view, bytes, format, originalSha256 } = photo;
  if (!(await insertPhoto(ctx.tx, photo))) {
    const known = await findPhoto(ctx.tx, id);
    if (known?.ownerId !== ownerId) throw new AppError('photo.not_found');
    return false;
  }
  ctx.audit(auditEntry(photoAdded, id, { ownerId, view, bytes, format, originalSha256 }));
  return true;
}

export type PhotoChange = {
  view?: ViewId | undefined;
  overrideReason?: string | undefined;
  qualityOverride?: QualityOverride | null | undefined;
};

/**
 * Changes an unsent photo; an empty reason takes the reason away, and a code that a good photo does not need is not
 * kept. False when it was sent or removed meanwhile.
 */
export async function changePhoto(
  ctx: Doing,
  photo: StoredPhoto,
  key: DataKey,
  { view, overrideReason, qualityOverride }: PhotoChange,
): Promise<boolean> {
  const what = changedPart(view, overrideReason !== undefined || qualityOverride !== undefined);
  if (what === undefined) return true;
  const change = {
    ...(view === undefined
      ? {}
      : { view, quality_hints: photo.hints && hintsInView(photo.hints, photo.view, view) }),
    ...(overrideReason === undefined ? {} : { override_sealed: sealReason(photo.id, key, overrideReason) }),
    ...(qualityOverride === undefined
      ? {}
      : { quality_override: neededOverride(photo.hints, qualityOverride) }),
  };
  if (!(await updateUnsentPhoto(ctx.tx, photo.id, change))) return false;
  ctx.audit(auditEntry(photoChanged, photo.id, { ownerId: photo.ownerId, view: view ?? photo.view, what }));
  return true;
}

function changedPart(view: ViewId | undefined, hasReason: boolean) {
  if (view === undefined) return hasReason ? 'override-reason' : undefined;
  return hasReason ? 'view-and-override-reason' : 'view';
}

function sealReason(photoId: string, key: DataKey, reason: string): Buffer | null {
  const text = reason.trim();
  return text === '' ? null : sealJson(key, photoSealContext(photoId, 'override'), text);
}

/**
 * Takes a photo out of what will be sent. One already sent stays with the other side until the next submission, and
 * in the history for good. False when it was out already.
 */
export async function removePhoto(ctx: Doing, photo: StoredPhoto): Promise<boolean> {
  if (!(await markRemoved(ctx.tx, photo.id, ctx.now))) return false;
  ctx.audit(auditEntry(photoRemoved, photo.id, { ownerId: photo.ownerId, view: photo.view }));
  return true;
}

/** Puts back a photo whose removal was not sent. False when there is no such removal. */
export async function restorePhoto(ctx: Doing, photo: StoredPhoto): Promise<boolean> {
  if (!(await unmarkRemoved(ctx.tx, photo.id))) return false;
  ctx.audit(auditEntry(photoRestored, photo.id, { ownerId: photo.ownerId, view: photo.view }));
  return true;
}

/**
 * Puts `present` photos (as listed just before) in the wanted order; those not named follow in their old order.
 * False, and nothing changed, when a wanted id is twice there or not among them. The order is no act: no entry.
 */
export async function orderPhotos(
  tx: Tx,
  ownerId: string,
  present: readonly StoredPhoto[],
  wantedIds: readonly string[],
): Promise<boolean> {
  const wanted = new Set(wantedIds);
  const rest = present.map(({ id }) => id).filter((id) => !wanted.has(id));
  if (wanted.size !== wantedIds.length || rest.length + wanted.size !== present.length) return false;
  await writePositions(tx, ownerId, [...wantedIds, ...rest]);
  return true;
}
