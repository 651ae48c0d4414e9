// The link opened in the new mailbox makes the change (B-024); the link in the former one takes it back. Locks in
// one order: link, account. The address decides by its unique digest: of two who come at once, one gets it.
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { setPasswordHash } from '../../account.store.ts';
import { emailDigest } from '../../account.ts';
import { keepAddress, openAddress } from '../../account-address.ts';
import { closeLinks } from '../../account-link.store.ts';
import { createLink, takeLink } from '../../account-link.ts';
import { cutStreams } from '../../cut-streams.ts';
import { passwordLinkPurpose, sendPasswordLink } from '../../passwords/send-password-link.job.ts';
import { deleteSessionsOf } from '../../session.store.ts';
import { emailChanged } from '../email.audit.ts';
import { findEmailChange, isHeldForFormerOwner } from '../email-change.queries.ts';
import { cancelAsked, noteConfirmed, noteUndone } from '../email-change.store.ts';
import {
  emailChangedNotice,
  emailRestoredNotice,
  formerEmailNotice,
  undoHours,
} from '../email-notices.fr.ts';
import { lockOpenAccount, replaceEmail } from '../replace-email.ts';
import { confirmPurpose } from '../send-email-confirmation.job.ts';

const undoPurpose = 'undo-email-change';

/** The change of a link with its account locked, its row read behind that lock. @throws AppError `email.link_spent` */
async function takeChange(ctx: Ctx, token: string, purpose: string) {
  const link = await takeLink(ctx, token, purpose, 'use');
  if (!link?.subject_id) throw new AppError('email.link_spent');
  await closeLinks(ctx.tx, link.account_id, passwordLinkPurpose, ctx.now);
  const account = await lockOpenAccount(ctx, link.account_id);
  const change = await findEmailChange(ctx.tx, link.subject_id);
  if (!account || !change) throw new AppError('email.link_spent');
  return { account, change };
}

/** `taken`: the address went to somebody else meanwhile; the change is over. @throws AppError `email.link_spent` */
export async function confirmEmailChange(ctx: Ctx, token: string): Promise<'done' | 'taken'> {
  const { account, change } = await takeChange(ctx, token, confirmPurpose);
  const email = await openAddress(ctx, change.new_address_id);
  if (change.state !== 'asked' || change.expires_at <= ctx.now || !email)
    throw new AppError('email.link_spent');
  const digest = emailDigest(ctx.keyring, email);
  const isHeld = await isHeldForFormerOwner(ctx.tx, digest, ctx.now, account.id);
  const replaced = isHeld ? 'taken' : await replaceEmail(ctx, account, email);
  if (replaced === 'taken') {
    await cancelAsked(ctx.tx, account.id, ctx.now);
    ctx.audit(auditEntry(emailChanged, account.id, { step: 'refused', changeId: change.id }));
    return 'taken';
  }
  const owner = { id: account.id, dataKey: account.data_key };
  const formerAddressId = await keepAddress(ctx, owner, 'former', replaced.former);
  await noteConfirmed(ctx.tx, {
    id: change.id,
    formerAddressId,
    formerDigest: emailDigest(ctx.keyring, replaced.former),
    at: ctx.now,
    undoUntil: new Date(ctx.now.getTime() + undoHours * 3_600_000),
  });
  ctx.audit(auditEntry(emailChanged, account.id, { step: 'confirmed', changeId: change.id }));
  const link = { accountId: account.id, purpose: undoPurpose, minutes: undoHours * 60, subjectId: change.id };
  const linkId = await createLink(ctx, link);
  await tell(ctx, formerEmailNotice, account.id, {}, { linkId, addressId: formerAddressId });
  await tell(ctx, emailChangedNotice, account.id, {});
  return 'done';
}

/**
 * Whoever changed the address may know the password: `lockedHash`, of a password nobody knows, replaces it, and a link
 * goes to the former address. When that address meanwhile is somebody's, all the rest happens, and support settles it.
 * @throws AppError `email.link_spent`
 */
export async function undoEmailChange(
  ctx: Ctx,
  { token, lockedHash }: { token: string; lockedHash: string },
): Promise<{ isRestored: boolean }> {
  const { account, change } = await takeChange(ctx, token, undoPurpose);
  const email = change.former_address_id && (await openAddress(ctx, change.former_address_id));
  if (change.state !== 'confirmed' || !email) throw new AppError('email.link_spent');
  const isRestored = (await replaceEmail(ctx, account, email)) !== 'taken';
  await cancelAsked(ctx.tx, account.id, ctx.now);
  await noteUndone(ctx.tx, account.id, ctx.now);
  await setPasswordHash(ctx.tx, account.id, lockedHash, ctx.now);
  await deleteSessionsOf(ctx.tx, account.id);
  await cutStreams(ctx.tx, account.id);
  ctx.audit(auditEntry(emailChanged, account.id, { step: 'undone', changeId: change.id }));
  await ctx.publish({ type: 'account.compromised', subjectId: account.id });
  if (isRestored) {
    await tell(ctx, emailRestoredNotice, account.id, {});
    await sendPasswordLink(ctx, account.id);
  }
  return { isRestored };
}
