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

/** The operator's command made a proof of this case or account, over a period or whole. */
export const proofMadeOfCase = defineAuditEntry({
  action: 'case.proof-made',
  version: 1,
  subjectKind: 'case',
  details: z.strictObject({ hasPeriod: z.boolean() }),
});
export const proofMadeOfAccount = defineAuditEntry({
  action: 'account.proof-made',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ hasPeriod: z.boolean() }),
});
