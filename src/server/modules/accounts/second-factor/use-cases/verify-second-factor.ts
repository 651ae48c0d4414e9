// The second step of signing in: a code of the application, or a recovery code once. The session goes on under a new
// token, so that a cookie seen before is worth nothing after it.
import { openJson } from '#server/platform/crypto/seal.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { matchTotp } from '#server/platform/second-factor/totp.ts';
import { auditEntry, type Ctx } from '../../../audit/public.ts';
import { hashSessionToken } from '../../open-session.ts';
import { stepUpSession } from '../../session.store.ts';
import { recoveryDigest } from '../recovery-codes.ts';
import { secondFactorVerified } from '../second-factor.audit.ts';
import { lockTotp, noteTotpStep, readSecondFactor, spendRecoveryCode } from '../second-factor.store.ts';
import { noteFactorChange, type Secret, secretContext } from './set-second-factor.ts';

export type Verification = { accountId: string; code: string; oldToken: string; newToken: string };

/** `wrong` for a code that is not right or was used. @throws AppError `factor.not_begun`, `session.required` */
export async function verifySecondFactor(ctx: Ctx, given: Verification): Promise<'done' | 'wrong'> {
  const { accountId, code } = given;
  const by = await isTotpCode(ctx, accountId, code);
  if (by === 'none' && !(await hasOtherFactor(ctx, accountId))) throw new AppError('factor.not_begun');
  if (by !== 'totp') {
    const digest = recoveryDigest(ctx.keyring, accountId, code);
    if (!(await spendRecoveryCode(ctx.tx, accountId, digest, ctx.now))) return 'wrong';
    await noteFactorChange(ctx, accountId, 'recovery-code-used');
  }
  await stepUp(ctx, given);
  ctx.audit(auditEntry(secondFactorVerified, accountId, { by: by === 'totp' ? 'totp' : 'recovery-code' }));
  return 'done';
}

/** Whether it is a code of the application that was not used; `none` when there is no application. */
async function isTotpCode(ctx: Ctx, accountId: string, code: string): Promise<'totp' | 'other' | 'none'> {
  const row = await lockTotp(ctx.tx, accountId);
  if (!row?.confirmed_at) return 'none';
  const { secret } = openJson<Secret>(
    ctx.keyring.unwrap(row.data_key),
    secretContext(accountId),
    row.secret_sealed,
  );
  const step = matchTotp({ secret, lastStep: row.last_step }, code, ctx.now);
  if (step === undefined) return 'other';
  await noteTotpStep(ctx.tx, accountId, step, row.confirmed_at);
  return 'totp';
}

/** Recovery codes are the way back of an account with passkeys too, and of one whose passkeys were revoked. */
async function hasOtherFactor(ctx: Ctx, accountId: string): Promise<boolean> {
  const { hasPasskey, recoveryCodesLeft } = await readSecondFactor(ctx.tx, accountId);
  return hasPasskey || recoveryCodesLeft > 0;
}

/** The same session under another token, with its second factor done. @throws AppError `session.required` */
export async function stepUp(ctx: Ctx, { oldToken, newToken }: Pick<Verification, 'oldToken' | 'newToken'>) {
  const isStill = await stepUpSession(
    ctx.tx,
    hashSessionToken(oldToken),
    hashSessionToken(newToken),
    ctx.now,
  );
  if (!isStill) throw new AppError('session.required');
}
