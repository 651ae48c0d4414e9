// Acts of the verification of professionals: ids, codes and dates; never a name, a number or a reason.
import { z } from 'zod';
import { expertTierSchema } from '#contracts/accounts/account.vocabulary.ts';
import {
  verificationActionSchema,
  verificationFactSchema,
  verificationStateSchema,
  verifiedRoleSchema,
} from '#contracts/professionals/verification.vocabulary.ts';
import { defineAuditEntry } from '../audit/public.ts';

const subjectKind = 'verification';

/** `moved`: every change of state, also one that stays where it is. */
export const verificationMoved = defineAuditEntry({
  action: 'verification.moved',
  version: 1,
  subjectKind,
  details: z.strictObject({
    accountId: z.uuid(),
    role: verifiedRoleSchema,
    act: verificationActionSchema,
    from: verificationStateSchema.nullable(),
    to: verificationStateSchema,
    tier: expertTierSchema.nullable(),
    expiresOn: z.iso.date().nullable(),
  }),
});

export const factConfirmed = defineAuditEntry({
  action: 'verification.fact-confirmed',
  version: 1,
  subjectKind,
  details: z.strictObject({
    fact: verificationFactSchema,
    lookupId: z.uuid().nullable(),
    evidenceId: z.uuid().nullable(),
    establishedOn: z.iso.date(),
    expiresOn: z.iso.date(),
  }),
});

export const evidenceAdded = defineAuditEntry({
  action: 'verification.evidence-added',
  version: 1,
  subjectKind,
  details: z.strictObject({
    evidenceId: z.uuid(),
    bytes: z.number().int(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});

export const registerAsked = defineAuditEntry({
  action: 'verification.register-asked',
  version: 1,
  subjectKind,
  details: z.strictObject({
    lookupId: z.uuid(),
    source: z.enum(['extract', 'directory']),
    asOf: z.iso.datetime(),
    isFound: z.boolean(),
  }),
});

/** A reviewer has read a file, or one of its documents. */
export const verificationRead = defineAuditEntry({
  action: 'verification.read',
  version: 1,
  subjectKind,
  details: z.strictObject({ evidenceId: z.uuid().nullable() }),
});

/** A list with names was shown. */
export const verificationsListed = defineAuditEntry({
  action: 'verification.listed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ count: z.number().int() }),
});
