// Mails the link that confirms a new address; where that address is somebody's, its owner is told instead, and who was
// shut out is told nothing. The payload holds an id.
import { z } from 'zod';
import { defineJob } from '#server/platform/jobs/define-job.ts';
import { system } from '#server/policy/actor.ts';
import { type Ctx, type RunUseCase, tell } from '../../audit/public.ts';
import { findAccountByEmail } from '../account.queries.ts';
import { emailDigest } from '../account.ts';
import { openAddress } from '../account-address.ts';
import { createLink } from '../account-link.ts';
import { findEmailChange, isHeldForFormerOwner } from './email-change.queries.ts';
import { confirmMinutes, confirmNewEmailNotice, emailWantedNotice } from './email-notices.fr.ts';

export const confirmPurpose = 'confirm-email-change';

export type EmailJobParts = {
  run: RunUseCase;
  /** an address of somebody who may not come back. */
  isShutOut: (ctx: Ctx, accountId: string, email: string) => Promise<boolean>;
};

export const sendEmailConfirmationJob = defineJob<{ changeId: string }, EmailJobParts>({
  name: 'accounts.send-email-confirmation',
  payload: z.strictObject({ changeId: z.uuid() }),
  maxAttempts: 5,
  timeoutSeconds: 30,
  handler: ({ changeId }, parts) =>
    parts.run(system('send-email-confirmation'), (ctx) => sendConfirmation(ctx, changeId, parts)),
});

async function sendConfirmation(ctx: Ctx, changeId: string, parts: EmailJobParts): Promise<void> {
  const change = await findEmailChange(ctx.tx, changeId);
  const email = change && (await openAddress(ctx, change.new_address_id));
  if (!email || change.state !== 'asked' || change.expires_at <= ctx.now) return;
  const { account_id: accountId, new_address_id: addressId } = change;
  const digest = emailDigest(ctx.keyring, email);
  const owner = await findAccountByEmail(ctx.tx, digest);
  if (owner) {
    if (owner.status !== 'closed') await tell(ctx, emailWantedNotice, owner.id, {});
    return;
  }
  if (await isHeldForFormerOwner(ctx.tx, digest, ctx.now, accountId)) return;
  if (await parts.isShutOut(ctx, accountId, email)) return;
  const link = { accountId, purpose: confirmPurpose, minutes: confirmMinutes, subjectId: changeId };
  const linkId = await createLink(ctx, link);
  await tell(ctx, confirmNewEmailNotice, accountId, {}, { linkId, addressId });
}
