// An account that the operator ended for a breach: it closes with its days of grace, in which the person can take his data
// along but not come back, and what identifies him is kept as keyed hashes.
import { openAccount } from '../../accounts/public.ts';
import type { Ctx } from '../../audit/public.ts';
import type { PrivacySettings } from '../privacy.settings.ts';
import { banRegistration } from './ban-registration.ts';
import { closeAccount } from './close-account.ts';

/** `formerEmails`: addresses the account had and left, normalised. */
export async function shutOut(
  ctx: Ctx,
  accountId: string,
  settings: PrivacySettings,
  formerEmails: readonly string[] = [],
): Promise<void> {
  const account = await openAccount(ctx.tx, ctx.keyring, accountId);
  if (!account) return;
  const { email, rpps } = account.profile;
  await banRegistration(ctx, accountId, { email, rpps }, settings);
  for (const former of formerEmails) await banRegistration(ctx, accountId, { email: former }, settings);
  await closeAccount(ctx, {
    accountId,
    by: 'operator',
    exportChoice: 'declined',
    when: 'after-grace',
    settings,
  });
}
