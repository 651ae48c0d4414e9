// That a person changed how he is told; what he chose is in the row.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

export const preferencesChanged = defineAuditEntry({
  action: 'notice.preferences-changed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ revision: z.number().int() }),
});

export const phoneVerified = defineAuditEntry({
  action: 'notice.phone-verified',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({}),
});

export const phoneRemoved = defineAuditEntry({
  action: 'notice.phone-removed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({}),
});

const device = z.strictObject({ deviceId: z.uuid() });

export const deviceAdded = defineAuditEntry({
  action: 'notice.device-added',
  version: 1,
  subjectKind: 'account',
  details: device,
});

export const deviceRemoved = defineAuditEntry({
  action: 'notice.device-removed',
  version: 1,
  subjectKind: 'account',
  details: device,
});
