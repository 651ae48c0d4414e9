import { z } from 'zod';
import { defineOperation, empty, json } from '../operation.ts';

/** A notice of the service to the person signed in; `acknowledgedAt` is the receipt (B-017). */
export const noticeSchema = z.object({
  noticeId: z.uuid(),
  createdAt: z.iso.datetime(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  page: z.object({ label: z.string(), path: z.string() }).nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

export const listNotices = defineOperation({
  id: 'notices.list',
  method: 'GET',
  path: '/api/notices',
  summary: 'One’s own notices, newest first, at most 50',
  response: json(z.object({ items: z.array(noticeSchema).max(50), unread: z.number().int() })),
});

export const acknowledgeNotice = defineOperation({
  id: 'notices.acknowledge',
  method: 'POST',
  path: '/api/notices/:noticeId/receipt',
  summary: 'Note that a notice was read; repeating it changes nothing',
  params: z.strictObject({ noticeId: z.uuid() }),
  response: empty,
  errors: ['notice.not_found'],
});

export const noticeOperations = [listNotices, acknowledgeNotice] as const;
