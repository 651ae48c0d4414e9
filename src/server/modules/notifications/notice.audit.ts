// That a notice was written and that it was read: the two ends of its delivery (B-017, A-021).
import { z } from 'zod';
import { defineAuditEntry } from '../audit/public.ts';

export const noticeWritten = defineAuditEntry({
  action: 'notice.written',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ noticeId: z.uuid(), kind: z.string().max(80), byMail: z.boolean() }),
});

export const noticeAcknowledged = defineAuditEntry({
  action: 'notice.acknowledged',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ noticeId: z.uuid() }),
});
