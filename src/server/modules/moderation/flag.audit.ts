// Flags and what is decided on them, as the archive keeps them: kinds, ids, codes.
import { z } from 'zod';
import { flagActs, flagGrounds, flagSubjects } from '#contracts/moderation/flag.contract.ts';
import { defineAuditEntry } from '../audit/public.ts';

const subject = { subjectKind: z.enum(flagSubjects), subjectId: z.uuid() };

export const flagMade = defineAuditEntry({
  action: 'flag.made',
  version: 1,
  subjectKind: 'flag',
  details: z.strictObject({ ...subject, ground: z.enum(flagGrounds) }),
});

export const flagSettled = defineAuditEntry({
  action: 'flag.settled',
  version: 1,
  subjectKind: 'flag',
  details: z.strictObject({ ...subject, act: z.enum(flagActs) }),
});

export const itemDecided = defineAuditEntry({
  action: 'item.decided',
  version: 1,
  subjectKind: 'case',
  details: z.strictObject({
    subjectId: z.uuid(),
    act: z.enum(['hide', 'remove', 'restore', 'keep', 'appeal']),
  }),
});
