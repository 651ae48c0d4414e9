// The only writer of a verification's state: `decideVerification`, row, step of the history, archive, account, notices;
// one commit. Losing the quality takes effect with it: the doors close, and cases in hand go back to the queue.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type {
  VerificationAction,
  VerificationState,
} from '#contracts/professionals/verification.vocabulary.ts';
import { civilDayAt } from '#contracts/values/civil-day.ts';
import { sealJson } from '#server/platform/crypto/seal.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { listDirectors, listOperators, setVerification } from '../../accounts/public.ts';
import { auditEntry, type Ctx, type NoticeKind, tell } from '../../audit/public.ts';
import type { VerificationInHand } from '../take-verification.ts';
import { verificationMoved } from '../verification.audit.ts';
import { insertStep, updateVerification } from '../verification.store.ts';
import { type VerificationRecord, verificationSealContext } from '../verification.ts';
import { decideVerification, firstExpiry } from '../verification-lifecycle.ts';
import {
  lapsedNotice,
  moreAskedNotice,
  refusedNotice,
  reopenedNotice,
  verifiedNotice,
  waitingNotice,
  withdrawnNotice,
} from '../verification-notices.fr.ts';

type Moving = Exclude<VerificationAction, 'open' | 'trust'>;
export type Move = { action: Moving; reason?: string; tier?: ExpertTier | null };

/** Decides and writes. @throws AppError with the refusal of the life cycle */
export async function moveVerification(
  ctx: Ctx,
  inHand: VerificationInHand,
  { action, reason = '', tier = null }: Move,
): Promise<VerificationState> {
  const { record, relation, account, facts } = inHand;
  const known = { role: record.role, state: record.state, facts, expiresOn: record.expiresOn };
  const decision = decideVerification(known, action, relation, { reason, tier }, civilDayAt(ctx.now));
  if (!decision.ok) throw new AppError(decision.refusal);
  const { state } = decision;
  const isVerifying = action === 'verify';
  const tierAfter = isVerifying && record.role === 'doctor' ? tier : record.tier;
  const expiresOn = isVerifying ? firstExpiry(known) : record.expiresOn;
  await updateVerification(ctx.tx, record.id, {
    state,
    tier: tierAfter,
    expiresOn,
    revision: record.revision + 1,
    changedAt: ctx.now,
  });
  const stepId = ctx.newId();
  await insertStep(ctx.tx, {
    id: stepId,
    verificationId: record.id,
    at: ctx.now,
    actorId: ctx.actor.kind === 'system' ? null : ctx.actor.accountId,
    action,
    from: record.state,
    to: state,
    revision: record.revision + 1,
    tier: isVerifying ? tierAfter : null,
    reasonSealed: reason ? sealJson(account.key, verificationSealContext('reason', stepId), reason) : null,
  });
  ctx.audit(
    auditEntry(verificationMoved, record.id, {
      accountId: record.accountId,
      role: record.role,
      act: action,
      from: record.state,
      to: state,
      tier: tierAfter,
      expiresOn,
    }),
  );
  await takeEffect(ctx, record, state, tierAfter, isVerifying);
  await announce(ctx, record, action);
  return state;
}

async function takeEffect(
  ctx: Ctx,
  { accountId, state: before }: VerificationRecord,
  state: VerificationState,
  tier: ExpertTier | null,
  isVerifying: boolean,
): Promise<void> {
  if (isVerifying) {
    await setVerification(ctx, { accountId, verifiedAt: ctx.now, tier });
  } else if (before === 'verified' && state !== 'verified') {
    await setVerification(ctx, { accountId, verifiedAt: null, tier: null });
    await ctx.publish({ type: 'professional.stopped', subjectId: accountId });
  }
}

const noticeOf: Partial<Record<Moving, NoticeKind>> = {
  verify: verifiedNotice,
  'ask-more': moreAskedNotice,
  refuse: refusedNotice,
  withdraw: withdrawnNotice,
  reopen: reopenedNotice,
  expire: lapsedNotice,
};

async function announce(ctx: Ctx, record: VerificationRecord, action: Moving): Promise<void> {
  const notice = noticeOf[action];
  if (notice) await tell(ctx, notice, record.accountId, {});
  if (action === 'supply' || action === 'expire') await tellReviewers(ctx, record);
}

/** Who answers for this role is told that a verification waits (B-008). */
export async function tellReviewers(
  ctx: Ctx,
  { id, role }: Pick<VerificationRecord, 'id' | 'role'>,
): Promise<void> {
  const reviewers = role === 'doctor' ? await listDirectors(ctx.tx) : await listOperators(ctx.tx);
  for (const reviewer of reviewers) await tell(ctx, waitingNotice, reviewer, { role, verificationId: id });
}
