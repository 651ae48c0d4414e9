// Acts of export, closing, erasure, bans and address consultation: ids, codes and counts only.
import { z } from 'zod';
import { defineAuditEntry } from '../audit/public.ts';

const nothing = z.strictObject({});
const count = z.number().int().nonnegative();

export const accountExported = defineAuditEntry({
  action: 'account.exported',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ cases: count }),
});

export const closureAsked = defineAuditEntry({
  action: 'account.closure-asked',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    closureId: z.uuid(),
    by: z.enum(['self', 'operator']),
    exportChoice: z.enum(['downloaded', 'declined']),
    purgeAt: z.iso.datetime(),
  }),
});

export const closureTakenBack = defineAuditEntry({
  action: 'account.closure-taken-back',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ closureId: z.uuid() }),
});

export const accountErased = defineAuditEntry({
  action: 'account.erased',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    closureId: z.uuid(),
    drafts: count,
    sessions: count,
    links: count,
    addresses: count,
  }),
});

export const registrationBanned = defineAuditEntry({
  action: 'account.registration-banned',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ hashes: count, until: z.iso.datetime() }),
});

export const permitGranted = defineAuditEntry({
  action: 'registration.permitted',
  version: 1,
  subjectKind: 'permit',
  details: z.strictObject({ expiresAt: z.iso.datetime() }),
});

export const permitUsed = defineAuditEntry({
  action: 'registration.permit-used',
  version: 1,
  subjectKind: 'account',
  details: nothing,
});

export const addressesConsulted = defineAuditEntry({
  action: 'account.addresses-consulted',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ reason: z.enum(['terms', 'authority', 'intrusion']), shown: count }),
});
