// The one place where the address of an account changes. Mails still open lead to the former address no more.
import type { Ctx } from '../../audit/public.ts';
import { emailDigest, openProfile, sealProfile } from '../account.ts';
import { lockAccountRow } from '../account-measures.store.ts';
import { writeEmail } from './email-change.store.ts';

type LockedAccount = NonNullable<Awaited<ReturnType<typeof lockAccountRow>>>;

/** The account, unless it is closed; locked until the transaction ends. */
export async function lockOpenAccount(ctx: Ctx, accountId: string): Promise<LockedAccount | undefined> {
  const account = await lockAccountRow(ctx.tx, accountId);
  return account?.status === 'closed' ? undefined : account;
}

/** `email` is normalised. Answers the address before, or `taken` with nothing changed. */
export async function replaceEmail(
  ctx: Ctx,
  account: LockedAccount,
  email: string,
): Promise<{ former: string } | 'taken'> {
  const profile = openProfile(ctx.keyring, account);
  const profileSealed = sealProfile(ctx.keyring, account.data_key, account.id, { ...profile, email });
  const digest = emailDigest(ctx.keyring, email);
  const isWritten = await writeEmail(ctx.tx, { id: account.id, digest, profileSealed });
  return isWritten ? { former: profile.email } : 'taken';
}
