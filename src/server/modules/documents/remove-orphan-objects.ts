// Housekeeping: objects of documents whose row never came (the transaction after ingestDocument failed, or a crash).
// Works in pages for a job; never touches an object that is young or whose age cannot be told.
import type { Database } from '#server/platform/db/database.ts';
import { inTransaction } from '#server/platform/db/transaction.ts';
import { scopeOf, system } from '#server/policy/actor.ts';
import type { ObjectStorage } from '#server/ports/object-storage/object-storage.port.ts';
import { listKnownDocumentIds } from './document.queries.ts';
import { documentObjectPrefix } from './document.ts';

export type DocumentSweep = {
  /** Ids are time-ordered: one made at or after this is left alone. Older than the longest life of an upload. */
  olderThan: Date;
  /** `next` of the page before. */
  after?: string | undefined;
  /** Objects looked at, at most 1000. */
  limit?: number;
};

/** One page; go on while `next` is there. Throws `TryLater` of the storage: the job comes again. */
export async function removeOrphanDocumentObjects(
  parts: { objects: ObjectStorage; db: Database },
  { olderThan, after, limit = 500 }: DocumentSweep,
): Promise<{ removed: number; next?: string }> {
  const page = await parts.objects.list(documentObjectPrefix, {
    limit,
    ...(after === undefined ? {} : { after }),
  });
  const oldIds = page.keys
    .map((key) => key.slice(documentObjectPrefix.length))
    .filter((id) => isOlder(id, olderThan));
  const known = await inTransaction(parts.db, scopeOf(system('orphan objects')), (tx) =>
    listKnownDocumentIds(tx, oldIds),
  );
  const orphans = oldIds.filter((id) => !known.has(id));
  for (const id of orphans) await parts.objects.remove(`${documentObjectPrefix}${id}`);
  return { removed: orphans.length, ...(page.next === undefined ? {} : { next: page.next }) };
}

/** By the first 48 bits of a version 7 UUID; no other id is ever old. */
function isOlder(id: string, than: Date): boolean {
  const isTimed = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id);
  return isTimed && Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) < than.getTime();
}
