// Acts on a pharmacy's team. Ids only.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

export const teamChanged = defineAuditEntry({
  action: 'team.changed',
  version: 1,
  subjectKind: 'organisation',
  details: z.strictObject({
    what: z.enum([
      'registered',
      'asked-to-join',
      'invited',
      'joined',
      'refused',
      'invitation-withdrawn',
      'removed',
      'left',
      'owner-changed',
      'pharmacy-closed',
      'pharmacy-reopened',
    ]),
    accountId: z.uuid().nullable(),
  }),
});
