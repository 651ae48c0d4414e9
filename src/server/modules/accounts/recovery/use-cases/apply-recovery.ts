// What was planned counts now (B-039): another address, no second factor, a password nobody knows, and a link to choose
// one. Asked again behind the lock: it may have been stopped a moment ago. Locks: recovery, password links, account.
import {
  type RecoveryMeans,
  removesFactor,
  replacesAddress,
} from '#contracts/accounts/recovery.vocabulary.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { setPasswordHash } from '../../account.store.ts';
import { keepAddress } from '../../account-address.ts';
import { closeLinks } from '../../account-link.store.ts';
import { cutStreams } from '../../cut-streams.ts';
import { emailChanged } from '../../email/email.audit.ts';
import { cancelAsked, insertEmailChange } from '../../email/email-change.store.ts';
import { lockOpenAccount, replaceEmail } from '../../email/replace-email.ts';
import { passwordLinkPurpose, sendPasswordLink } from '../../passwords/send-password-link.job.ts';
import { deleteSecondFactor } from '../../second-factor/second-factor.store.ts';
import { noteFactorChange } from '../../second-factor/use-cases/set-second-factor.ts';
import { deleteSessionsOf } from '../../session.store.ts';
import { recoveryEnded } from '../recovery.audit.ts';
import { lockRecovery } from '../recovery.queries.ts';
import { settleRecovery } from '../recovery.store.ts';
import { openDecision } from '../recovery.ts';
import { recoveryDoneNotice, recoveryLeftNotice } from '../recovery-notices.fr.ts';

export async function applyRecovery(ctx: Ctx, recoveryId: string, lockedHash: string): Promise<void> {
  const row = await lockRecovery(ctx.tx, recoveryId);
  if (row?.state !== 'planned' || !row.account_id || !row.due_at || row.due_at > ctx.now) return;
  const accountId = row.account_id;
  const means = row.means as RecoveryMeans;
  await closeLinks(ctx.tx, accountId, passwordLinkPurpose, ctx.now);
  const account = await lockOpenAccount(ctx, accountId);
  const newEmail = openDecision(ctx.keyring, row)?.newEmail ?? null;
  const end = async (state: 'done' | 'closed', outcome: 'applied' | 'address-taken' | 'account-closed') => {
    await settleRecovery(ctx.tx, recoveryId, state, ctx.now);
    ctx.audit(auditEntry(recoveryEnded, recoveryId, { accountId, outcome }));
  };
  if (!account) return end('closed', 'account-closed');
  if (replacesAddress(means) && !(newEmail && (await moveAddress(ctx, account, newEmail)))) {
    return end('closed', 'address-taken');
  }
  if (removesFactor(means) && (await deleteSecondFactor(ctx.tx, accountId))) {
    await noteFactorChange(ctx, accountId, 'totp-removed');
  }
  await setPasswordHash(ctx.tx, accountId, lockedHash, ctx.now);
  await deleteSessionsOf(ctx.tx, accountId);
  await cutStreams(ctx.tx, accountId);
  await end('done', 'applied');
  await tell(ctx, recoveryDoneNotice, accountId, {});
  await sendPasswordLink(ctx, accountId);
}

/** False, with nothing changed, when the address went to somebody meanwhile. */
async function moveAddress(
  ctx: Ctx,
  account: NonNullable<Awaited<ReturnType<typeof lockOpenAccount>>>,
  newEmail: string,
): Promise<boolean> {
  const replaced = await replaceEmail(ctx, account, newEmail);
  if (replaced === 'taken') return false;
  await cancelAsked(ctx.tx, account.id, ctx.now);
  const owner = { id: account.id, dataKey: account.data_key };
  const formerAddressId = await keepAddress(ctx, owner, 'former', replaced.former);
  const changeId = ctx.newId();
  await insertEmailChange(ctx.tx, {
    id: changeId,
    accountId: account.id,
    state: 'confirmed',
    askedBy: 'support',
    newAddressId: await keepAddress(ctx, owner, 'new', newEmail),
    formerAddressId,
    at: ctx.now,
    expiresAt: ctx.now,
  });
  ctx.audit(auditEntry(emailChanged, account.id, { step: 'set-by-support', changeId }));
  await tell(ctx, recoveryLeftNotice, account.id, {}, { addressId: formerAddressId });
  return true;
}
