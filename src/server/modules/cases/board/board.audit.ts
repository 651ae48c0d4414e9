// B-011: figures that leave the instance leave a trace of who took which.
import { z } from 'zod';
import { boardTables } from '#contracts/board/board.contract.ts';
import { defineAuditEntry } from '../../audit/public.ts';

export const boardExported = defineAuditEntry({
  action: 'direction.board-exported',
  version: 2,
  subjectKind: 'account',
  details: z.strictObject({
    table: z.enum(boardTables),
    days: z.number().int(),
    form: z.string().max(40).nullable(),
    rows: z.number().int(),
  }),
});
