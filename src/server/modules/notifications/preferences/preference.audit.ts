// That a person changed how he is told; what he chose is in the row.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

export const preferencesChanged = defineAuditEntry({
  action: 'notice.preferences-changed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ revision: z.number().int() }),
});
