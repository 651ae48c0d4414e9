// Notices of one account, and whom one may write to.
import type { Tx } from '#server/platform/db/database.ts';

const most = 50;

/** Newest first, at most 50. */
export function listNoticesOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom('notices')
    .select(['id', 'kind', 'data', 'created_at', 'acknowledged_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
}

/** The account a notice goes to, unless it is closed. */
export function findAddressee(tx: Tx, accountId: string) {
  return tx
    .selectFrom('accounts')
    .select(['id', 'data_key', 'profile_sealed'])
    .where('id', '=', accountId)
    .where('status', '<>', 'closed')
    .executeTakeFirst();
}
