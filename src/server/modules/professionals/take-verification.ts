// Opens one verification for whoever asks: locked, with his relation to it, the account it is about, and its facts.
import { AppError } from '#server/platform/http/app-error.ts';
import { openAccount } from '../accounts/public.ts';
import type { Ctx } from '../audit/public.ts';
import { findVerificationForChange, listCurrentFacts } from './verification.queries.ts';
import { type CurrentFact, relationToVerification, type VerificationRecord } from './verification.ts';
import type { VerificationRelation } from './verification-lifecycle.ts';

/** The account a verification is about, with its data key. */
export type VerifiedAccount = NonNullable<Awaited<ReturnType<typeof openAccount>>>;

export type VerificationInHand = {
  record: VerificationRecord;
  relation: Exclude<VerificationRelation, 'stranger'>;
  account: VerifiedAccount;
  facts: CurrentFact[];
};

/** Locks it and finds out how the actor stands to it. @throws AppError `verification.not_found` */
export async function takeVerification(ctx: Ctx, verificationId: string): Promise<VerificationInHand> {
  const record = await findVerificationForChange(ctx.tx, verificationId);
  if (!record) throw new AppError('verification.not_found');
  const relation = relationToVerification(ctx.actor, record);
  if (relation === 'stranger') throw new AppError('verification.not_found');
  const account = await openAccount(ctx.tx, ctx.keyring, record.accountId);
  if (!account) throw new AppError('verification.not_found');
  return { record, relation, account, facts: await listCurrentFacts(ctx.tx, verificationId) };
}
