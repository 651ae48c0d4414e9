// Acts on reports: which version, which file. Never what it says.
import { z } from 'zod';
import { defineAuditEntry } from '../audit/public.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The very PDF that was signed (B-065), or the record of an ending. */
export const reportIssued = defineAuditEntry({
  action: 'report.issued',
  version: 1,
  subjectKind: 'case',
  details: z.strictObject({
    reportId: z.uuid(),
    reportVersion: z.number().int(),
    kind: z.enum(['opinion', 'ending']),
    sha256,
  }),
});

export const reportPreviewed = defineAuditEntry({
  action: 'report.previewed',
  version: 1,
  subjectKind: 'case',
  details: z.strictObject({ previewId: z.uuid(), reportVersion: z.number().int(), sha256 }),
});
