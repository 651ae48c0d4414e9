// Serving report files: to the parties only (B-065), each reading logged (B-058), only bytes whose hash is the one kept.
// The requesting pharmacy, the doctor who answered, a director with a reasoned access; for others it does not exist.
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor, DoctorActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import { openCaseForReading } from '../../cases/public.ts';
import { findPreview, findReport } from '../report.queries.ts';
import { findReportFile, type ReportFile, type ReportParts, reportFileName } from '../report.ts';

export type ServedReport = { body: Buffer; fileName: string };

type Found = { file: ReportFile; key: Parameters<typeof findReportFile>[1]; fileName: string };

/** @throws AppError `report.not_found`, `report.unavailable`; Error (an incident) when the bytes were altered */
export function readReport(
  parts: ReportParts,
  actor: AccountActor,
  wanted: { caseId: string; version: number },
): Promise<ServedReport> {
  return serve(parts, actor, async (ctx) => {
    const { caseId, version } = wanted;
    const opened = await openCaseForReading(ctx, caseId, 'report', `v${version}`);
    const report = await findReport(ctx.tx, caseId, version);
    if (report === undefined) throw new AppError('report.not_found');
    return {
      file: { caseId, id: report.id, sha256: report.sha256 },
      key: opened.key,
      fileName: reportFileName(opened.caseRow.reference, version),
    };
  });
}

/** The previewed file, for its author until it expires. @throws as `readReport` */
export function readPreview(
  parts: ReportParts,
  actor: DoctorActor,
  previewId: string,
): Promise<ServedReport> {
  return serve(parts, actor, async (ctx) => {
    const preview = await findPreview(ctx.tx, previewId);
    const isOpen = preview !== undefined && preview.expires_at.getTime() > ctx.now.getTime();
    if (!isOpen || preview.account_id !== actor.accountId) throw new AppError('report.not_found');
    const { case_id: caseId, sha256, version } = preview;
    const opened = await openCaseForReading(ctx, caseId, 'report', 'preview');
    return {
      file: { caseId, id: previewId, sha256 },
      key: opened.key,
      fileName: reportFileName(opened.caseRow.reference, version),
    };
  });
}

async function serve(
  parts: ReportParts,
  actor: AccountActor,
  find: (ctx: Ctx) => Promise<Found>,
): Promise<ServedReport> {
  const found = await parts.run(actor, find).catch(hideCase);
  const body = await findReportFile(parts.objects, found.key, found.file);
  if (body === undefined) throw new AppError('report.not_found');
  return { body, fileName: found.fileName };
}

/** Whether the case or the report does not exist, or is not open to the actor, is one answer. */
function hideCase(error: unknown): never {
  if (error instanceof AppError && error.code === 'case.not_found') throw new AppError('report.not_found');
  throw error;
}
