// B-011: figures that leave the instance leave a trace of who took which.
import { z } from 'zod';
import { defineAuditEntry } from '../../audit/public.ts';

export const boardExported = defineAuditEntry({
  action: 'direction.board-exported',
  version: 1,
  subjectKind: 'account',
  details: z.strictObject({
    days: z.number().int(),
    form: z.string().max(40).nullable(),
    rows: z.number().int(),
  }),
});
