// Acts on accounts and sessions. No address, no name: ids only.
import { z } from 'zod';
import { accountRoles, expertTierSchema } from '#contracts/accounts/account.vocabulary.ts';
import { defineAuditEntry } from '../audit/public.ts';

const nothing = z.strictObject({});

export const accountCreated = defineAuditEntry({
  action: 'account.created',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ role: z.enum(accountRoles) }),
});

/** the proof of one's own acts. */
export const accountProofTaken = defineAuditEntry({
  action: 'account.proof-taken',
  version: 1,
  subjectKind: 'account',
  details: nothing,
});

export const signedIn = defineAuditEntry({
  action: 'session.opened',
  version: 1,
  subjectKind: 'account',
  details: nothing,
});

export const signedOut = defineAuditEntry({
  action: 'session.closed',
  version: 1,
  subjectKind: 'account',
  details: nothing,
});

export const reauthenticated = defineAuditEntry({
  action: 'session.reauthenticated',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ purpose: z.enum(['sign-opinion', 'account-security']) }),
});

export const accountChanged = defineAuditEntry({
  action: 'account.changed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    what: z.enum(['password', 'password-reminder', 'dermoscopic-on-skin', 'status', 'measures']),
  }),
});

export const organisationCreated = defineAuditEntry({
  action: 'organisation.created',
  version: 1,
  subjectKind: 'organisation',
  details: z.strictObject({ kind: z.enum(['pharmacy', 'practice']) }),
});

export const accountVerificationSet = defineAuditEntry({
  action: 'account.verification-set',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ isVerified: z.boolean(), tier: expertTierSchema.nullable() }),
});
