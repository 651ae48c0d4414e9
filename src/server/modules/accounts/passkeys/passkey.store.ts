// Rows of passkeys and of proofs under way. Whoever reads a passkey to use it locks it, so that its count only grows.
import type { Tx } from '#server/platform/db/database.ts';

const columns = ['id', 'account_id', 'content_sealed', 'sign_count', 'is_synced', 'created_at'] as const;

/** Oldest first; an account has ten at most. */
export function listPasskeyRows(tx: Tx, accountId: string) {
  return tx
    .selectFrom('passkeys')
    .select([...columns, 'last_used_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(50)
    .execute();
}

/** Locked until the transaction ends; none of a closed account. */
export function lockPasskey(tx: Tx, credentialDigest: string) {
  return tx
    .selectFrom('passkeys')
    .innerJoin('accounts', 'accounts.id', 'passkeys.account_id')
    .select([
      'passkeys.id',
      'passkeys.account_id',
      'passkeys.content_sealed',
      'passkeys.sign_count',
      'accounts.role',
      'accounts.data_key',
    ])
    .where('passkeys.credential_digest', '=', credentialDigest)
    .where('accounts.status', '<>', 'closed')
    .forUpdate('passkeys')
    .executeTakeFirst();
}

export function findOwnPasskey(tx: Tx, accountId: string, passkeyId: string) {
  return tx
    .selectFrom('passkeys')
    .select(columns)
    .where('id', '=', passkeyId)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
}

export type NewPasskeyRow = {
  id: string;
  accountId: string;
  credentialDigest: string;
  contentSealed: Buffer;
  signCount: number;
  isSynced: boolean;
  createdAt: Date;
};

/** False when this credential is kept already, by whatever account. */
export async function insertPasskey(tx: Tx, row: NewPasskeyRow): Promise<boolean> {
  const kept = await tx
    .insertInto('passkeys')
    .values({
      id: row.id,
      account_id: row.accountId,
      credential_digest: row.credentialDigest,
      content_sealed: row.contentSealed,
      sign_count: row.signCount,
      is_synced: row.isSynced,
      created_at: row.createdAt,
    })
    .onConflict((conflict) => conflict.column('credential_digest').doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

export async function setPasskeyContent(tx: Tx, passkeyId: string, contentSealed: Buffer): Promise<void> {
  await tx
    .updateTable('passkeys')
    .set({ content_sealed: contentSealed })
    .where('id', '=', passkeyId)
    .execute();
}

export async function notePasskeyUse(
  tx: Tx,
  passkeyId: string,
  use: { signCount: number; isSynced: boolean; at: Date },
): Promise<void> {
  await tx
    .updateTable('passkeys')
    .set({ sign_count: use.signCount, is_synced: use.isSynced, last_used_at: use.at })
    .where('id', '=', passkeyId)
    .execute();
}

/** False when there was none of this account. */
export async function deletePasskey(tx: Tx, accountId: string, passkeyId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('passkeys')
    .where('id', '=', passkeyId)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst();
  return gone !== undefined;
}

/** Every passkey of an account and what is under way; answers their ids. */
export async function deletePasskeysOf(tx: Tx, accountId: string): Promise<string[]> {
  await tx.deleteFrom('passkey_challenges').where('account_id', '=', accountId).execute();
  const gone = await tx.deleteFrom('passkeys').where('account_id', '=', accountId).returning('id').execute();
  return gone.map(({ id }) => id);
}

export type ChallengePurpose = 'add' | 'sign-in' | 'prove';
/** Who began: a session of an account, or the browser that holds a token. */
export type Holder = { accountId: string; sessionId: string } | { holderHash: Buffer };

/** Takes the place of what the same session began before, and of whatever is over. */
export async function insertChallenge(
  tx: Tx,
  challenge: { hash: Buffer; purpose: ChallengePurpose; holder: Holder; createdAt: Date; expiresAt: Date },
): Promise<void> {
  const { holder, purpose } = challenge;
  await tx.deleteFrom('passkey_challenges').where('expires_at', '<=', challenge.createdAt).execute();
  const values = {
    challenge_hash: challenge.hash,
    purpose,
    created_at: challenge.createdAt,
    expires_at: challenge.expiresAt,
  };
  if ('holderHash' in holder) {
    await tx
      .insertInto('passkey_challenges')
      .values({ ...values, holder_hash: holder.holderHash })
      .execute();
    return;
  }
  await tx
    .insertInto('passkey_challenges')
    .values({ ...values, account_id: holder.accountId, session_id: holder.sessionId })
    .onConflict((conflict) => conflict.columns(['session_id', 'purpose']).doUpdateSet(values))
    .execute();
}

/** True for the one who takes it first: whoever began it, for what it was begun, in time. */
export async function takeChallengeRow(
  tx: Tx,
  wanted: { hash: Buffer; purpose: ChallengePurpose; holder: Holder; now: Date },
): Promise<boolean> {
  const { holder } = wanted;
  const found = tx
    .deleteFrom('passkey_challenges')
    .where('challenge_hash', '=', wanted.hash)
    .where('purpose', '=', wanted.purpose)
    .where('expires_at', '>', wanted.now);
  const held =
    'holderHash' in holder
      ? found.where('holder_hash', '=', holder.holderHash)
      : found.where('session_id', '=', holder.sessionId).where('account_id', '=', holder.accountId);
  return (await held.returning('challenge_hash').executeTakeFirst()) !== undefined;
}
