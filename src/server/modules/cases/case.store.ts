// Writes of the tables of this module, except `cases.status`, which only `transition-case.ts` moves.

import { sql, type Updateable } from 'kysely';
import type { CaseStatus } from '#contracts/cases/case.vocabulary.ts';
import type { FormId } from '#contracts/forms/form-id.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import type { Tx } from '#server/platform/db/database.ts';
import type { CasesTable } from '#server/platform/db/tables.generated.ts';
import { type ContentKind, clarificationSealContext, contentSealContext, noteSealContext } from './case.ts';

export type NewCase = {
  id: string;
  reference: string;
  organisationId: string;
  createdBy: string;
  dataKey: string;
  form: FormId;
  formVersion: number;
  now: Date;
};

/** Answers false when the reference or the id is taken: the caller draws another, or refuses. */
export async function insertCase(tx: Tx, newCase: NewCase): Promise<boolean> {
  const inserted = await tx
    .insertInto('cases')
    .values({
      id: newCase.id,
      reference: newCase.reference,
      organisation_id: newCase.organisationId,
      created_by: newCase.createdBy,
      data_key: newCase.dataKey,
      form: newCase.form,
      form_version: newCase.formVersion,
      status: 'draft',
      tier: 1,
      start_tier: 1,
      revision: 0,
      submission_version: 0,
      photo_count: 0,
      escalation_count: 0,
      opinion_reminders_sent: 0,
      is_urgent: false,
      created_at: newCase.now,
      updated_at: newCase.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Columns that may change beside those the life cycle decides. */
export type CaseColumns = Omit<
  Updateable<CasesTable>,
  'status' | 'tier' | 'expert_id' | 'due_at' | 'answer_minutes_left' | 'revision'
>;

/** For `transition-case.ts` alone: writes what `decideCase` decided, on exactly the version that was read. */
export async function moveCase(
  tx: Tx,
  read: { id: string; status: CaseStatus; revision: number },
  moved: Pick<
    Updateable<CasesTable>,
    'status' | 'tier' | 'expert_id' | 'due_at' | 'answer_minutes_left' | 'revision'
  >,
  columns: CaseColumns,
  now: Date,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('cases')
    .set({ ...columns, ...moved, updated_at: now })
    .where('id', '=', read.id)
    .where('status', '=', read.status)
    .where('revision', '=', read.revision)
    .executeTakeFirst();
  if (Number(numUpdatedRows) !== 1) throw new Error('a locked case changed under its lock');
}

/** Columns that say nothing about the life cycle; the row is locked by the caller. */
export async function updateCase(
  tx: Tx,
  caseId: string,
  columns: CaseColumns & { revision?: number },
): Promise<void> {
  await tx.updateTable('cases').set(columns).where('id', '=', caseId).execute();
}

export type SealedPart = { key: DataKey; caseId: string; accountId: string; now: Date };

/** Puts a sealed content in its place, replacing what stood there (working copies and drafts only are replaced). */
export async function putContent(
  tx: Tx,
  part: SealedPart,
  kind: ContentKind,
  version: number,
  value: unknown,
): Promise<void> {
  const sealed = sealJson(part.key, contentSealContext(part.caseId, kind, version), value);
  await tx
    .insertInto('case_contents')
    .values({ case_id: part.caseId, kind, version, sealed, created_at: part.now, created_by: part.accountId })
    .onConflict((conflict) =>
      conflict
        .columns(['case_id', 'kind', 'version'])
        .doUpdateSet({ sealed, created_at: part.now, created_by: part.accountId }),
    )
    .execute();
}

export async function deleteContent(
  tx: Tx,
  caseId: string,
  kind: 'working' | 'opinion-draft',
): Promise<boolean> {
  const result = await tx
    .deleteFrom('case_contents')
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Removes the unsigned opinion of any other doctor. */
export async function dropOthersOpinionDraft(tx: Tx, caseId: string, accountId: string): Promise<void> {
  await tx
    .deleteFrom('case_contents')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'opinion-draft')
    .where('created_by', '!=', accountId)
    .execute();
}

export type NoteKind =
  | 'addition'
  | 'follow-up'
  | 'withdrawal'
  | 'ending'
  | 'decline'
  | 'hand-up'
  | 'objection'
  | 'reroute'
  | 'appointment'
  | 'access';

/** Keeps a sentence somebody wrote, sealed. An empty one is not kept. */
export async function addNote(
  tx: Tx,
  part: SealedPart,
  note: { id: string; kind: NoteKind; side: 'requester' | 'expert' | 'director'; text: string },
): Promise<void> {
  if (note.text.trim() === '') return;
  await tx
    .insertInto('case_notes')
    .values({
      id: note.id,
      case_id: part.caseId,
      kind: note.kind,
      at: part.now,
      account_id: part.accountId,
      side: note.side,
      sealed: sealJson(part.key, noteSealContext(part.caseId, note.id), note.text),
    })
    .execute();
}

/** Hides the case from a doctor for good (B-010). */
export async function excludeDoctor(
  tx: Tx,
  exclusion: { caseId: string; accountId: string; reason: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('case_exclusions')
    .values({
      case_id: exclusion.caseId,
      account_id: exclusion.accountId,
      reason: exclusion.reason,
      at: exclusion.at,
    })
    .onConflict((conflict) => conflict.columns(['case_id', 'account_id']).doNothing())
    .execute();
}

/** One point as it is kept: what is asked, and how it was settled. */
export type StoredPoint = {
  pointId: string;
  kind: 'more-information' | 'changed-information' | 'new-photo';
  target: string;
  text: string;
  outcome: 'open' | 'changed' | 'impossible';
  reason: string;
};

export async function insertClarification(
  tx: Tx,
  part: SealedPart,
  clarification: { id: string; points: readonly StoredPoint[] },
): Promise<void> {
  await tx
    .insertInto('clarifications')
    .values({
      id: clarification.id,
      case_id: part.caseId,
      asked_by: part.accountId,
      asked_at: part.now,
      reminders_sent: 0,
      points_sealed: sealJson(
        part.key,
        clarificationSealContext(part.caseId, clarification.id),
        clarification.points,
      ),
    })
    .execute();
}

/** Adds to what a case was ever sent back for; codes, for the figures of the service. */
export async function noteAskedKinds(
  tx: Tx,
  caseId: string,
  kinds: readonly StoredPoint['kind'][],
): Promise<void> {
  await tx
    .updateTable('cases')
    .set({
      asked_kinds: sql`array(select distinct unnest(coalesce(asked_kinds, '{}') || ${[...kinds]}::text[]) order by 1)`,
    })
    .where('id', '=', caseId)
    .execute();
}

/** Closes the open clarification with how its points were settled. */
export async function settleClarification(
  tx: Tx,
  part: SealedPart,
  clarification: { id: string; points: readonly StoredPoint[] },
): Promise<void> {
  await tx
    .updateTable('clarifications')
    .set({
      answered_at: part.now,
      points_sealed: sealJson(
        part.key,
        clarificationSealContext(part.caseId, clarification.id),
        clarification.points,
      ),
    })
    .where('id', '=', clarification.id)
    .execute();
}

/** A clarification nobody will answer any more (withdrawn, rerouted): closed, so that another may be asked. */
export async function closeOpenClarification(tx: Tx, caseId: string, now: Date): Promise<void> {
  await tx
    .updateTable('clarifications')
    .set({ answered_at: now })
    .where('case_id', '=', caseId)
    .where('answered_at', 'is', null)
    .execute();
}

/** Notes that `count` reminders of a clarification have gone out. */
export async function countClarificationReminder(
  tx: Tx,
  clarificationId: string,
  count: number,
): Promise<void> {
  await tx
    .updateTable('clarifications')
    .set({ reminders_sent: count })
    .where('id', '=', clarificationId)
    .execute();
}

/** A director's reasoned access, until a time (B-058). */
export async function grantContent(tx: Tx, caseId: string, accountId: string, until: Date): Promise<void> {
  await tx
    .insertInto('content_grants')
    .values({ case_id: caseId, account_id: accountId, until_at: until })
    .onConflict((conflict) => conflict.columns(['case_id', 'account_id']).doUpdateSet({ until_at: until }))
    .execute();
}
