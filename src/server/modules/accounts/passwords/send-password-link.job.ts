// Mails a link for a new password to the account of an address, if there is one. A job, so that asking takes as long for
// an unknown address as for a known one. The payload holds a keyed digest.
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { type Ctx, type RunUseCase, tell } from '../../audit/public.ts';
import { findAccountByEmail } from '../account.queries.ts';
import { closeLinks } from '../account-link.store.ts';
import { createLink } from '../account-link.ts';
import { passwordLinkMinutes, passwordLinkNotice } from './password-notices.fr.ts';

export const passwordLinkPurpose = 'choose-password';

/** The newest link only works; a closed account gets none. */
export async function sendPasswordLink(ctx: Ctx, accountId: string): Promise<void> {
  await closeLinks(ctx.tx, accountId, passwordLinkPurpose, ctx.now);
  const link = { accountId, purpose: passwordLinkPurpose, minutes: passwordLinkMinutes };
  await tell(ctx, passwordLinkNotice, accountId, {}, { linkId: await createLink(ctx, link) });
}

export const sendPasswordLinkJob = defineJob<{ digest: string }, { run: RunUseCase }>({
  name: 'accounts.send-password-link',
  payload: z.strictObject({ digest: z.string().max(100) }),
  maxAttempts: 5,
  timeoutSeconds: 30,
  handler: ({ digest }, { run }) =>
    run(system('send-password-link'), async (ctx) => {
      const account = await findAccountByEmail(ctx.tx, digest);
      if (account && account.status !== 'closed') await sendPasswordLink(ctx, account.id);
    }),
});
