// Once a day: a gentle word, in the application alone, to who wished to be reminded to change the password, and once a
// year to administrators (A-014: the CNIL dropped forced renewal for ordinary accounts).
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { type RunUseCase, tell } from '../../audit/public.ts';
import { notePasswordReminded } from '../account.store.ts';
import { takeDueReminders } from './password-age.queries.ts';
import { reminderHabit } from './password-age.ts';
import { passwordReminderNotice } from './password-notices.fr.ts';

export const remindPasswordJob = defineJob<Record<string, never>, { run: RunUseCase }>({
  name: 'accounts.remind-password',
  payload: z.strictObject({}),
  maxAttempts: 1,
  timeoutSeconds: 120,
  cron: '20 6 * * *',
  handler: (_payload, { run }) =>
    run(system('remind-password'), async (ctx) => {
      for (const accountId of await takeDueReminders(ctx.tx, ctx.now, reminderHabit)) {
        await notePasswordReminded(ctx.tx, accountId, ctx.now);
        await tell(ctx, passwordReminderNotice, accountId, {});
      }
    }),
});
