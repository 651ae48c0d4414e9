// Acts of registering. Ids, codes and numbers only.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

const roles = z.enum(['pharmacist', 'doctor']);

export const registrationBegun = defineAuditEntry({
  action: 'registration.begun',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ role: roles, isAgain: z.boolean() }),
});

export const emailConfirmed = defineAuditEntry({
  action: 'registration.email-confirmed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({}),
});

/** The declarations of B-034 are those of this version of the form, each ticked. */
export const registrationCompleted = defineAuditEntry({
  action: 'registration.completed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    role: roles,
    formId: z.string().max(40),
    formVersion: z.number().int(),
    declarations: z.array(z.string().max(40)).max(10),
    screened: z.enum(['clear', 'review']),
  }),
});
