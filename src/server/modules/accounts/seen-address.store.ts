// Rows of addresses seen at sign-in; forgotten with age or with the account.
import type { Tx } from '#server/platform/db/database.ts';

export async function insertAddressSeen(
  tx: Tx,
  row: { id: string; accountId: string; sessionId: string; at: Date; sealed: Buffer },
): Promise<void> {
  await tx
    .insertInto('account_addresses_seen')
    .values({
      id: row.id,
      account_id: row.accountId,
      session_id: row.sessionId,
      at: row.at,
      address_sealed: row.sealed,
    })
    .execute();
}

/** Newest first, at most 100. */
export function listAddressesSeen(tx: Tx, accountId: string) {
  return tx
    .selectFrom('account_addresses_seen')
    .select(['id', 'at', 'address_sealed'])
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .limit(100)
    .execute();
}

export async function forgetAddresses(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('account_addresses_seen').where('at', '<', before).execute();
}
