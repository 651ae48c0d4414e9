// Acts on documents: ids, side, kind, size and type only; never the name or what it says.
import { z } from 'zod';
import { defineAuditEntry } from '../audit/public.ts';

const whose = {
  ownerId: z.uuid(),
  side: z.enum(['requester', 'expert']),
  kind: z.enum(['prescription', 'other']),
};

export const documentAdded = defineAuditEntry({
  action: 'document.added',
  version: 1,
  subjectKind: 'document',
  details: z.strictObject({
    ...whose,
    bytes: z.number().int(),
    contentType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});

export const documentRemoved = defineAuditEntry({
  action: 'document.removed',
  version: 1,
  subjectKind: 'document',
  details: z.strictObject(whose),
});

/** the scanner found it bad; its content was not kept. */
export const documentQuarantined = defineAuditEntry({
  action: 'document.quarantined',
  version: 1,
  subjectKind: 'document',
  details: z.strictObject({ ...whose, bytes: z.number().int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});
