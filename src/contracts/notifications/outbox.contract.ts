import { z } from 'zod';
import { defineOperation, json } from '../operation.ts';

/** Mail kept or sent, as the operator sees it; one-time links are masked outside a demo. */
export const outboxMailSchema = z.object({
  mailId: z.uuid(),
  createdAt: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  state: z.enum(['kept', 'waiting', 'sent', 'failed']),
});
export type OutboxMail = z.infer<typeof outboxMailSchema>;

export const listOutbox = defineOperation({
  id: 'operator.list-outbox',
  method: 'GET',
  path: '/api/operator/outbox',
  summary: 'Operator: the mails of this instance, newest first',
  query: z.strictObject({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(25),
  }),
  response: json(z.object({ items: z.array(outboxMailSchema).max(100), nextCursor: z.string().nullable() })),
});

export const outboxOperations = [listOutbox] as const;
