// Acts on the data of an account. Names of fields only, never their values.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

const reasonHash = z.string().max(64);

export const profileChanged = defineAuditEntry({
  action: 'profile.changed',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    fields: z.array(z.string().max(40)).max(60),
    isVerifiedAgain: z.boolean(),
    /** Keyed digest of the operator's reason; the reason itself is sealed with the change. */
    reason: reasonHash.nullable(),
    /** The exchange with support that asked for it. */
    ticketId: z.uuid().optional(),
  }),
});

export const profileLookedUp = defineAuditEntry({
  action: 'profile.looked-up',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({ reason: reasonHash }),
});
