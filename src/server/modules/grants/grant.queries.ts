// Reads of authorisations and tokens.
import type { GrantScope } from '#contracts/grants/grant.contract.ts';
import type { Tx } from '#server/platform/db/database.ts';

/** Newest first, at most 50. */
export function listGrantsOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom('account_grants')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('granted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
}
export type GrantRow = Awaited<ReturnType<typeof listGrantsOf>>[number];

/** Newest first, at most 100. */
export function listTokensOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom('api_tokens')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}
export type TokenRow = Awaited<ReturnType<typeof listTokensOf>>[number];

/** Not taken back and not over yet, planned ones included. */
export function findHeldGrant(tx: Tx, accountId: string, scope: GrantScope, now: Date) {
  return tx
    .selectFrom('account_grants')
    .select('id')
    .where('account_id', '=', accountId)
    .where('scope', '=', scope)
    .where('revoked_at', 'is', null)
    .where('until_at', '>', now)
    .executeTakeFirst();
}

/** Locked until the transaction ends, so that taking it back and using it come one after the other. */
export function takeGrant(tx: Tx, grantId: string) {
  return tx.selectFrom('account_grants').selectAll().where('id', '=', grantId).forUpdate().executeTakeFirst();
}

export function takeToken(tx: Tx, tokenId: string) {
  return tx
    .selectFrom('api_tokens')
    .select(['id', 'account_id', 'revoked_at'])
    .where('id', '=', tokenId)
    .forUpdate()
    .executeTakeFirst();
}

export async function countTokensInForce(tx: Tx, grantId: string, now: Date): Promise<number> {
  const row = await tx
    .selectFrom('api_tokens')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('grant_id', '=', grantId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The token of a digest with its grant, locked against being taken back meanwhile. */
export function takeTokenByDigest(tx: Tx, digest: string) {
  return tx
    .selectFrom('api_tokens')
    .innerJoin('account_grants', 'account_grants.id', 'api_tokens.grant_id')
    .select([
      'api_tokens.id',
      'api_tokens.account_id',
      'api_tokens.reads',
      'api_tokens.expires_at',
      'api_tokens.revoked_at',
      'account_grants.scope',
      'account_grants.from_at',
      'account_grants.until_at',
      'account_grants.revoked_at as grant_revoked_at',
    ])
    .where('api_tokens.digest', '=', digest)
    .forUpdate('api_tokens')
    .executeTakeFirst();
}
