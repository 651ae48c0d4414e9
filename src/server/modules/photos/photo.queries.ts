// Reads of photos. Row-level security decides what the actor of the transaction can see; this file adds no rule.
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { openJson } from '#server/platform/crypto/seal.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { type PhotoRecord, type PhotoSelection, photoSealContext, type StoredPhoto } from './photo.ts';

const columns = [
  'id',
  'owner_id',
  'view',
  'position',
  'width',
  'height',
  'bytes',
  'added_at',
  'since_submission',
  'removed_at',
  'removed_in_submission',
  'is_small',
  'display_type',
  'thumbnail_type',
  'override_sealed',
  'quality_hints',
  'quality_override',
] as const;

/** Photos ever added to one owner that a list gives; far above what a case may hold at one time. */
const mostPhotos = 500;

/** Photos of an owner in the order people gave them. Throws `SealBroken` when `key` is not the owner's. */
export async function listPhotos(
  tx: Tx,
  ownerId: string,
  key: DataKey,
  selection: PhotoSelection = 'present',
): Promise<PhotoRecord[]> {
  let query = tx.selectFrom('photos').select(columns).where('owner_id', '=', ownerId);
  if (selection === 'present') query = query.where('removed_at', 'is', null);
  if (selection === 'sent') {
    query = query.where('since_submission', 'is not', null).where('removed_in_submission', 'is', null);
  }
  const rows = await query.orderBy('position').orderBy('id').limit(mostPhotos).execute();
  return rows.map((row) => ({
    ...toStoredPhoto(row),
    overrideReason:
      row.override_sealed === null
        ? ''
        : openJson<string>(key, photoSealContext(row.id, 'override'), row.override_sealed),
  }));
}

/** One photo, removed or not, when the actor may see it. */
export async function findPhoto(tx: Tx, photoId: string): Promise<StoredPhoto | undefined> {
  const row = await tx.selectFrom('photos').select(columns).where('id', '=', photoId).executeTakeFirst();
  return row && toStoredPhoto(row);
}

/** Photos that will be sent next. */
export async function countPhotos(tx: Tx, ownerId: string): Promise<number> {
  const row = await tx
    .selectFrom('photos')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('owner_id', '=', ownerId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Which of these ids have a row (at most 1000 asked at once). For housekeeping. */
export async function listKnownPhotoIds(tx: Tx, photoIds: readonly string[]): Promise<Set<string>> {
  if (photoIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('photos')
    .select('id')
    .where('id', 'in', [...photoIds])
    .execute();
  return new Set(rows.map((row) => row.id));
}

type PhotoRow = {
  id: string;
  owner_id: string;
  view: StoredPhoto['view'];
  position: number;
  width: number;
  height: number;
  bytes: number;
  added_at: Date;
  since_submission: number | null;
  removed_at: Date | null;
  removed_in_submission: number | null;
  is_small: boolean;
  display_type: string;
  thumbnail_type: string;
  quality_hints: string[] | null;
  quality_override: string | null;
};

function toStoredPhoto(row: PhotoRow): StoredPhoto {
  return {
    id: row.id,
    ownerId: row.owner_id,
    view: row.view,
    position: row.position,
    width: row.width,
    height: row.height,
    bytes: row.bytes,
    addedAt: row.added_at,
    sinceSubmission: row.since_submission,
    removedAt: row.removed_at,
    removedInSubmission: row.removed_in_submission,
    isSmall: row.is_small,
    displayType: row.display_type,
    thumbnailType: row.thumbnail_type,
    hints: row.quality_hints as StoredPhoto['hints'],
    qualityOverride: row.quality_override as StoredPhoto['qualityOverride'],
  };
}
