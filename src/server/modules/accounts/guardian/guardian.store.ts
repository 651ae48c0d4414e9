// Rows of capacities and of guardians' consents. Of an account at most one consent is asked or given (unique index).
import type { Tx } from '#server/platform/db/database.ts';

export async function upsertCapacity(
  tx: Tx,
  row: { accountId: string; sealed: Buffer; now: Date },
): Promise<void> {
  const values = { capacity_sealed: row.sealed, declared_at: row.now };
  await tx
    .insertInto('account_capacities')
    .values({ account_id: row.accountId, ...values })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute();
}

export async function insertConsent(
  tx: Tx,
  row: {
    id: string;
    accountId: string;
    sealed: Buffer;
    addressId: string;
    addressDigest: string;
    askedAt: Date;
  },
): Promise<void> {
  await tx
    .insertInto('guardian_consents')
    .values({
      id: row.id,
      account_id: row.accountId,
      state: 'asked',
      guardian_sealed: row.sealed,
      address_id: row.addressId,
      address_digest: row.addressDigest,
      asked_at: row.askedAt,
    })
    .execute();
}

export async function replaceConsent(tx: Tx, consentId: string): Promise<void> {
  await tx
    .updateTable('guardian_consents')
    .set({ state: 'replaced' })
    .where('id', '=', consentId)
    .where('state', '=', 'asked')
    .execute();
}

export async function writeDecision(
  tx: Tx,
  row: { id: string; state: 'given' | 'refused'; proofSealed: Buffer; textHash: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('guardian_consents')
    .set({ state: row.state, proof_sealed: row.proofSealed, text_hash: row.textHash, decided_at: row.now })
    .where('id', '=', row.id)
    .where('state', '=', 'asked')
    .execute();
}

export async function writeWithdrawal(tx: Tx, consentId: string, now: Date): Promise<void> {
  await tx
    .updateTable('guardian_consents')
    .set({ state: 'withdrawn', withdrawn_at: now })
    .where('id', '=', consentId)
    .where('state', '=', 'given')
    .execute();
}

/** Of an account that is erased: the rest is ciphertext whose key is gone. */
export async function forgetGuardians(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('account_capacities').where('account_id', '=', accountId).execute();
  await tx
    .updateTable('guardian_consents')
    .set({ address_digest: null })
    .where('account_id', '=', accountId)
    .execute();
}
