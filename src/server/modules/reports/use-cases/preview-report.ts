// The doctor re-reads the report as it will be (B-065): the very bytes that signing issues. Facts are gathered in one
// transaction under the case's lock, the PDF is made outside any, the row is kept before the bytes are stored, so that
// no object is ever without a row.
import { checkOpinion } from '#contracts/cases/check-opinion.ts';
import type { Opinion } from '#contracts/cases/opinion.ts';
import { newVerificationCode } from '#server/kernel/case-reference.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { DoctorActor } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import {
  loadCase,
  openCase,
  openCaseForReading,
  readOpinionDraft,
  requireDecision,
} from '../../cases/public.ts';
import { type CaseToReport, type ReportIssue, toOpinionSource } from '../case-report-source.ts';
import { buildOpinionReport } from '../document/report-document.ts';
import { toOpinionPdfInput } from '../document/report-pdf.ts';
import { makePictures, requireComplete, writePdf } from '../render-report.ts';
import { reportPreviewed } from '../report.audit.ts';
import { findLatestReport } from '../report.queries.ts';
import { endPreviews, insertPreview } from '../report.store.ts';
import { countPages, type ReportParts, sha256Of, storeReportFile } from '../report.ts';

export type ReportPreview = { previewId: string; sha256: string; expiresAt: string; pages: number };

type Gathered = CaseToReport & {
  key: DataKey;
  opinion: Opinion;
  opinionRevision: number;
  replaces: { version: number; signedAt: Date } | undefined;
  issue: ReportIssue;
};

/**
 * Makes the PDF of the opinion in writing, signable for `settings.previewMinutes`; the time printed as that of the
 * signature is the time of this preview.
 * @throws AppError `case.not_found`, `case.action_not_possible`, `case.not_yours_to_act`, `case.opinion_incomplete`
 *   with its fields, `document.scan_unavailable`, `report.unavailable`
 */
export async function previewReport(
  parts: ReportParts,
  actor: DoctorActor,
  caseId: string,
): Promise<ReportPreview> {
  const gathered = await parts.run(actor, (ctx) => gather(parts, ctx, caseId));
  const pdf = await renderOpinion(parts, gathered);
  const { issue, key, caseRow } = gathered;
  const preview = {
    id: parts.newId(),
    case_id: caseId,
    account_id: actor.accountId,
    opinion_revision: gathered.opinionRevision,
    case_revision: caseRow.revision,
    version: issue.version,
    sha256: sha256Of(pdf),
    bytes: pdf.length,
    verification_code: issue.verificationCode,
    created_at: issue.issuedAt,
    expires_at: new Date(issue.issuedAt.getTime() + parts.settings.previewMinutes * 60_000),
  };
  await parts.run(actor, async (ctx) => {
    await openCase(ctx, caseId);
    await endPreviews(ctx.tx, { caseId, accountId: actor.accountId, now: ctx.now });
    await insertPreview(ctx.tx, preview);
    const { id: previewId, sha256, version: reportVersion } = preview;
    ctx.audit(auditEntry(reportPreviewed, caseId, { previewId, reportVersion, sha256 }));
  });
  await storeReportFile(parts.objects, key, { caseId, id: preview.id }, pdf);
  return {
    previewId: preview.id,
    sha256: preview.sha256,
    expiresAt: preview.expires_at.toISOString(),
    pages: countPages(pdf),
  };
}

async function gather(parts: ReportParts, ctx: Ctx, caseId: string): Promise<Gathered> {
  // Locks the case: what is read below is of one revision.
  const draft = await readOpinionDraft(ctx, caseId);
  const opened = await openCaseForReading(ctx, caseId, 'report', 'preview');
  const { caseRow, relation, key } = opened;
  await requireDecision(ctx, { caseRecord: caseRow, relation }, draft.isCorrection ? 'correct' : 'answer', {
    isOpinionComplete: true,
    isPreviewFresh: true,
  });
  const fields = checkOpinion(draft.opinion);
  if (fields.length > 0) throw new AppError('case.opinion_incomplete', { fields });
  const loaded = await loadCase(ctx, opened);
  if (loaded.documents.some(({ side, state }) => side === 'expert' && state === 'checking')) {
    throw new AppError('document.scan_unavailable');
  }
  const latest = await findLatestReport(ctx.tx, caseId);
  return {
    caseRow,
    loaded,
    key,
    opinion: draft.opinion,
    opinionRevision: draft.revision,
    replaces: latest && { version: latest.version, signedAt: latest.issued_at },
    issue: {
      version: (latest?.version ?? 0) + 1,
      issuedAt: ctx.now,
      verificationCode: newVerificationCode(parts.randomBytes),
      verificationUrl: parts.verificationUrl,
      operatorName: parts.operatorName,
    },
  };
}

async function renderOpinion(parts: ReportParts, gathered: Gathered): Promise<Buffer> {
  const { issue, loaded, key } = gathered;
  const data = requireComplete(buildOpinionReport(toOpinionSource(gathered, issue)));
  const pictures = await makePictures(parts, loaded.photos, key);
  return writePdf(parts, toOpinionPdfInput(data, pictures, issue.issuedAt));
}
