// Each quarter of an hour: erases accounts whose day has come, forgets addresses, bans and requests whose time is over.
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { forgetAddresses } from '../../accounts/public.ts';
import { forgetBans } from '../ban.store.ts';
import { listDueClosures } from '../privacy.queries.ts';
import { dayMs, type PrivacySettings } from '../privacy.settings.ts';
import { forgetReopenings } from '../reopening/settle-reopening.ts';
import { type EraseParts, eraseAccount } from '../use-cases/erase-account.ts';

export type PrivacyJobParts = { privacy: EraseParts & { settings: PrivacySettings } };

export const eraseDueAccountsJob = defineJob<Record<string, never>, PrivacyJobParts>({
  name: 'privacy.erase-due-accounts',
  payload: z.strictObject({}),
  maxAttempts: 1,
  timeoutSeconds: 300,
  cron: '*/15 * * * *',
  handler: async (_payload, { privacy }) => {
    const due = await privacy.run(system('privacy sweep'), async (ctx) => {
      await forgetBans(ctx.tx, ctx.now);
      await forgetAddresses(ctx.tx, new Date(ctx.now.getTime() - privacy.settings.addressDays * dayMs));
      await forgetReopenings(ctx, new Date(ctx.now.getTime() - privacy.settings.requestDays * dayMs));
      return listDueClosures(ctx.tx, ctx.now);
    });
    for (const { account_id: accountId } of due) await eraseAccount(privacy, accountId);
  },
});
