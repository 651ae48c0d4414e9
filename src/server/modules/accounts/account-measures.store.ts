// Rows of accounts as measures change them.
import type { Tx } from '#server/platform/db/database.ts';
import type { Restriction, Suspension } from './account.ts';

export type AccountStatus = 'registering' | 'active' | 'suspended' | 'closing' | 'closed';

/**
 * Locked until the transaction ends: decisions about one account happen one after the other. Not `for update`: that
 * waits for every row which refers to the account too, and two commands of one account, each with its idempotency key
 * written, would wait for each other.
 */
export function lockAccountRow(tx: Tx, accountId: string) {
  return tx
    .selectFrom('accounts')
    .select(['id', 'role', 'status', 'data_key', 'profile_sealed', 'suspension'])
    .where('id', '=', accountId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function setHold(
  tx: Tx,
  accountId: string,
  hold: { status: AccountStatus; suspension: Suspension | null; restrictions: readonly Restriction[] },
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({
      status: hold.status,
      suspension: hold.suspension && JSON.stringify(hold.suspension),
      restrictions: JSON.stringify(hold.restrictions),
    })
    .where('id', '=', accountId)
    .execute();
}
