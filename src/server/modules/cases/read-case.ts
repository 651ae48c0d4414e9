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
  if (!caseRow) throw new AppError('case.not_found');
  const facts = await loadAccessFacts(ctx.tx, caseRow, ctx.actor, ctx.now);
  const relation = relationToCase(ctx.actor, facts);
  if (relation === 'stranger' || relation === 'candidate' || !mayOpenContent(relation, facts)) {
    throw new AppError('case.not_found');
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

export type LoadedCase = Awaited<ReturnType<typeof loadCase>>;

/** Everything a screen or a report shows of a case, opened. */
export async function loadCase(ctx: Ctx, { caseRow, key, relation }: OpenedCase) {
  const { tx } = ctx;
  const { id, submission_version: version } = caseRow;
  const reportVersion = await latestReportVersion(tx, id);
  const working = await findWorkingCopy(tx, key, id);
  const submission = await getSubmission(tx, key, id, version);
  const notes = await listNotes(tx, key, id);
  // Others than the pharmacy see what was sent, not what it is preparing.
  const photos = await listPhotos(tx, id, key, relation === 'requester' ? 'present' : 'sent');
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
