// The content of a document that was found clean, for a download (B-031). The caller has checked that the actor may
// open the owner and that `maySideSee`, and logs the read.
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { openFile } from '#server/platform/crypto/sealed-stream.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { type ObjectStorage, TryLater } from '#server/ports/object-storage/object-storage.port.ts';
import {
  type DocumentContentType,
  documentObjectKey,
  documentSealContext,
  type StoredDocument,
} from './document.ts';

const retrySeconds = 5;

/** @throws AppError `document.not_found` (taken out), `document.quarantined` (not found clean), `internal.unavailable` */
export async function readDocument(
  { objects }: { objects: ObjectStorage },
  document: StoredDocument,
  key: DataKey,
): Promise<{ contentType: DocumentContentType; body: Buffer }> {
  if (document.removedAt !== null) throw new AppError('document.not_found');
  if (document.state !== 'ready') throw new AppError('document.quarantined');
  const sealed = await objects.get(documentObjectKey(document.id)).catch((error: unknown) => {
    if (error instanceof TryLater)
      throw new AppError('internal.unavailable', { retryAfterSeconds: retrySeconds });
    throw error;
  });
  const body = openFile(key, documentSealContext(document.id, 'content'), sealed);
  return { contentType: document.contentType, body };
}
