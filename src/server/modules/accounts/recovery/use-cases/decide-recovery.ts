// What support decides after a check of identity (B-039). A link to the address of record goes at once; what takes the
// account out of the hands of that address waits 24 hours, in which it can be stopped from there. No one sees or sets a
// password. Locks: link, recovery, account.
import type { RecoveryCheck, RecoveryMeans } from '#contracts/accounts/recovery.vocabulary.ts';
import {
  recoveryDelayHours,
  removesFactor,
  replacesAddress,
} from '#contracts/accounts/recovery.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { findAccountByEmail } from '../../account.queries.ts';
import { emailDigest } from '../../account.ts';
import { createLink, takeLink } from '../../account-link.ts';
import { cutStreams } from '../../cut-streams.ts';
import { lockOpenAccount } from '../../email/replace-email.ts';
import { sendPasswordLink } from '../../passwords/send-password-link.job.ts';
import { deleteSessionsOf } from '../../session.store.ts';
import { recoveryDecided, recoveryEnded } from '../recovery.audit.ts';
import { hasPlannedRecovery, lockRecovery } from '../recovery.queries.ts';
import { settleRecovery, writeDecision } from '../recovery.store.ts';
import { sealDecision } from '../recovery.ts';
import { recoveryClosedNotice, recoveryLinkNotice, recoveryPlannedNotice } from '../recovery-notices.fr.ts';
import { findClaimedAccount } from './read-recovery.ts';

const stopPurpose = 'stop-recovery';

export type Decision = {
  recoveryId: string;
  by: string;
  means: RecoveryMeans;
  checks: readonly RecoveryCheck[];
  /** Normalised. */
  newEmail: string | null;
  note: string;
};

/** The operator's own account is for another operator. @throws AppError `recovery.*` */
export async function decideRecovery(ctx: Ctx, decision: Decision): Promise<void> {
  const { recoveryId, means } = decision;
  const row = await lockRecovery(ctx.tx, recoveryId);
  if (!row) throw new AppError('recovery.not_found');
  if (row.state !== 'open') throw new AppError('recovery.settled');
  const found = await findClaimedAccount(ctx, row);
  const account = found === undefined ? undefined : await lockOpenAccount(ctx, found);
  if (!account) throw new AppError('recovery.no_account');
  const accountId = account.id;
  if (accountId === decision.by) throw new AppError('recovery.own_account');
  if (await hasPlannedRecovery(ctx.tx, accountId)) throw new AppError('recovery.already_planned');
  const newEmail = await addressOf(ctx, decision);
  const checks = [...new Set(decision.checks)];
  const dueAt = means === 'link' ? null : new Date(ctx.now.getTime() + recoveryDelayHours * 3_600_000);
  await writeDecision(ctx.tx, {
    id: recoveryId,
    accountId,
    means,
    checks,
    sealed: sealDecision(ctx.keyring, row, { newEmail, note: decision.note }),
    by: decision.by,
    at: ctx.now,
    dueAt,
  });
  const due = dueAt?.toISOString() ?? null;
  ctx.audit(auditEntry(recoveryDecided, accountId, { recoveryId, means, checks, dueAt: due }));
  if (dueAt) await tellPlanned(ctx, accountId, { recoveryId, means });
  else {
    await deleteSessionsOf(ctx.tx, accountId);
    await cutStreams(ctx.tx, accountId);
    await tell(ctx, recoveryLinkNotice, accountId, {});
    await sendPasswordLink(ctx, accountId);
  }
}

async function addressOf(ctx: Ctx, { means, newEmail }: Decision): Promise<string | null> {
  if (!replacesAddress(means)) return null;
  if (!newEmail) throw new AppError('recovery.address_missing');
  const isTaken = await findAccountByEmail(ctx.tx, emailDigest(ctx.keyring, newEmail));
  if (isTaken) throw new AppError('recovery.address_taken');
  return newEmail;
}

async function tellPlanned(
  ctx: Ctx,
  accountId: string,
  { recoveryId, means }: { recoveryId: string; means: RecoveryMeans },
): Promise<void> {
  const minutes = recoveryDelayHours * 60;
  const linkId = await createLink(ctx, { accountId, purpose: stopPurpose, minutes, subjectId: recoveryId });
  const data = { address: replacesAddress(means), factor: removesFactor(means) };
  await tell(ctx, recoveryPlannedNotice, accountId, data, { linkId });
}

/** From the address of record: nothing changes, sessions end, support is called. @throws AppError `recovery.link_spent` */
export async function stopRecovery(ctx: Ctx, token: string): Promise<void> {
  const link = await takeLink(ctx, token, stopPurpose, 'use');
  const row = link?.subject_id ? await lockRecovery(ctx.tx, link.subject_id) : undefined;
  if (!link || row?.state !== 'planned') throw new AppError('recovery.link_spent');
  const { account_id: accountId } = link;
  await settleRecovery(ctx.tx, row.id, 'stopped', ctx.now);
  ctx.audit(auditEntry(recoveryEnded, row.id, { accountId, outcome: 'stopped' }));
  await deleteSessionsOf(ctx.tx, accountId);
  await cutStreams(ctx.tx, accountId);
  await tell(ctx, recoveryClosedNotice, accountId, {});
  await ctx.publish({ type: 'account.compromised', subjectId: accountId });
}

/** @throws AppError `recovery.not_found`, `recovery.settled` */
export async function closeRecovery(ctx: Ctx, recoveryId: string): Promise<void> {
  const row = await lockRecovery(ctx.tx, recoveryId);
  if (!row) throw new AppError('recovery.not_found');
  if (row.state !== 'open' && row.state !== 'planned') throw new AppError('recovery.settled');
  await settleRecovery(ctx.tx, recoveryId, 'closed', ctx.now);
  ctx.audit(auditEntry(recoveryEnded, recoveryId, { accountId: row.account_id, outcome: 'closed' }));
  if (row.state === 'planned' && row.account_id) await tell(ctx, recoveryClosedNotice, row.account_id, {});
}
