// Acts on the link between an account and Pro Santé Connect, and sign-ins that were refused for a known account.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

const nothing = z.strictObject({});

export const pscLinked = defineAuditEntry({
  action: 'account.psc-linked',
  version: 1,
  subjectKind: 'account',
  details: nothing,
});

export const pscUnlinked = defineAuditEntry({
  action: 'account.psc-unlinked',
  version: 1,
  subjectKind: 'account',
  details: nothing,
});

export const pscRefused = defineAuditEntry({
  action: 'session.psc-refused',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ reason: z.enum(['way-closed', 'other-person', 'already-linked']) }),
});
