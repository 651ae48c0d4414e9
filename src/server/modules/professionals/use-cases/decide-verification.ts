// What a reviewer decides (B-006, B-008), and what the person himself supplies. A decision on a revision that has passed
// is refused: two directors do not overwrite each other.
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import type {
  VerificationDecision,
  VerificationState,
} from '#contracts/professionals/verification.vocabulary.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import type { AccountActor } from '#server/policy/actor.ts';
import type { Ctx } from '../../audit/public.ts';
import { takeVerification } from '../take-verification.ts';
import { findVerificationIdOf } from '../verification.queries.ts';
import { moveVerification } from './move-verification.ts';

export type Decide = {
  verificationId: string;
  action: VerificationDecision;
  revision: number;
  tier: ExpertTier | null;
  reason: string;
};

export async function decide(ctx: Ctx, input: Decide): Promise<{ state: VerificationState }> {
  const { verificationId, action, revision, tier, reason } = input;
  const inHand = await takeVerification(ctx, verificationId);
  if (inHand.relation !== 'reviewer') throw new AppError('verification.not_found');
  if (inHand.record.revision !== revision) throw new AppError('verification.stale');
  return { state: await moveVerification(ctx, inHand, { action, reason, tier }) };
}

/** The professional says that what was asked is there. */
export async function supply(ctx: Ctx, actor: AccountActor, note: string): Promise<void> {
  const verificationId = await findVerificationIdOf(ctx.tx, actor.accountId);
  if (!verificationId) throw new AppError('verification.not_found');
  const inHand = await takeVerification(ctx, verificationId);
  await moveVerification(ctx, inHand, { action: 'supply', reason: note });
}
