// Writes of authorisations and tokens. Nothing is deleted: what is over keeps its row, what is erased loses its key.
import type { GrantScope, TokenRead } from '#contracts/grants/grant.contract.ts';
import type { Tx } from '#server/platform/db/database.ts';

export async function insertGrant(
  tx: Tx,
  grant: {
    id: string;
    accountId: string;
    scope: GrantScope;
    fromAt: Date;
    untilAt: Date;
    grantedBy: string;
    grantedAt: Date;
    reasonSealed: Buffer;
  },
): Promise<void> {
  await tx
    .insertInto('account_grants')
    .values({
      id: grant.id,
      account_id: grant.accountId,
      scope: grant.scope,
      from_at: grant.fromAt,
      until_at: grant.untilAt,
      granted_by: grant.grantedBy,
      granted_at: grant.grantedAt,
      reason_sealed: grant.reasonSealed,
    })
    .execute();
}

export async function revokeGrantRow(
  tx: Tx,
  grantId: string,
  revoked: { at: Date; by: string; sealed: Buffer },
): Promise<void> {
  await tx
    .updateTable('account_grants')
    .set({ revoked_at: revoked.at, revoked_by: revoked.by, revocation_sealed: revoked.sealed })
    .where('id', '=', grantId)
    .execute();
}

export async function insertToken(
  tx: Tx,
  token: {
    id: string;
    grantId: string;
    accountId: string;
    digest: string;
    reads: readonly TokenRead[];
    nameSealed: Buffer;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('api_tokens')
    .values({
      id: token.id,
      grant_id: token.grantId,
      account_id: token.accountId,
      digest: token.digest,
      reads: [...token.reads],
      name_sealed: token.nameSealed,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
    })
    .execute();
}

export async function revokeTokenRow(tx: Tx, tokenId: string, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('api_tokens')
    .set({ revoked_at: at, revoked_by: by })
    .where('id', '=', tokenId)
    .where('revoked_at', 'is', null)
    .execute();
}

export async function noteTokenUse(tx: Tx, tokenId: string, at: Date): Promise<void> {
  await tx.updateTable('api_tokens').set({ last_used_at: at }).where('id', '=', tokenId).execute();
}
