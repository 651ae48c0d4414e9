// A professional has finished his registration: his verification opens, his reviewers are told, the register is asked
// (A-078, B-007). Or his account was made by the operator, who had checked him: that is written down as such.
import type { AccountRole, ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import {
  type VerificationAction,
  type VerificationState,
  type VerifiedRole,
  verifiedRoles,
} from '#contracts/professionals/verification.vocabulary.ts';
import { openAccount } from '../../accounts/public.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { checkRegisterName } from '../jobs/check-register-name.job.ts';
import { verificationMoved } from '../verification.audit.ts';
import { findVerificationIdOf } from '../verification.queries.ts';
import { insertStep, insertVerification } from '../verification.store.ts';
import { tellReviewers } from './move-verification.ts';

/**
 * Opens the verification of a pharmacist or doctor whose registration form is complete; nothing for other roles, and
 * nothing new when it was opened before. Answers its id. The account must not be verified.
 */
export async function openVerification(ctx: Ctx, accountId: string): Promise<string | undefined> {
  const account = await openAccount(ctx.tx, ctx.keyring, accountId);
  const role = verifiedRoles.find((each) => each === account?.role);
  if (!role) return undefined;
  const id = await begin(ctx, { accountId, role, state: 'pending', act: 'open', tier: null });
  if (!id) return findVerificationIdOf(ctx.tx, accountId);
  await tellReviewers(ctx, { id, role });
  await ctx.enqueue(checkRegisterName, { verificationId: id });
  return id;
}

/** Notes that the operator made this account for a person he had checked himself (`npm run account`, the demo). */
export async function trustAccount(
  ctx: Ctx,
  input: { accountId: string; role: AccountRole; tier: ExpertTier | null },
): Promise<void> {
  const role = verifiedRoles.find((each) => each === input.role);
  if (role) await begin(ctx, { ...input, role, state: 'verified', act: 'trust' });
}

type Beginning = {
  accountId: string;
  role: VerifiedRole;
  state: VerificationState;
  act: VerificationAction;
  tier: ExpertTier | null;
};

/** Undefined when there is one already. */
async function begin(
  ctx: Ctx,
  { accountId, role, state, act, tier }: Beginning,
): Promise<string | undefined> {
  const id = ctx.newId();
  if (!(await insertVerification(ctx.tx, { id, accountId, role, state, tier, at: ctx.now })))
    return undefined;
  await insertStep(ctx.tx, {
    id: ctx.newId(),
    verificationId: id,
    at: ctx.now,
    actorId: ctx.actor.kind === 'system' ? null : ctx.actor.accountId,
    action: act,
    from: null,
    to: state,
    tier,
    reasonSealed: null,
    revision: 0,
  });
  ctx.audit(
    auditEntry(verificationMoved, id, { accountId, role, act, from: null, to: state, tier, expiresOn: null }),
  );
  return id;
}
