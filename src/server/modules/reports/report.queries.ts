// Reads of reports and previews. Row-level security shows a row to whom `app_may_open_case` lets in; the use cases
// have asked the policy before.
import type { Tx } from '#server/platform/db/database.ts';

export function findReport(tx: Tx, caseId: string, version: number) {
  return tx
    .selectFrom('reports')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('version', '=', version)
    .executeTakeFirst();
}

export function findReportByCode(tx: Tx, verificationCode: string) {
  return tx
    .selectFrom('reports')
    .select(['kind', 'version', 'issued_at', 'sha256', 'replaced_by'])
    .where('verification_code', '=', verificationCode)
    .executeTakeFirst();
}

/** The version in force and when it was issued; undefined when there is none. */
export function findLatestReport(tx: Tx, caseId: string) {
  return tx
    .selectFrom('reports')
    .select(['version', 'issued_at', 'kind'])
    .where('case_id', '=', caseId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export function findPreview(tx: Tx, previewId: string) {
  return tx.selectFrom('report_previews').selectAll().where('id', '=', previewId).executeTakeFirst();
}
export type PreviewRow = NonNullable<Awaited<ReturnType<typeof findPreview>>>;

/** Previews nobody can sign any more and that became no report; oldest first. */
export async function listStalePreviews(tx: Tx, expiredBefore: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('report_previews')
    .select('id')
    .where('expires_at', '<', expiredBefore)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('reports').select('reports.id').whereRef('reports.id', '=', 'report_previews.id')),
      ),
    )
    .orderBy('expires_at')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
