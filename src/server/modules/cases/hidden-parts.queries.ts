// Messages and files that moderation hides from others than their author. Nothing is destroyed: the record keeps
// them, and a part that is restored shows again. The rows belong to the moderation module.
import type { Tx } from '#server/platform/db/database.ts';

export type HiddenPart = { partId: string; authorId: string; ground: string };

/** At most 500 of one case. */
export async function listHiddenParts(tx: Tx, caseId: string): Promise<HiddenPart[]> {
  const rows = await tx
    .selectFrom('moderated_items')
    .select(['subject_id', 'author_id', 'ground'])
    .where('case_id', '=', caseId)
    .where('state', 'in', ['hidden', 'removed'])
    .limit(500)
    .execute();
  return rows.map((row) => ({ partId: row.subject_id, authorId: row.author_id, ground: row.ground }));
}

/** Whether this file is hidden from this account. */
export async function isHiddenFrom(tx: Tx, partId: string, accountId: string | null): Promise<boolean> {
  const row = await tx
    .selectFrom('moderated_items')
    .select('author_id')
    .where('subject_id', '=', partId)
    .where('state', 'in', ['hidden', 'removed'])
    .executeTakeFirst();
  return row !== undefined && row.author_id !== accountId;
}
