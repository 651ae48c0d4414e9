// A new password, by the link of a mail (B-038) or from the account itself. What is refused is said at the field;
// hashing happens before, outside the transaction.
import { type PasswordRefusal, passwordRefusalsFr } from '#contracts/accounts/password.fr.ts';
import { holdsOwn, neededBits, passwordBits } from '#contracts/accounts/password-policy.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { isCommonPassword } from '#server/platform/passwords/common-password.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { accountChanged } from '../account.audit.ts';
import { getAccount } from '../account.queries.ts';
import { setPasswordHash } from '../account.store.ts';
import { openProfile } from '../account.ts';
import { takeLink } from '../account-link.ts';
import { readSecondFactor } from '../second-factor/second-factor.store.ts';
import { deleteOtherSessions, deleteSessionsOf } from '../session.store.ts';
import { changePassword } from '../use-cases/change-account.ts';
import { passwordChangedNotice } from './password-notices.fr.ts';
import { passwordLinkPurpose, sendPasswordLink } from './send-password-link.job.ts';

/** @throws AppError `password.refused` with the reason at `password` */
export async function refuseWeakPassword(
  of: { tx: Tx; keyring: Keyring },
  accountId: string,
  password: string,
): Promise<void> {
  const { hasTotp } = await readSecondFactor(of.tx, accountId);
  const profile = openProfile(of.keyring, await getAccount(of.tx, accountId));
  const needed = hasTotp ? neededBits.withSecondFactor : neededBits.alone;
  const reason: PasswordRefusal | undefined =
    passwordBits(password) < needed
      ? 'guessable'
      : holdsOwn(password, [profile.displayName, profile.email])
        ? 'own'
        : isCommonPassword(password)
          ? 'common'
          : undefined;
  if (!reason) return;
  throw new AppError('password.refused', {
    fields: [{ path: 'password', code: `password.${reason}`, message: passwordRefusalsFr[reason] }],
  });
}

/** The account of a link that still works, without using it. @throws AppError `password.link_spent` */
export async function findLinkAccount(ctx: Ctx, token: string): Promise<string> {
  const link = await takeLink(ctx, token, passwordLinkPurpose, 'look');
  if (!link) throw new AppError('password.link_spent');
  return link.account_id;
}

/** Uses the link; of two at once one wins. Every session ends. @throws AppError `password.link_spent` */
export async function choosePassword(ctx: Ctx, token: string, passwordHash: string): Promise<void> {
  const link = await takeLink(ctx, token, passwordLinkPurpose, 'use');
  if (!link) throw new AppError('password.link_spent');
  await changePassword(ctx, link.account_id, passwordHash);
  await tell(ctx, passwordChangedNotice, link.account_id, {});
}

/** The session of `keepHash` goes on; every other ends. */
export async function changeOwnPassword(
  ctx: Ctx,
  { accountId, passwordHash, keepHash }: { accountId: string; passwordHash: string; keepHash: Buffer },
): Promise<void> {
  await setPasswordHash(ctx.tx, accountId, passwordHash);
  await deleteOtherSessions(ctx.tx, accountId, keepHash);
  ctx.audit(auditEntry(accountChanged, accountId, { what: 'password' }));
  await tell(ctx, passwordChangedNotice, accountId, {});
}

/** every session ends, support gets an urgent ticket, a mail leads to a new password. */
export async function declareCompromised(ctx: Ctx, accountId: string): Promise<void> {
  await deleteSessionsOf(ctx.tx, accountId);
  await sendPasswordLink(ctx, accountId);
  await ctx.publish({ type: 'account.compromised', subjectId: accountId });
}
