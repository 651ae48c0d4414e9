// Changes of the address of an account. Never an address.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

export const emailChangeSteps = [
  'asked',
  'cancelled',
  'confirmed',
  'refused',
  'undone',
  'set-by-support',
] as const;

export const emailChanged = defineAuditEntry({
  action: 'account.email-changed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ step: z.enum(emailChangeSteps), changeId: z.uuid() }),
});
