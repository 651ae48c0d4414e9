// One row in every table of contents of a generated case.
import type { Database } from '#server/platform/db/database.ts';
import { nextId, policyNow } from './policy-world.suite.ts';

export async function insertContents(db: Database, caseId: string, by: string) {
  const sealed = Buffer.of(1);
  const at = policyNow;
  await db
    .insertInto('case_contents')
    .values({ case_id: caseId, kind: 'working', version: 0, sealed, created_at: at, created_by: by })
    .execute();
  for (const kind of ['addition', 'withdrawal'] as const) {
    const note = {
      id: nextId(),
      case_id: caseId,
      kind,
      at,
      account_id: by,
      side: 'requester' as const,
      sealed,
    };
    await db.insertInto('case_notes').values(note).execute();
  }
  await db
    .insertInto('clarifications')
    .values({
      id: nextId(),
      case_id: caseId,
      asked_by: by,
      asked_at: at,
      reminders_sent: 0,
      points_sealed: sealed,
    })
    .execute();
  const file = { owner_id: caseId, bytes: 1, added_at: at, added_by: by };
  await db
    .insertInto('photos')
    .values({
      ...file,
      id: nextId(),
      view: 'regional',
      position: 1,
      format: 'jpeg',
      width: 1,
      height: 1,
      original_sha256: '',
      display_type: 'image/jpeg',
      thumbnail_type: 'image/jpeg',
      is_small: false,
    })
    .execute();
  await db
    .insertInto('documents')
    .values({
      ...file,
      id: nextId(),
      side: 'requester',
      kind: 'other',
      name_sealed: sealed,
      content_type: 'application/pdf',
      sha256: '',
      state: 'ready',
    })
    .execute();
  const report = { case_id: caseId, version: 1, sha256: '', bytes: 1 };
  await db
    .insertInto('reports')
    .values({
      ...report,
      id: nextId(),
      kind: 'opinion',
      issued_at: at,
      issued_by: by,
      verification_code: caseId,
    })
    .execute();
  await db
    .insertInto('report_previews')
    .values({
      ...report,
      id: nextId(),
      account_id: by,
      opinion_revision: 1,
      case_revision: 1,
      verification_code: caseId,
      created_at: at,
      expires_at: at,
    })
    .execute();
}
