import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';
import { noticeChannelSchema } from './preference.ts';

/** Mail kept or sent, as the operator sees it; one-time links are masked outside a demo. */
export const outboxMailSchema = z.object({
  mailId: z.uuid(),
  createdAt: z.iso.datetime(),
  /** Empty for a note, and once the account was erased. */
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  channel: noticeChannelSchema,
  /** `delivered` and `bounced` where the other side told; `stopped`: its address is on the stop list. */
  state: z.enum(['kept', 'waiting', 'sent', 'delivered', 'failed', 'bounced', 'stopped']),
  tries: z.number().int(),
  /** Nobody writes to this address any more, but for what law or terms require. */
  isStopped: z.boolean(),
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

const params = z.strictObject({ mailId: z.uuid() });

export const stopOutboxAddress = defineOperation({
  id: 'operator.stop-address',
  method: 'POST',
  path: '/api/operator/outbox/:mailId/stop',
  summary: 'Operator: write to the address of this message no more, but for what law or terms require',
  params,
  response: empty,
  errors: ['outbox.not_found'],
});

export const resumeOutboxAddress = defineOperation({
  id: 'operator.resume-address',
  method: 'POST',
  path: '/api/operator/outbox/:mailId/resumption',
  summary: 'Operator: write to the address of this message again',
  params,
  response: empty,
  errors: ['outbox.not_found'],
});

export const outboxOperations = [listOutbox, stopOutboxAddress, resumeOutboxAddress] as const;
