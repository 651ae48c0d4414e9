// Authorisations and tokens as the archive keeps them: ids, scopes, dates. Each use of a token too.
import { z } from 'zod';
import { grantScopeSchema, tokenReadSchema } from '#contracts/grants/grant.contract.ts';
import { defineAuditEntry } from '../audit/public.ts';

const when = z.iso.datetime();

export const grantGiven = defineAuditEntry({
  action: 'grant.given',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ grantId: z.uuid(), scope: grantScopeSchema, fromAt: when, untilAt: when }),
});

export const grantRevoked = defineAuditEntry({
  action: 'grant.revoked',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ grantId: z.uuid(), scope: grantScopeSchema }),
});

export const grantsRead = defineAuditEntry({
  action: 'grant.read',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ shown: z.number().int().nonnegative() }),
});

export const tokenMade = defineAuditEntry({
  action: 'token.made',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    tokenId: z.uuid(),
    grantId: z.uuid(),
    reads: z.array(tokenReadSchema),
    expiresAt: when,
  }),
});

export const tokenRevoked = defineAuditEntry({
  action: 'token.revoked',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ tokenId: z.uuid() }),
});

export const tokenUsed = defineAuditEntry({
  action: 'token.used',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ tokenId: z.uuid(), operation: z.string().max(60) }),
});
