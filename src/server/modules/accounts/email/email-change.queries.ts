// Reading changes of address: the one that waits, those that were, and former addresses still held for their owner.
import type { Tx } from '#server/platform/db/database.ts';

const columns = [
  'id',
  'account_id',
  'state',
  'asked_by',
  'new_address_id',
  'former_address_id',
  'former_digest',
  'asked_at',
  'expires_at',
  'confirmed_at',
  'undo_until',
] as const;

export function findEmailChange(tx: Tx, changeId: string) {
  return tx.selectFrom('email_changes').select(columns).where('id', '=', changeId).executeTakeFirst();
}

/** Read behind the lock of its account. */
export function findAskedChange(tx: Tx, accountId: string, now: Date) {
  return tx
    .selectFrom('email_changes')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('state', '=', 'asked')
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Newest first, at most 100. */
export function listEmailChanges(tx: Tx, accountId: string) {
  return tx
    .selectFrom('email_changes')
    .select(columns)
    .where('account_id', '=', accountId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** Whether an address was another account's a moment ago and may still be taken back. */
export async function isHeldForFormerOwner(
  tx: Tx,
  digest: string,
  now: Date,
  except?: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('email_changes')
    .select('account_id')
    .where('former_digest', '=', digest)
    .where('undo_until', '>', now)
    .$if(except !== undefined, (query) => query.where('account_id', '<>', except ?? ''))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
