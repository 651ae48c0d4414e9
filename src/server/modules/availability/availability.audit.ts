// That a doctor changed when he is told: what changed is in the row, the archive keeps that and when.
import { z } from 'zod';
import { defineAuditEntry } from '../audit/public.ts';

export const availabilityChanged = defineAuditEntry({
  action: 'availability.changed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ revision: z.number().int() }),
});

export const availabilityPaused = defineAuditEntry({
  action: 'availability.paused',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ untilAt: z.iso.datetime().nullable() }),
});

export const availabilityResumed = defineAuditEntry({
  action: 'availability.resumed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({}),
});
