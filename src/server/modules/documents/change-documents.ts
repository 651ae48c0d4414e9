// Attaching and taking out inside the caller's transaction, each with its audit entry. Who may is decided by the
// module that owns the owner.
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx } from '../audit/public.ts';
import { documentAdded, documentQuarantined, documentRemoved } from './document.audit.ts';
import { findDocument } from './document.queries.ts';
import { insertDocument, markDocumentRemoved } from './document.store.ts';
import type { NewDocument, StoredDocument } from './document.ts';

type Doing = Pick<Ctx, 'tx' | 'audit' | 'now'>;

/**
 * Writes the row of an ingested document; false when it was written before (same id, same owner).
 * @throws AppError `document.not_found` when the id belongs to another owner
 */
export async function addDocument(ctx: Doing, document: NewDocument): Promise<boolean> {
  const { id, ownerId, side, kind, bytes, contentType, sha256 } = document;
  if (!(await insertDocument(ctx.tx, document))) {
    const known = await findDocument(ctx.tx, id);
    if (known?.ownerId !== ownerId) throw new AppError('document.not_found');
    return false;
  }
  ctx.audit(
    document.state === 'quarantined'
      ? auditEntry(documentQuarantined, id, { ownerId, side, kind, bytes, sha256 })
      : auditEntry(documentAdded, id, { ownerId, side, kind, bytes, contentType, sha256 }),
  );
  return true;
}

/** Takes out a document the other side has not received. False when it was sent or taken out before. */
export async function removeDocument(ctx: Doing, document: StoredDocument): Promise<boolean> {
  const { id, ownerId, side, kind } = document;
  if (!(await markDocumentRemoved(ctx.tx, id, ctx.now))) return false;
  ctx.audit(auditEntry(documentRemoved, id, { ownerId, side, kind }));
  return true;
}
