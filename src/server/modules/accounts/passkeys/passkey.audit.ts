// Changes, uses and refusals of passkeys. Ids and codes; never a name, a key or what a device sent.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

export const passkeyChanged = defineAuditEntry({
  action: 'account.passkey-changed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ what: z.enum(['added', 'renamed', 'removed', 'revoked']), passkeyId: z.uuid() }),
});

export const passkeyUsed = defineAuditEntry({
  action: 'session.passkey-used',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ as: z.enum(['both-factors', 'proof']), passkeyId: z.uuid() }),
});

export const passkeyRefusals = [
  'challenge',
  'unknown',
  'other-account',
  'not-genuine',
  'counter',
  'way-closed',
] as const;
export type PasskeyRefusal = (typeof passkeyRefusals)[number];

export const passkeyRefused = defineAuditEntry({
  action: 'session.passkey-refused',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ reason: z.enum(passkeyRefusals) }),
});
