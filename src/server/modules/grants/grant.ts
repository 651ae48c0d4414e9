// An authorisation and a token: what is sealed in them, and what they are worth at a moment. The worth is a pure function of
// the row and of now, so that a grant ends to the second whether or not a job has been by.
import type { ApiToken, Grant, GrantScope, GrantState, TokenRead } from '#contracts/grants/grant.contract.ts';
import type { DataKey } from '#server/platform/crypto/data-key.ts';
import { openJson, sealJson } from '#server/platform/crypto/seal.ts';
import type { GrantRow, TokenRow } from './grant.queries.ts';

type Words = 'reason' | 'revocation' | 'token-name';
const contextOf = (words: Words, id: string) => `grant-${words}:${id}`;

/** Purpose of the keyed digest under which a token is found again. */
export const tokenDigestPurpose = 'api-token';

export function sealWords(key: DataKey, words: Words, id: string, text: string): Buffer {
  return sealJson(key, contextOf(words, id), text);
}

const openWords = (key: DataKey, words: Words, id: string, sealed: Buffer | null): string =>
  sealed ? openJson<string>(key, contextOf(words, id), sealed) : '';

export type GrantSpan = { from_at: Date; until_at: Date; revoked_at: Date | null };
export type TokenSpan = { expires_at: Date; revoked_at: Date | null };

/** From the first instant on, the last excluded; taken back is for good. */
export function grantStateAt(grant: GrantSpan, now: Date): GrantState {
  if (grant.revoked_at !== null) return 'revoked';
  if (now >= grant.until_at) return 'over';
  return now < grant.from_at ? 'planned' : 'in-force';
}

/** A token is worth nothing without its grant. */
export function tokenStateAt(token: TokenSpan, grant: GrantSpan, now: Date): ApiToken['state'] {
  if (token.revoked_at !== null || grant.revoked_at !== null) return 'revoked';
  return now < token.expires_at && grantStateAt(grant, now) === 'in-force' ? 'in-force' : 'over';
}

export function presentGrant(key: DataKey, row: GrantRow, tokens: readonly TokenRow[], now: Date): Grant {
  return {
    grantId: row.id,
    scope: row.scope as GrantScope,
    state: grantStateAt(row, now),
    fromAt: row.from_at.toISOString(),
    untilAt: row.until_at.toISOString(),
    grantedAt: row.granted_at.toISOString(),
    reason: openWords(key, 'reason', row.id, row.reason_sealed),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    revocation: openWords(key, 'revocation', row.id, row.revocation_sealed),
    tokens: tokens
      .filter((token) => token.grant_id === row.id)
      .map((token) => ({
        tokenId: token.id,
        name: openWords(key, 'token-name', token.id, token.name_sealed),
        reads: token.reads as TokenRead[],
        state: tokenStateAt(token, row, now),
        createdAt: token.created_at.toISOString(),
        expiresAt: token.expires_at.toISOString(),
        lastUsedAt: token.last_used_at?.toISOString() ?? null,
      })),
  };
}
