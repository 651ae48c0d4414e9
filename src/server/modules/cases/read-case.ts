// Reading a whole case: who may (404 otherwise), what it holds, and the trace that it was read (B-055, B-058).

import type { CaseRelation } from '#contracts/cases/case.vocabulary.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { mayOpenContent, relationToCase } from '#server/policy/case.policy.ts';
import { getOrganisation, listNames } from '../accounts/public.ts';
import { auditEntry, type Ctx, listAuditEntries } from '../audit/public.ts';
import { listDocuments } from '../documents/public.ts';
import { listPhotos } from '../photos/public.ts';
import { caseRead } from './case.audit.ts';
import { type CaseRow, findCase, latestReportVersion, listReportVersions } from './case.queries.ts';
import {
  findWorkingCopy,
  getOpinion,
  getSubmission,
  listChanges,
  listClarifications,
  listNotes,
} from './case-content.queries.ts';
import { loadAccessFacts } from './case-lock.queries.ts';
import { timelineActions } from './case-timeline.ts';
import { listHiddenParts } from './hidden-parts.queries.ts';
import { hideParts } from './hide-parts.ts';

export type OpenedCase = {
  caseRow: CaseRow;
  relation: Exclude<CaseRelation, 'stranger' | 'candidate'>;
  key: DataKey;
};

/** The case with its key, if this actor may open its content. @throws AppError `case.not_found` */
export async function openCase(ctx: Ctx, caseId: string): Promise<OpenedCase> {
  const caseRow = await findCase(ctx.tx, caseId);
  const opened = caseRow && (await openRow(ctx, caseRow));
  if (!opened) throw new AppError('case.not_found');
  return opened;
}

/** The case of this row with its key, or undefined when this actor may not open its content. */
export async function openRow(ctx: Ctx, caseRow: CaseRow): Promise<OpenedCase | undefined> {
  const facts = await loadAccessFacts(ctx.tx, caseRow, ctx.actor, ctx.now);
  const relation = relationToCase(ctx.actor, facts);
  if (relation === 'stranger' || relation === 'candidate' || !mayOpenContent(relation, facts)) {
    return undefined;
  }
  return { caseRow, relation, key: ctx.keyring.unwrap(caseRow.data_key) };
}

/** As `openCase`, and leaves the trace of what was read. */
export async function openCaseForReading(
  ctx: Ctx,
  caseId: string,
  what: 'case' | 'photo' | 'document' | 'report' | 'opinion',
  partId?: string,
): Promise<OpenedCase> {
  const opened = await openCase(ctx, caseId);
  const { relation } = opened;
  ctx.audit(auditEntry(caseRead, caseId, { relation, what, ...(partId ? { partId } : {}) }));
  return opened;
}

/** Photos of a case; others than the pharmacy see what was sent, not what it is preparing. */
export function listPhotosFor({ tx }: Ctx, { caseRow, key, relation }: OpenedCase) {
  return listPhotos(tx, caseRow.id, key, relation === 'requester' ? 'present' : 'sent');
}

export type LoadedCase = Awaited<ReturnType<typeof loadCase>>;

/** Everything a screen or a report shows of a case, opened. */
export async function loadCase(ctx: Ctx, opened: OpenedCase) {
  const { tx } = ctx;
  const { caseRow, key } = opened;
  const { id, submission_version: version } = caseRow;
  const reportVersion = await latestReportVersion(tx, id);
  const working = await findWorkingCopy(tx, key, id);
  const submission = await getSubmission(tx, key, id, version);
  const notes = await listNotes(tx, key, id);
  const photos = await listPhotosFor(ctx, opened);
  const documents = await listDocuments(tx, id, key);
  const hidden = await listHiddenParts(tx, id);
  const acts = await listAuditEntries(tx, id, timelineActions);
  const people = [caseRow.created_by, ...(caseRow.expert_id ? [caseRow.expert_id] : [])];
  const authors = [...notes.map((note) => note.accountId), ...acts.flatMap((act) => act.actorId ?? [])];
  return {
    working,
    submission,
    changes: version > 1 ? await listChanges(tx, key, id, version) : [],
    ...hideParts(ctx.actor, hidden, { photos, documents, notes }),
    clarifications: await listClarifications(tx, key, id),
    acts,
    opinion: reportVersion > 0 ? await getOpinion(tx, key, id, reportVersion) : null,
    reports: await listReportVersions(tx, id),
    pharmacy: await getOrganisation(tx, caseRow.organisation_id),
    names: await listNames(tx, ctx.keyring, [...people, ...authors]),
  };
}
