// Erases what one entry of the archive says: details and salt go, the hash stays in the tree and tells nothing without
// the salt. All proofs remain checkable, and an act says that it was done.
import { auditEntry } from '../audit-entry.ts';
import { contentErased } from '../proof/proof.audit.ts';
import { eraseContent } from '../proof/proof.store.ts';
import type { Ctx } from '../use-case-context.ts';

/** False when there is no such entry, it has no place in the tree yet, or it was erased before. */
export async function eraseEntryContent(ctx: Ctx, entryId: string): Promise<boolean> {
  const isErased = await eraseContent(ctx.tx, entryId, ctx.now);
  if (isErased) ctx.audit(auditEntry(contentErased, entryId, {}));
  return isErased;
}
