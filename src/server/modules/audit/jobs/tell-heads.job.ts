// Once a minute: new heads go to the witnesses the operator chose. What fails is tried again the next minute.
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { tellHeads, type WitnessParts } from '../witness/tell-heads.ts';

export const tellHeadsJob = defineJob<Record<string, never>, WitnessParts>({
  name: 'audit.tell-heads',
  payload: z.strictObject({}),
  maxAttempts: 1,
  timeoutSeconds: 120,
  cron: '* * * * *',
  handler: (_payload, parts) => tellHeads(parts),
});
