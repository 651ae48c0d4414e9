// What erasing an account takes away: rows that are nobody's proof, and the keys of what stays as ciphertext.
import type { Tx } from '#server/platform/db/database.ts';

/** Ends the account for good: no profile, no way in, its key destroyed. The id stays, for the acts that name it. */
export async function blankAccount(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({
      status: 'closed',
      email_digest: `erased:${accountId}`,
      profile_sealed: Buffer.alloc(0),
      data_key: 'destroyed',
      password_hash: '',
    })
    .where('id', '=', accountId)
    .execute();
}

export async function destroyCaseKey(tx: Tx, caseId: string): Promise<void> {
  await tx
    .updateTable('cases')
    .set({ data_key: 'destroyed', label_sealed: null, nir_digest: null })
    .where('id', '=', caseId)
    .where('status', '=', 'discarded')
    .execute();
  await tx.deleteFrom('case_contents').where('case_id', '=', caseId).execute();
}

/** Sessions, links, addresses, answers kept for repeats. Answers how many rows of each kind. */
export async function deleteAccountRows(
  tx: Tx,
  accountId: string,
): Promise<{ sessions: number; links: number; addresses: number }> {
  const sessions = await tx.deleteFrom('sessions').where('account_id', '=', accountId).executeTakeFirst();
  const links = await tx.deleteFrom('account_links').where('account_id', '=', accountId).executeTakeFirst();
  const others = await tx
    .deleteFrom('account_addresses')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  const seen = await tx
    .deleteFrom('account_addresses_seen')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  await tx.deleteFrom('idempotency_keys').where('account_id', '=', accountId).execute();
  return {
    sessions: Number(sessions.numDeletedRows),
    links: Number(links.numDeletedRows + others.numDeletedRows),
    addresses: Number(seen.numDeletedRows),
  };
}
