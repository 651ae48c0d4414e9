// Mails new standing links to a guardian who asks for them by his address. A job, so that asking takes as long for an
// address nobody consented from. The payload holds a keyed digest.
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import type { RunUseCase } from '../../audit/public.ts';
import { sendGuardianLinks } from './use-cases/answer-as-guardian.ts';

export const sendGuardianLinksJob = defineJob<{ digest: string }, { run: RunUseCase }>({
  name: 'accounts.send-guardian-links',
  payload: z.strictObject({ digest: z.string().max(100) }),
  maxAttempts: 5,
  timeoutSeconds: 30,
  handler: ({ digest }, { run }) =>
    run(system('send-guardian-links'), (ctx) => sendGuardianLinks(ctx, digest)),
});
