import { z } from 'zod';
import { binary, defineOperation, json } from '../operation.ts';

const at = z.iso.datetime();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One immutable version of the signed report (B-065), or the record of an ending without answer. */
export const reportVersionSchema = z.object({
  version: z.number().int(),
  kind: z.enum(['opinion', 'ending']),
  issuedAt: at,
  sha256,
  bytes: z.number().int(),
  verificationCode: z.string(),
  /** The version that replaces it; null for the one in force. */
  replacedBy: z.number().int().nullable(),
});
export type ReportVersion = z.infer<typeof reportVersionSchema>;

const caseParams = z.strictObject({ caseId: z.uuid() });

export const previewReport = defineOperation({
  id: 'reports.preview',
  method: 'POST',
  path: '/api/cases/:caseId/report-preview',
  summary: 'Make the very PDF that signing will issue; valid for a few minutes and this text of the opinion',
  params: caseParams,
  response: json(z.object({ previewId: z.uuid(), sha256, expiresAt: at, pages: z.number().int() }), 201),
  errors: ['case.not_found', 'case.action_not_possible', 'case.opinion_incomplete'],
});

export const getReportPreview = defineOperation({
  id: 'reports.get-preview',
  method: 'GET',
  path: '/api/report-previews/:previewId',
  summary: 'The previewed PDF',
  params: z.strictObject({ previewId: z.uuid() }),
  response: binary('application/pdf'),
  errors: ['report.not_found'],
});

export const getReport = defineOperation({
  id: 'reports.get',
  method: 'GET',
  path: '/api/cases/:caseId/reports/:version',
  summary: 'A signed report, to its parties only; each reading is logged',
  params: z.strictObject({ caseId: z.uuid(), version: z.coerce.number().int().min(1).max(1000) }),
  response: binary('application/pdf'),
  errors: ['report.not_found'],
});

export const verifyReport = defineOperation({
  id: 'reports.verify',
  method: 'GET',
  path: '/api/report-verifications/:code',
  summary: 'Public: does a report with this code exist, of which date, version and hash; no health data',
  params: z.strictObject({ code: z.string().min(4).max(40) }),
  response: json(
    z.object({
      exists: z.boolean(),
      report: z
        .object({
          kind: z.enum(['opinion', 'ending']),
          version: z.number().int(),
          issuedAt: at,
          sha256,
          replacedByLaterVersion: z.boolean(),
        })
        .nullable(),
    }),
  ),
});

export const reportOperations = [previewReport, getReportPreview, getReport, verifyReport] as const;
