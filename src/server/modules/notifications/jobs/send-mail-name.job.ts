// The sending of one mail, as those who plan it name it; the handler is in `send-mail.job.ts`.
import { z } from 'zod';
import type { JobName } from '../../audit/public.ts';

/** Twelve tries take about a day. */
export const sendMailJobName: JobName<{ mailId: string }> = {
  name: 'notifications.send-mail',
  payload: z.strictObject({ mailId: z.uuid() }),
  maxAttempts: 12,
};
