// Once a minute: entries that were committed since get their place, and a signed head stands over them.
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../use-case-context.ts';
import { appendLeaves } from '../use-cases/append-leaves.ts';

export type ProofJobParts = { run: RunUseCase };

export const appendLeavesJob = defineJob<Record<string, never>, ProofJobParts>({
  name: 'audit.append-leaves',
  payload: z.strictObject({}),
  maxAttempts: 1,
  timeoutSeconds: 300,
  cron: '* * * * *',
  handler: async (_payload, { run }) => {
    await appendLeaves(run, system('proof'));
  },
});
