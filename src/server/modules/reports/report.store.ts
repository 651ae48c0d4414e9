// Writes of reports and previews. A report row is written once; only `replaced_by` is ever set later.
import type { Tx } from '#server/platform/db/database.ts';
import type { PreviewRow } from './report.queries.ts';

/** Ends an author's earlier previews of a case: only what was re-read last can be signed. */
export async function endPreviews(
  tx: Tx,
  by: { caseId: string; accountId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('report_previews')
    .set({ expires_at: by.now })
    .where('case_id', '=', by.caseId)
    .where('account_id', '=', by.accountId)
    .where('expires_at', '>', by.now)
    .execute();
}

export async function insertPreview(tx: Tx, preview: PreviewRow): Promise<void> {
  await tx.insertInto('report_previews').values(preview).execute();
}

/** Makes a preview the report it showed: same id, same object, same hash, same code; the older version is replaced. */
export async function issuePreview(tx: Tx, preview: PreviewRow, kind: 'opinion' | 'ending'): Promise<void> {
  await tx
    .updateTable('reports')
    .set({ replaced_by: preview.version })
    .where('case_id', '=', preview.case_id)
    .where('replaced_by', 'is', null)
    .execute();
  await tx
    .insertInto('reports')
    .values({
      id: preview.id,
      case_id: preview.case_id,
      version: preview.version,
      kind,
      issued_at: preview.created_at,
      issued_by: preview.account_id,
      sha256: preview.sha256,
      bytes: preview.bytes,
      verification_code: preview.verification_code,
      replaced_by: null,
    })
    .execute();
  await deletePreviews(tx, [preview.id]);
}

export async function deletePreviews(tx: Tx, previewIds: readonly string[]): Promise<void> {
  if (previewIds.length === 0) return;
  await tx
    .deleteFrom('report_previews')
    .where('id', 'in', [...previewIds])
    .execute();
}
