// Acts about legal texts: ids, numbers and hashes only.
import { z } from 'zod';
import { defineAuditEntry } from '../audit/public.ts';

const exactText = {
  kind: z.string().max(40),
  language: z.string().max(2),
  version: z.number().int(),
  sha256: z.string().length(64),
};

export const termsPublished = defineAuditEntry({
  action: 'terms.published',
  version: 1,
  subjectKind: 'legal-document',
  details: z.strictObject({ ...exactText, effectiveAt: z.iso.datetime(), isEarly: z.boolean() }),
});

export const termsAccepted = defineAuditEntry({
  action: 'terms.accepted',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    ...exactText,
    documentId: z.uuid(),
    acceptanceId: z.uuid(),
    attestationSha256: z.string().length(64),
    /** The translation read, where one was; `sha256` is always that of the French text. */
    shownId: z.uuid().optional(),
    shownSha256: z.string().length(64).optional(),
  }),
});

export const termsRefused = defineAuditEntry({
  action: 'terms.refused',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ documentIds: z.array(z.uuid()).max(10) }),
});

/** A version taken back before its effect. */
export const termsWithdrawn = defineAuditEntry({
  action: 'terms.withdrawn',
  version: 1,
  subjectKind: 'legal-document',
  details: z.strictObject(exactText),
});
