// A token: personal, made by the holder under an authorisation in force, worth no longer than it and a year at most. Its
// secret is shown once; a keyed digest of it is kept, with which nobody can call.
import { mostTokens, type TokenRead, tokenPrefix } from '#contracts/grants/grant.contract.ts';
import type { RandomBytes } from '#server/kernel/ids.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import { AppError } from '#server/platform/http/app-error.ts';
import { openAccount } from '../../accounts/public.ts';
import { auditEntry, type Ctx, tell } from '../../audit/public.ts';
import { tokenMade, tokenRevoked } from '../grant.audit.ts';
import { countTokensInForce, takeGrant, takeToken } from '../grant.queries.ts';
import { insertToken, revokeTokenRow } from '../grant.store.ts';
import { grantStateAt, sealWords, tokenDigestPurpose } from '../grant.ts';
import { tokenMadeNotice, tokenRevokedNotice } from '../grant-notices.fr.ts';

const day = 86_400_000;

export function newTokenSecret(randomBytes: RandomBytes): string {
  return tokenPrefix + Buffer.from(randomBytes(32)).toString('base64url');
}

export function tokenDigest(keyring: Keyring, secret: string): string {
  return keyring.digest(tokenDigestPurpose, secret);
}

/** Asked before the password, so that somebody else's grant is not there either way. @throws AppError `grant.not_found` */
export async function takeOwnGrant(ctx: Ctx, accountId: string, grantId: string) {
  const grant = await takeGrant(ctx.tx, grantId);
  const isOwn = grant?.account_id === accountId && grant.scope === 'own-data-by-token';
  if (!grant || !isOwn) throw new AppError('grant.not_found');
  return grant;
}

/** @throws AppError `grant.not_found`, `grant.not_in_force`, `grant.too_many_tokens` */
export async function makeToken(
  ctx: Ctx,
  input: {
    accountId: string;
    grantId: string;
    secret: string;
    name: string;
    reads: readonly TokenRead[];
    days: number;
  },
): Promise<{ tokenId: string; expiresAt: string }> {
  const { accountId, grantId } = input;
  const grant = await takeOwnGrant(ctx, accountId, grantId);
  const holder = await openAccount(ctx.tx, ctx.keyring, accountId);
  if (!holder) throw new AppError('grant.not_found');
  if (grantStateAt(grant, ctx.now) !== 'in-force') throw new AppError('grant.not_in_force');
  // The grant is locked: of two that come at once, the second sees the first.
  const held = await countTokensInForce(ctx.tx, grantId, ctx.now);
  if (held >= mostTokens) throw new AppError('grant.too_many_tokens');
  const tokenId = ctx.newId();
  const wished = ctx.now.getTime() + input.days * day;
  const expiresAt = new Date(Math.min(wished, grant.until_at.getTime()));
  const reads = [...new Set(input.reads)];
  await insertToken(ctx.tx, {
    id: tokenId,
    grantId,
    accountId,
    digest: tokenDigest(ctx.keyring, input.secret),
    reads,
    nameSealed: sealWords(holder.key, 'token-name', tokenId, input.name),
    createdAt: ctx.now,
    expiresAt,
  });
  const until = { expiresAt: expiresAt.toISOString() };
  ctx.audit(auditEntry(tokenMade, accountId, { tokenId, grantId, reads, ...until }));
  await tell(ctx, tokenMadeNotice, accountId, {});
  return { tokenId, ...until };
}

/** By its holder (`ownerId`), or by the operator (null). @throws AppError `grant.token_not_found` */
export async function revokeToken(
  ctx: Ctx,
  input: { tokenId: string; by: string; ownerId: string | null },
): Promise<void> {
  const token = await takeToken(ctx.tx, input.tokenId);
  if (!token || (input.ownerId !== null && token.account_id !== input.ownerId)) {
    throw new AppError('grant.token_not_found');
  }
  if (token.revoked_at !== null) return;
  await revokeTokenRow(ctx.tx, token.id, input.by, ctx.now);
  ctx.audit(auditEntry(tokenRevoked, token.account_id, { tokenId: token.id }));
  if (input.ownerId === null) await tell(ctx, tokenRevokedNotice, token.account_id, {});
}
