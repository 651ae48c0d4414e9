// A new password, by the link of a mail (B-038) or from the account itself. It is judged and hashed
// before, outside the transaction. Links asked for earlier open nothing any more.
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { accountChanged, sessionEnded } from '../account.audit.ts';
import { getAccount } from '../account.queries.ts';
import { setPasswordHash } from '../account.store.ts';
import { openProfile } from '../account.ts';
import { closeLinks } from '../account-link.store.ts';
import { takeLink } from '../account-link.ts';
import { cutStreams } from '../cut-streams.ts';
import { listPasskeyRows } from '../passkeys/passkey.store.ts';
import { revokePasskeys } from '../passkeys/use-cases/set-passkeys.ts';
import { readSecondFactor } from '../second-factor/second-factor.store.ts';
import { deleteOtherSessions, deleteSessionsOf } from '../session.store.ts';
import { changePassword } from '../use-cases/change-account.ts';
import type { PasswordOwner } from './judge-password.ts';
import { passwordChangedNotice } from './password-notices.fr.ts';
import { passwordLinkPurpose, sendPasswordLink } from './send-password-link.job.ts';

/** What is known of an account whose password is to change. */
export async function readPasswordOwner(
  of: { tx: Tx; keyring: Keyring },
  accountId: string,
): Promise<PasswordOwner> {
  const { hasTotp, hasPasskey } = await readSecondFactor(of.tx, accountId);
  const { displayName, email, rpps } = openProfile(of.keyring, await getAccount(of.tx, accountId));
  return { own: [displayName, email, rpps], hasSecondFactor: hasTotp || hasPasskey };
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
  await tellOfChange(ctx, link.account_id);
}

/** The session of `keepHash` goes on; every other ends. */
export async function changeOwnPassword(
  ctx: Ctx,
  { accountId, passwordHash, keepHash }: { accountId: string; passwordHash: string; keepHash: Buffer },
): Promise<void> {
  // First: whoever opens such a link at this moment locks link and account in that order too.
  await closeLinks(ctx.tx, accountId, passwordLinkPurpose, ctx.now);
  await setPasswordHash(ctx.tx, accountId, passwordHash, ctx.now);
  await deleteOtherSessions(ctx.tx, accountId, keepHash);
  ctx.audit(auditEntry(accountChanged, accountId, { what: 'password' }));
  await tellOfChange(ctx, accountId);
}

/** A new password ends no passkey: whoever has one still comes in without it, so the mail says how many there are. */
async function tellOfChange(ctx: Ctx, accountId: string): Promise<void> {
  const passkeys = await listPasskeyRows(ctx.tx, accountId);
  await tell(ctx, passwordChangedNotice, accountId, { passkeys: passkeys.length });
}

/** every session and passkey ends, support gets an urgent ticket, a mail leads to a new password. */
export async function declareCompromised(ctx: Ctx, accountId: string): Promise<void> {
  await deleteSessionsOf(ctx.tx, accountId);
  ctx.audit(auditEntry(sessionEnded, accountId, { sessionId: null, by: 'compromised' }));
  await cutStreams(ctx.tx, accountId);
  await revokePasskeys(ctx, accountId);
  await sendPasswordLink(ctx, accountId);
  await ctx.publish({ type: 'account.compromised', subjectId: accountId });
}
