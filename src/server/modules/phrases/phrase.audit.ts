// That a doctor keeps, changes, shares or removes own wording: ids and numbers, never the words.
import { z } from 'zod';
import { defineAuditEntry } from '../audit/public.ts';

export const phraseActed = defineAuditEntry({
  action: 'phrase.acted',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    phraseId: z.uuid(),
    act: z.enum(['created', 'copied', 'changed', 'shared', 'unshared', 'removed', 'restored']),
    version: z.number().int().positive(),
    /** Of a copy: which one it was made from. */
    from: z.uuid().optional(),
  }),
});
