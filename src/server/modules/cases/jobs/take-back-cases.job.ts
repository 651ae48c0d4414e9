// At once after a doctor loses the right to act (B-007): what he holds goes back to the queue. The deadline watch does the
// same each minute, for a taking that was on its way at that very moment.
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../../audit/public.ts';
import type { CaseSettings } from '../case.settings.ts';
import { listStrandedCases } from '../due-cases.queries.ts';
import { takeBackCase } from '../use-cases/take-back-case.ts';

type TakeBackParts = { run: RunUseCase; settings: CaseSettings };

const keeper = system('doctor may not act any more');

export const takeBackCasesJob = defineJob<Record<string, never>, TakeBackParts>({
  name: 'cases.take-back',
  payload: z.strictObject({}),
  maxAttempts: 10,
  timeoutSeconds: 120,
  handler: (_payload, parts) => takeBackCases(parts),
});

/** Every case whose doctor may not act; each in a transaction of its own, asked again under its lock. */
export async function takeBackCases({ run, settings }: TakeBackParts): Promise<void> {
  for (const caseId of await run(keeper, (ctx) => listStrandedCases(ctx.tx))) {
    await run(keeper, (ctx) => takeBackCase(ctx, settings, caseId));
  }
}
