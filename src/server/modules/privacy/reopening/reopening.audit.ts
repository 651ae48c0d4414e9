// Acts on requests to come back: ids and codes; address and words are sealed.
import { z } from 'zod';
import { reopeningOutcomes } from '#contracts/privacy/reopening.contract.ts';
import { defineAuditEntry } from '../../audit/public.ts';

export const reopeningAsked = defineAuditEntry({
  action: 'reopening.asked',
  version: 1,
  subjectKind: 'reopening',
  details: z.strictObject({}),
});

export const reopeningRead = defineAuditEntry({
  action: 'reopening.read',
  version: 1,
  subjectKind: 'reopening',
  details: z.strictObject({ matches: z.number().int() }),
});

export const reopeningSettled = defineAuditEntry({
  action: 'reopening.settled',
  version: 1,
  subjectKind: 'reopening',
  details: z.strictObject({
    outcome: z.enum(reopeningOutcomes),
    permitId: z.uuid().nullable(),
    /** Keyed digest of the answer. */
    text: z.string().max(64),
  }),
});
