// Acts on photos: ids, view, sizes and format only; never a name, a reason or a picture.
import { z } from 'zod';
import { viewIdSchema } from '#contracts/forms/form-definition.ts';
import { defineAuditEntry } from '../audit/public.ts';

const whose = { ownerId: z.uuid(), view: viewIdSchema };

export const photoAdded = defineAuditEntry({
  action: 'photo.added',
  version: 1,
  subjectKind: 'photo',
  details: z.strictObject({
    ...whose,
    bytes: z.number().int(),
    format: z.enum(['jpeg', 'png', 'webp', 'heic']),
    originalSha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});

export const photoRemoved = defineAuditEntry({
  action: 'photo.removed',
  version: 1,
  subjectKind: 'photo',
  details: z.strictObject(whose),
});

export const photoRestored = defineAuditEntry({
  action: 'photo.restored',
  version: 1,
  subjectKind: 'photo',
  details: z.strictObject(whose),
});

export const photoChanged = defineAuditEntry({
  action: 'photo.changed',
  version: 1,
  subjectKind: 'photo',
  details: z.strictObject({
    ...whose,
    what: z.enum(['view', 'override-reason', 'view-and-override-reason']),
  }),
});
