// A case ended without answer leaves a record too: issued after `case.end`, once, by the same way as a signed report
// (row before bytes, one object under one id). Tried again until it is there; a second run finds it and does nothing.
import { z } from 'zod';
import { newVerificationCode } from '#server/kernel/case-reference.ts';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { loadCase, type OpenedCase, openCase, openCaseForReading, takeInHand } from '../../cases/public.ts';
import type { CaseToReport, ReportIssue } from '../case-report-source.ts';
import { buildEndingReport } from '../document/report-document.ts';
import { toEndingPdfInput } from '../document/report-pdf.ts';
import { type EndingNote, findEndingNote, toEndingSource } from '../ending-source.ts';
import { requireComplete, writePdf } from '../render-report.ts';
import { reportIssued } from '../report.audit.ts';
import { findLatestReport, findPreview, type PreviewRow } from '../report.queries.ts';
import { insertPreview, issuePreview } from '../report.store.ts';
import { type ReportParts, sha256Of, storeReportFile } from '../report.ts';

const recorder = system('ending record');
/** How long the sweep leaves a record under way alone. */
const keepMinutes = 60;

export const issueEndingRecordJob = defineJob<{ caseId: string }, ReportParts>({
  name: 'reports.issue-ending-record',
  payload: z.strictObject({ caseId: z.uuid() }),
  maxAttempts: 12,
  timeoutSeconds: 60,
  handler: ({ caseId }, parts) => issueEndingRecord(parts, caseId),
});

type Gathered = CaseToReport & { key: OpenedCase['key']; ending: EndingNote; issue: ReportIssue };

/** Issues the record of an ended case unless it has one. @throws AppError `report.unavailable` to be tried again */
export async function issueEndingRecord(parts: ReportParts, caseId: string): Promise<void> {
  const gathered = await parts.run(recorder, (ctx) => gather(parts, ctx, caseId));
  if (gathered === undefined) return;
  const { issue, key, ending } = gathered;
  const data = requireComplete(buildEndingReport(toEndingSource(gathered, issue)));
  const pdf = await writePdf(parts, toEndingPdfInput(data, {}, issue.issuedAt));
  const now = parts.now();
  const record: PreviewRow = {
    id: parts.newId(),
    case_id: caseId,
    account_id: ending.accountId,
    opinion_revision: 0,
    case_revision: gathered.caseRow.revision,
    version: issue.version,
    sha256: sha256Of(pdf),
    bytes: pdf.length,
    verification_code: issue.verificationCode,
    created_at: issue.issuedAt,
    expires_at: new Date(now.getTime() + keepMinutes * 60_000),
  };
  await parts.run(recorder, async (ctx) => {
    await openCase(ctx, caseId);
    await insertPreview(ctx.tx, record);
  });
  await storeReportFile(parts.objects, key, { caseId, id: record.id }, pdf);
  await parts.run(recorder, (ctx) => issueRecord(ctx, record));
}

async function gather(parts: ReportParts, ctx: Ctx, caseId: string): Promise<Gathered | undefined> {
  const isIssued = (await findLatestReport(ctx.tx, caseId)) !== undefined;
  if (isIssued) return undefined;
  const opened = await openCaseForReading(ctx, caseId, 'report', 'ending');
  if (opened.caseRow.status !== 'ended') return undefined;
  const loaded = await loadCase(ctx, opened);
  const ending = findEndingNote({ loaded });
  if (ending === undefined) throw new Error(`case ${caseId} ended without a reason`);
  return {
    caseRow: opened.caseRow,
    loaded,
    key: opened.key,
    ending,
    issue: {
      version: 1,
      issuedAt: ending.at,
      verificationCode: newVerificationCode(parts.randomBytes),
      verificationUrl: parts.verificationUrl,
      operatorName: parts.operatorName,
    },
  };
}

/** Under the case's lock: of two runs at once, the second leaves its file to the sweep. */
async function issueRecord(ctx: Ctx, record: PreviewRow): Promise<void> {
  await takeInHand(ctx, record.case_id);
  const isIssued = (await findLatestReport(ctx.tx, record.case_id)) !== undefined;
  const isKept = (await findPreview(ctx.tx, record.id)) !== undefined;
  if (isIssued || !isKept) return;
  await issuePreview(ctx.tx, record, 'ending');
  const { id: reportId, version: reportVersion, sha256 } = record;
  ctx.audit(auditEntry(reportIssued, record.case_id, { reportId, reportVersion, kind: 'ending', sha256 }));
}
