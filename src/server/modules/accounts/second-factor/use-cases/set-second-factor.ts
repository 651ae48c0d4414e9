// Setting, renewing and removing the second factor of one's own account (B-022, B-024). Each change is told to the
// person and written in the archive; the secret is sealed under the key of the account. Recovery codes belong to the
// account: they go with its last factor, be it the application or a passkey.
import type { RandomBytes } from '#server/kernel/ids.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { matchTotp, newTotpSecret, totpUri } from '#server/platform/second-factor/totp.ts';
import { auditEntry, type Ctx, tell } from '../../../audit/public.ts';
import { findDataKey } from '../../account.queries.ts';
import { lockAccountRow } from '../../account-measures.store.ts';
import { newRecoveryCodes, recoveryDigest } from '../recovery-codes.ts';
import { type FactorChange, secondFactorChanged } from '../second-factor.audit.ts';
import {
  deleteRecoveryCodes,
  deleteTotp,
  lockTotp,
  noteTotpStep,
  readSecondFactor,
  replaceRecoveryCodes,
  saveTotp,
} from '../second-factor.store.ts';
import { factorChangedNotice } from '../second-factor-notices.fr.ts';

export type Secret = { secret: string };

export const secretContext = (accountId: string): string => `account:${accountId}:totp`;

/** A secret that does not count yet. @throws AppError `factor.already_set` */
export async function beginTotp(
  ctx: Ctx,
  accountId: string,
  { random, issuer }: { random: RandomBytes; issuer: string },
): Promise<{ secret: string; uri: string }> {
  const secret = newTotpSecret(random(20));
  const key = ctx.keyring.unwrap(await findDataKey(ctx.tx, accountId));
  const sealed = sealJson(key, secretContext(accountId), { secret } satisfies Secret);
  if (!(await saveTotp(ctx.tx, accountId, sealed, ctx.now))) throw new AppError('factor.already_set');
  return { secret, uri: totpUri({ secret, issuer, label: 'compte' }) };
}

/** The recovery codes, or `wrong` for a code that is not that of the secret. @throws AppError `factor.not_begun` */
export async function confirmTotp(
  ctx: Ctx,
  accountId: string,
  { code, random }: { code: string; random: RandomBytes },
): Promise<string[] | 'wrong'> {
  await lockAccountRow(ctx.tx, accountId);
  const row = await lockTotp(ctx.tx, accountId);
  if (!row || row.confirmed_at) throw new AppError('factor.not_begun');
  const { secret } = openJson<Secret>(
    ctx.keyring.unwrap(row.data_key),
    secretContext(accountId),
    row.secret_sealed,
  );
  const step = matchTotp({ secret, lastStep: row.last_step }, code, ctx.now);
  if (step === undefined) return 'wrong';
  await noteTotpStep(ctx.tx, accountId, step, ctx.now);
  await noteFactorChange(ctx, accountId, 'totp-set');
  return writeRecoveryCodes(ctx, accountId, random);
}

/** @throws AppError `factor.not_begun` */
export async function renewRecoveryCodes(
  ctx: Ctx,
  accountId: string,
  random: RandomBytes,
): Promise<string[]> {
  // One after the other: two at once must not leave twenty.
  await lockAccountRow(ctx.tx, accountId);
  const { hasTotp, hasPasskey } = await readSecondFactor(ctx.tx, accountId);
  if (!hasTotp && !hasPasskey) throw new AppError('factor.not_begun');
  await noteFactorChange(ctx, accountId, 'recovery-codes-renewed');
  return writeRecoveryCodes(ctx, accountId, random);
}

/** @throws AppError `factor.not_begun` */
export async function removeSecondFactor(ctx: Ctx, accountId: string): Promise<void> {
  await lockAccountRow(ctx.tx, accountId);
  if (!(await deleteTotp(ctx.tx, accountId))) throw new AppError('factor.not_begun');
  if (!(await readSecondFactor(ctx.tx, accountId)).hasPasskey) await deleteRecoveryCodes(ctx.tx, accountId);
  await noteFactorChange(ctx, accountId, 'totp-removed');
}

export async function noteFactorChange(ctx: Ctx, accountId: string, what: FactorChange): Promise<void> {
  ctx.audit(auditEntry(secondFactorChanged, accountId, { what }));
  await tell(ctx, factorChangedNotice, accountId, { what });
}

/** Ten new ones in place of the former; the caller holds the row of the account or of its factor. */
export async function writeRecoveryCodes(
  ctx: Ctx,
  accountId: string,
  random: RandomBytes,
): Promise<string[]> {
  const codes = newRecoveryCodes(random);
  const digests = codes.map((code) => recoveryDigest(ctx.keyring, accountId, code.replaceAll('-', '')));
  await replaceRecoveryCodes(ctx.tx, accountId, digests, ctx.now);
  return codes;
}
