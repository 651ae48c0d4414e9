// Rows of sign-ins under way and of identities linked to accounts.
import type { Tx } from '#server/platform/db/database.ts';

export type AttemptStage = 'begun' | 'choosing' | 'unknown';

export type NewAttempt = {
  id: string;
  tokenHash: Buffer;
  stage: AttemptStage;
  accountId: string | null;
  contentSealed: Buffer;
  dataKey: string;
  createdAt: Date;
  expiresAt: Date;
};

/** Takes the place of whatever is over. */
export async function insertAttempt(tx: Tx, attempt: NewAttempt): Promise<void> {
  await tx.deleteFrom('login_attempts').where('expires_at', '<=', attempt.createdAt).execute();
  await tx
    .insertInto('login_attempts')
    .values({
      id: attempt.id,
      token_hash: attempt.tokenHash,
      stage: attempt.stage,
      account_id: attempt.accountId,
      content_sealed: attempt.contentSealed,
      data_key: attempt.dataKey,
      created_at: attempt.createdAt,
      expires_at: attempt.expiresAt,
    })
    .execute();
}

/** The attempt of a token, if it stands at this stage; taken away, so that of two who come at once one finds nothing. */
export function takeAttempt(tx: Tx, tokenHash: Buffer, stage: AttemptStage, now: Date) {
  return tx
    .deleteFrom('login_attempts')
    .where('token_hash', '=', tokenHash)
    .where('stage', '=', stage)
    .where('expires_at', '>', now)
    .returning(['id', 'account_id', 'content_sealed', 'data_key'])
    .executeTakeFirst();
}

export function findAttempt(tx: Tx, tokenHash: Buffer, stage: AttemptStage, now: Date) {
  return tx
    .selectFrom('login_attempts')
    .select(['id', 'account_id', 'content_sealed', 'data_key'])
    .where('token_hash', '=', tokenHash)
    .where('stage', '=', stage)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

export function findLinkedAccount(tx: Tx, provider: string, identityDigest: string) {
  return tx
    .selectFrom('login_identities')
    .innerJoin('accounts', 'accounts.id', 'login_identities.account_id')
    .select(['accounts.id', 'accounts.role', 'accounts.status', 'accounts.data_key'])
    .where('login_identities.provider', '=', provider)
    .where('login_identities.identity_digest', '=', identityDigest)
    .executeTakeFirst();
}

export function findLink(tx: Tx, provider: string, accountId: string) {
  return tx
    .selectFrom('login_identities')
    .select(['id', 'created_at'])
    .where('provider', '=', provider)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** Answers false when the identity or the account is linked already (unique). */
export async function insertLink(
  tx: Tx,
  link: { id: string; accountId: string; provider: string; identityDigest: string; createdAt: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('login_identities')
    .values({
      id: link.id,
      account_id: link.accountId,
      provider: link.provider,
      identity_digest: link.identityDigest,
      created_at: link.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Answers false when there was none. */
export async function deleteLink(tx: Tx, provider: string, accountId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('login_identities')
    .where('provider', '=', provider)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Every link of an account, and sign-ins of it under way: for its erasure. */
export async function deleteLogins(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('login_identities').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('login_attempts').where('account_id', '=', accountId).execute();
}

export async function setSessionLogin(tx: Tx, sessionId: string, loginSealed: Buffer): Promise<void> {
  await tx.updateTable('sessions').set({ login_sealed: loginSealed }).where('id', '=', sessionId).execute();
}

export function findSessionLogin(tx: Tx, sessionId: string) {
  return tx
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select(['sessions.login_sealed', 'accounts.data_key'])
    .where('sessions.id', '=', sessionId)
    .executeTakeFirst();
}
