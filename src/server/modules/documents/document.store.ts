// Writes of the documents table. A write that finds the document in another state changes nothing and says so.
import type { Tx } from '#server/platform/db/database.ts';
import type { DocumentSide, NewDocument } from './document.ts';

/** False when the id has a row already. */
export async function insertDocument(tx: Tx, document: NewDocument): Promise<boolean> {
  const inserted = await tx
    .insertInto('documents')
    .values({
      id: document.id,
      owner_id: document.ownerId,
      side: document.side,
      kind: document.kind,
      name_sealed: document.nameSealed,
      content_type: document.contentType,
      bytes: document.bytes,
      sha256: document.sha256,
      state: document.state,
      added_at: document.addedAt,
      added_by: document.addedBy,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Marks an unsent document taken out; false when it was sent or taken out meanwhile. */
export async function markDocumentRemoved(tx: Tx, documentId: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('documents')
    .set({ removed_at: now })
    .where('id', '=', documentId)
    .where('sent_at', 'is', null)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Hands the documents of one side over to the other; answers their ids. */
export async function markDocumentsSent(
  tx: Tx,
  ownerId: string,
  side: DocumentSide,
  now: Date,
): Promise<string[]> {
  const rows = await tx
    .updateTable('documents')
    .set({ sent_at: now })
    .where('owner_id', '=', ownerId)
    .where('side', '=', side)
    .where('sent_at', 'is', null)
    .where('removed_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}
