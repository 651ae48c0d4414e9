// Coming back in by support (B-039): what was asked, seen, decided and done. Codes and ids only.
import { z } from 'zod';
import { recoveryChecks, recoveryMeans } from '#contracts/accounts/recovery.vocabulary.ts';
import { defineAuditEntry } from '../../audit/public.ts';

export const recoveryAsked = defineAuditEntry({
  action: 'recovery.asked',
  version: 1,
  subjectKind: 'access-recovery',
  details: z.strictObject({}),
});

export const recoveryRead = defineAuditEntry({
  action: 'recovery.read',
  version: 1,
  subjectKind: 'access-recovery',
  details: z.strictObject({ accountId: z.uuid().nullable() }),
});

export const recoveryDecided = defineAuditEntry({
  action: 'account.recovery-decided',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    recoveryId: z.uuid(),
    means: z.enum(recoveryMeans),
    checks: z.array(z.enum(recoveryChecks)),
    dueAt: z.iso.datetime().nullable(),
  }),
});

export const recoveryEnded = defineAuditEntry({
  action: 'recovery.ended',
  version: 1,
  subjectKind: 'access-recovery',
  details: z.strictObject({
    accountId: z.uuid().nullable(),
    outcome: z.enum(['applied', 'stopped', 'closed', 'address-taken', 'account-closed']),
  }),
});
