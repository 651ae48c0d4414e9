// A call that brings a token instead of a session: what it is worth now, for this operation; each use is kept.
// Unknown, over and taken back are one answer, so that nobody learns which tokens once were.
import type { TokenRead } from '#contracts/grants/grant.contract.ts';
import { auditEntry, type Ctx } from '../../audit/public.ts';
import { tokenUsed } from '../grant.audit.ts';
import { takeTokenByDigest } from '../grant.queries.ts';
import { noteTokenUse } from '../grant.store.ts';
import { tokenStateAt } from '../grant.ts';
import { tokenDigest } from './make-token.ts';

export type TokenInForce = { tokenId: string; accountId: string; reads: readonly TokenRead[] };

/** The token, locked against being taken back meanwhile, or null when it is worth nothing. */
export async function findToken(ctx: Ctx, secret: string): Promise<TokenInForce | null> {
  const row = await takeTokenByDigest(ctx.tx, tokenDigest(ctx.keyring, secret));
  if (row?.scope !== 'own-data-by-token') return null;
  const grant = { from_at: row.from_at, until_at: row.until_at, revoked_at: row.grant_revoked_at };
  if (tokenStateAt(row, grant, ctx.now) !== 'in-force') return null;
  return { tokenId: row.id, accountId: row.account_id, reads: row.reads as TokenRead[] };
}

export async function noteUse(ctx: Ctx, token: TokenInForce, operation: string): Promise<void> {
  const { tokenId, accountId } = token;
  await noteTokenUse(ctx.tx, tokenId, ctx.now);
  ctx.audit(auditEntry(tokenUsed, accountId, { tokenId, operation }));
}
