// Acts on the archive itself: content erased, a proof handed out. Ids and counts only.
import { z } from 'zod';
import { defineAuditEntry } from '../audit-entry.ts';

/** The subject is the entry whose details and salt were destroyed. */
export const contentErased = defineAuditEntry({
  action: 'audit.content-erased',
  version: 1,
  subjectKind: 'audit-entry',
  details: z.strictObject({}),
});
