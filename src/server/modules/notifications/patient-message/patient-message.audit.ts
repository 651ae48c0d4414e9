// That a patient was to be told, and was: never the number, never the words.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

const kindOf = (action: string) =>
  defineAuditEntry({ action, version: 1, subjectKind: 'case', details: z.strictObject({}) });

export const patientMessageAsked = kindOf('patient-message.asked');
export const patientMessageWithdrawn = kindOf('patient-message.withdrawn');

export const patientMessageEnded = defineAuditEntry({
  action: 'patient-message.ended',
  version: 1,
  subjectKind: 'case',
  details: z.strictObject({ state: z.enum(['sent', 'failed', 'stopped']) }),
});
