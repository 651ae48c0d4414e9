// Acts about the devices of an account. Ids only; the session and its network address are kept beside.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

export const newDeviceSeen = defineAuditEntry({
  action: 'session.from-new-device',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({}),
});

export const usedBesideAnother = defineAuditEntry({
  action: 'session.beside-another',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ sessionId: z.uuid(), otherId: z.uuid() }),
});
