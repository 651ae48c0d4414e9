// Reads of documents. Row-level security decides which owners the actor can see; `maySideSee` which documents.
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { openJson } from '#server/platform/crypto/seal.ts';
import type { Tx } from '#server/platform/db/database.ts';
import {
  type DocumentContentType,
  type DocumentRecord,
  documentSealContext,
  type StoredDocument,
} from './document.ts';

const columns = [
  'id',
  'owner_id',
  'side',
  'kind',
  'name_sealed',
  'content_type',
  'bytes',
  'sha256',
  'state',
  'added_at',
  'added_by',
  'sent_at',
  'removed_at',
] as const;

/** Far above what a case may hold. */
const mostDocuments = 200;

/** Documents of an owner that were not taken out, oldest first. Throws `SealBroken` when `key` is not the owner's. */
export async function listDocuments(tx: Tx, ownerId: string, key: DataKey): Promise<DocumentRecord[]> {
  const rows = await tx
    .selectFrom('documents')
    .select(columns)
    .where('owner_id', '=', ownerId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('id')
    .limit(mostDocuments)
    .execute();
  return rows.map((row) => ({
    ...toStoredDocument(row),
    name: openJson<string>(key, documentSealContext(row.id, 'name'), row.name_sealed),
  }));
}

/** One document, also one taken out, when the actor may see its owner. */
export async function findDocument(tx: Tx, documentId: string): Promise<StoredDocument | undefined> {
  const row = await tx
    .selectFrom('documents')
    .select(columns)
    .where('id', '=', documentId)
    .executeTakeFirst();
  return row && toStoredDocument(row);
}

/** The name its sender gave it. */
export async function getDocumentName(tx: Tx, documentId: string, key: DataKey): Promise<string> {
  const row = await tx
    .selectFrom('documents')
    .select('name_sealed')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow();
  return openJson<string>(key, documentSealContext(documentId, 'name'), row.name_sealed);
}

/** Documents of an owner that were not taken out. */
export async function countDocuments(tx: Tx, ownerId: string): Promise<number> {
  const row = await tx
    .selectFrom('documents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('owner_id', '=', ownerId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Which of these ids have a row (at most 1000 asked at once). For housekeeping. */
export async function listKnownDocumentIds(tx: Tx, documentIds: readonly string[]): Promise<Set<string>> {
  if (documentIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('documents')
    .select('id')
    .where('id', 'in', [...documentIds])
    .execute();
  return new Set(rows.map((row) => row.id));
}

type DocumentRow = Omit<
  StoredDocument,
  'ownerId' | 'contentType' | 'addedAt' | 'addedBy' | 'sentAt' | 'removedAt'
> & {
  owner_id: string;
  content_type: string;
  added_at: Date;
  added_by: string;
  sent_at: Date | null;
  removed_at: Date | null;
};

function toStoredDocument(row: DocumentRow): StoredDocument {
  return {
    id: row.id,
    ownerId: row.owner_id,
    side: row.side,
    kind: row.kind,
    contentType: row.content_type as DocumentContentType,
    bytes: row.bytes,
    sha256: row.sha256,
    state: row.state,
    addedAt: row.added_at,
    addedBy: row.added_by,
    sentAt: row.sent_at,
    removedAt: row.removed_at,
  };
}
