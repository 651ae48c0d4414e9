// Opening sealed parts of one case. The caller has already decided that the actor may.
import { type CaseContent, caseContentSchema, emptyContent } from '#contracts/cases/case-draft.ts';
import type { ContentDifference } from '#contracts/cases/content-changes.ts';
import { emptyOpinion, type Opinion, opinionSchema } from '#contracts/cases/opinion.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { openJson } from '#server/platform/crypto/seal.ts';
import type { Tx } from '#server/platform/db/database.ts';
import type { NoteKind, StoredPoint } from './case.store.ts';
import { type ContentKind, clarificationSealContext, contentSealContext, noteSealContext } from './case.ts';

async function findSealed(tx: Tx, caseId: string, kind: ContentKind, version: number) {
  const row = await tx
    .selectFrom('case_contents')
    .select('sealed')
    .where('case_id', '=', caseId)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.sealed;
}

async function findContent(
  tx: Tx,
  key: DataKey,
  caseId: string,
  kind: ContentKind,
  version: number,
): Promise<unknown> {
  const sealed = await findSealed(tx, caseId, kind, version);
  return sealed && openJson(key, contentSealContext(caseId, kind, version), sealed);
}

/** The unsent copy, if there is one. */
export async function findWorkingCopy(
  tx: Tx,
  key: DataKey,
  caseId: string,
): Promise<CaseContent | undefined> {
  const content = await findContent(tx, key, caseId, 'working', 0);
  return content === undefined ? undefined : caseContentSchema.parse(content);
}

/** What was sent as submission `version`; an empty content for version 0. */
export async function getSubmission(
  tx: Tx,
  key: DataKey,
  caseId: string,
  version: number,
): Promise<CaseContent> {
  if (version === 0) return emptyContent;
  return caseContentSchema.parse(await findContent(tx, key, caseId, 'submission', version));
}

/** Differences that submission `version` brought; none for the first. */
export async function listChanges(
  tx: Tx,
  key: DataKey,
  caseId: string,
  version: number,
): Promise<ContentDifference[]> {
  const changes = await findContent(tx, key, caseId, 'changes', version);
  return (changes as ContentDifference[] | undefined) ?? [];
}

export async function findOpinionDraft(
  tx: Tx,
  key: DataKey,
  caseId: string,
): Promise<{ opinion: Opinion; revision: number } | undefined> {
  const draft = await findContent(tx, key, caseId, 'opinion-draft', 0);
  return draft as { opinion: Opinion; revision: number } | undefined;
}

/** The opinion of report version `version`; an empty one for version 0. */
export async function getOpinion(tx: Tx, key: DataKey, caseId: string, version: number): Promise<Opinion> {
  if (version === 0) return emptyOpinion;
  return opinionSchema.parse(await findContent(tx, key, caseId, 'opinion', version));
}

export type OpenedNote = {
  id: string;
  kind: NoteKind;
  at: Date;
  accountId: string;
  side: 'requester' | 'expert' | 'director';
  text: string;
};

/** Sentences people wrote on the case, oldest first; at most 300. */
export async function listNotes(tx: Tx, key: DataKey, caseId: string): Promise<OpenedNote[]> {
  const rows = await tx
    .selectFrom('case_notes')
    .select(['id', 'kind', 'at', 'account_id', 'side', 'sealed'])
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('id')
    .limit(300)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as NoteKind,
    at: row.at,
    accountId: row.account_id,
    side: row.side as OpenedNote['side'],
    text: openJson<string>(key, noteSealContext(caseId, row.id), row.sealed),
  }));
}

export type OpenedClarification = {
  id: string;
  askedAt: Date;
  answeredAt: Date | null;
  points: StoredPoint[];
};

/** Clarifications of a case, oldest first; at most 50. */
export async function listClarifications(
  tx: Tx,
  key: DataKey,
  caseId: string,
): Promise<OpenedClarification[]> {
  const rows = await tx
    .selectFrom('clarifications')
    .select(['id', 'asked_at', 'answered_at', 'points_sealed'])
    .where('case_id', '=', caseId)
    .orderBy('asked_at')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    askedAt: row.asked_at,
    answeredAt: row.answered_at,
    points: openJson<StoredPoint[]>(key, clarificationSealContext(caseId, row.id), row.points_sealed),
  }));
}

/** Why the pharmacy withdrew the case, for the doctor who held it; null when no reason was given. */
export async function findWithdrawalReason(tx: Tx, key: DataKey, caseId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('case_notes')
    .select(['id', 'sealed'])
    .where('case_id', '=', caseId)
    .where('kind', '=', 'withdrawal')
    .executeTakeFirst();
  return row ? openJson<string>(key, noteSealContext(caseId, row.id), row.sealed) : null;
}
