// The sending of one message to a patient, as those who plan it name it; the handler is in `send-patient-message.job.ts`.
import { z } from 'zod';
import type { JobName } from '../../audit/public.ts';

/** Twelve tries take about a day. */
export const sendPatientMessageJobName: JobName<{ caseId: string }> = {
  name: 'notifications.send-patient-message',
  payload: z.strictObject({ caseId: z.uuid() }),
  maxAttempts: 12,
};
