// The writing of one notice, as those who plan it name it; the handler is in the module `notifications`.
import { z } from 'zod';
import type { JobName } from './use-case-context.ts';

const value = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);

const payload = z.strictObject({
  kind: z.string().max(80),
  accountId: z.uuid(),
  data: z.record(z.string().max(40), value),
  linkId: z.uuid().nullable(),
  addressId: z.uuid().nullable(),
  /** Its mail alone, which waited for the end of somebody's quiet hours. */
  isLate: z.literal(true).optional(),
});
export type NoticePayload = z.infer<typeof payload>;

export const noticeJobName: JobName<NoticePayload> = {
  name: 'notifications.write-notice',
  payload,
  maxAttempts: 8,
};
