// Rows of requests to come back. Of one address one is open at a time (unique index).
import type { Tx } from '#server/platform/db/database.ts';

/** Answers false when this address has an open request already. */
export async function insertReopening(
  tx: Tx,
  row: { id: string; addressDigest: string; wordsSealed: Buffer; dataKey: string; askedAt: Date },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('reopening_requests')
    .values({
      id: row.id,
      address_digest: row.addressDigest,
      words_sealed: row.wordsSealed,
      data_key: row.dataKey,
      asked_at: row.askedAt,
    })
    .onConflict((conflict) => conflict.column('address_digest').where('settled_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function writeSettlement(
  tx: Tx,
  row: {
    id: string;
    outcome: 'permitted' | 'refused';
    answerSealed: Buffer;
    permitId: string | null;
    settledBy: string;
    now: Date;
  },
): Promise<void> {
  await tx
    .updateTable('reopening_requests')
    .set({
      outcome: row.outcome,
      answer_sealed: row.answerSealed,
      permit_id: row.permitId,
      settled_by: row.settledBy,
      settled_at: row.now,
    })
    .where('id', '=', row.id)
    .execute();
}

export async function deleteReopening(
  tx: Tx,
  requestId: string,
  addressId: string | undefined,
): Promise<void> {
  if (addressId) await tx.deleteFrom('account_addresses').where('id', '=', addressId).execute();
  await tx.deleteFrom('reopening_requests').where('id', '=', requestId).execute();
}
