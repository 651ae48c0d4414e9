// Reading other people's mail leaves a trace: which mails the operator was shown, never what they say.
import { z } from 'zod';
import { defineAuditEntry } from '../audit/public.ts';

export const outboxRead = defineAuditEntry({
  action: 'outbox.read',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ mailIds: z.array(z.uuid()).max(50) }),
});

const oneMail = z.strictObject({ mailId: z.uuid() });

export const addressStopped = defineAuditEntry({
  action: 'outbox.address-stopped',
  version: 1,
  subjectKind: 'account',
  details: oneMail,
});

export const addressResumed = defineAuditEntry({
  action: 'outbox.address-resumed',
  version: 1,
  subjectKind: 'account',
  details: oneMail,
});
