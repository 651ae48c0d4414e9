// Writes of the photos table. A write that finds the photo in another state than it needs changes nothing and says
// so; row-level security hides foreign photos from all of them.
import { sql } from 'kysely';
import type { ViewId } from '#contracts/forms/form-definition.ts';
import type { QualityOverride } from '#contracts/photos/quality/photo-hints.ts';
import type { Tx } from '#server/platform/db/database.ts';
import type { NewPhoto } from './photo.ts';

/** Appends a photo behind the owner's others; false when the id has a row already. */
export async function insertPhoto(tx: Tx, photo: NewPhoto): Promise<boolean> {
  const inserted = await tx
    .insertInto('photos')
    .values((eb) => ({
      id: photo.id,
      owner_id: photo.ownerId,
      view: photo.view,
      position: eb
        .selectFrom('photos')
        .select(sql<number>`coalesce(max(position) + 1, 0)`.as('next'))
        .where('owner_id', '=', photo.ownerId),
      format: photo.format,
      width: photo.width,
      height: photo.height,
      bytes: photo.bytes,
      original_sha256: photo.originalSha256,
      display_type: photo.displayType,
      thumbnail_type: photo.thumbnailType,
      is_small: photo.isSmall,
      quality_hints: [...photo.hints],
      quality_rules: photo.qualityRules,
      quality_override: photo.qualityOverride,
      added_at: photo.addedAt,
      added_by: photo.addedBy,
    }))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Changes an unsent, present photo; false when it is neither. At least one change must be given. */
export async function updateUnsentPhoto(
  tx: Tx,
  photoId: string,
  change: {
    view?: ViewId;
    quality_hints?: string[] | null;
    override_sealed?: Buffer | null;
    quality_override?: QualityOverride | null;
  },
): Promise<boolean> {
  const row = await tx
    .updateTable('photos')
    .set(change)
    .where('id', '=', photoId)
    .where('since_submission', 'is', null)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Marks a present photo removed; false when it was already. */
export async function markRemoved(tx: Tx, photoId: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('photos')
    .set({ removed_at: now })
    .where('id', '=', photoId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Undoes a removal that no submission carried; false when there is none. */
export async function unmarkRemoved(tx: Tx, photoId: string): Promise<boolean> {
  const row = await tx
    .updateTable('photos')
    .set({ removed_at: null })
    .where('id', '=', photoId)
    .where('removed_at', 'is not', null)
    .where('removed_in_submission', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes positions 0, 1, 2 … in the order of the ids. */
export async function writePositions(tx: Tx, ownerId: string, photoIds: readonly string[]): Promise<void> {
  await sql`
    update photos set position = wanted.place - 1
    from unnest(${[...photoIds]}::uuid[]) with ordinality as wanted (id, place)
    where photos.id = wanted.id and photos.owner_id = ${ownerId}`.execute(tx);
}

/**
 * Records that submission `version` of the owner was sent: present photos not sent before belong to it, removed ones
 * that were sent before no longer do.
 */
export async function markSubmitted(tx: Tx, ownerId: string, version: number): Promise<void> {
  await tx
    .updateTable('photos')
    .set({ since_submission: version })
    .where('owner_id', '=', ownerId)
    .where('since_submission', 'is', null)
    .where('removed_at', 'is', null)
    .execute();
  await tx
    .updateTable('photos')
    .set({ removed_in_submission: version })
    .where('owner_id', '=', ownerId)
    .where('removed_at', 'is not', null)
    .where('since_submission', 'is not', null)
    .where('removed_in_submission', 'is', null)
    .execute();
}
