// Changes and uses of a second factor. Never a code.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

export const factorChanges = [
  'totp-set',
  'totp-removed',
  'recovery-codes-renewed',
  'recovery-code-used',
] as const;
export type FactorChange = (typeof factorChanges)[number];

export const secondFactorChanged = defineAuditEntry({
  action: 'account.second-factor-changed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ what: z.enum(factorChanges) }),
});

export const secondFactorVerified = defineAuditEntry({
  action: 'session.second-factor-verified',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ by: z.enum(['totp', 'recovery-code']) }),
});
