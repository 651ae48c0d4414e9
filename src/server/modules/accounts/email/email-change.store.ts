// Rows of changes of address, and the address of an account itself. Whose an address is, the unique digest decides.
import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/database.ts';

export type NewEmailChange = {
  id: string;
  accountId: string;
  state: 'asked' | 'confirmed';
  askedBy: 'person' | 'support';
  newAddressId: string;
  formerAddressId: string | null;
  at: Date;
  expiresAt: Date;
};

export async function insertEmailChange(tx: Tx, change: NewEmailChange): Promise<void> {
  await tx
    .insertInto('email_changes')
    .values({
      id: change.id,
      account_id: change.accountId,
      state: change.state,
      asked_by: change.askedBy,
      new_address_id: change.newAddressId,
      former_address_id: change.formerAddressId,
      asked_at: change.at,
      expires_at: change.expiresAt,
      confirmed_at: change.state === 'confirmed' ? change.at : null,
    })
    .execute();
}

/** Whatever waits for its confirmation is given up. Answers the ids. */
export async function cancelAsked(tx: Tx, accountId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('email_changes')
    .set({ state: 'cancelled', settled_at: now })
    .where('account_id', '=', accountId)
    .where('state', '=', 'asked')
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function noteConfirmed(
  tx: Tx,
  change: { id: string; formerAddressId: string; formerDigest: string; at: Date; undoUntil: Date },
): Promise<void> {
  await tx
    .updateTable('email_changes')
    .set({
      state: 'confirmed',
      former_address_id: change.formerAddressId,
      former_digest: change.formerDigest,
      confirmed_at: change.at,
      undo_until: change.undoUntil,
    })
    .where('id', '=', change.id)
    .execute();
}

/** Also every other change that could still be taken back: whoever made one may hold its mailbox. */
export async function noteUndone(tx: Tx, accountId: string, at: Date): Promise<void> {
  await tx
    .updateTable('email_changes')
    .set({ state: 'undone', former_digest: null, settled_at: at })
    .where('account_id', '=', accountId)
    .where('state', '=', 'confirmed')
    .execute();
}

/** Former addresses that can no longer be taken back are anybody's again. */
export async function forgetFormerDigests(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable('email_changes')
    .set({ former_digest: null })
    .where('former_digest', 'is not', null)
    .where('undo_until', '<=', now)
    .execute();
}

/** Another address; false, with nothing changed, when it is that of another account. */
export async function writeEmail(
  tx: Tx,
  account: { id: string; digest: string; profileSealed: Buffer },
): Promise<boolean> {
  await sql`savepoint write_email`.execute(tx);
  try {
    await tx
      .updateTable('accounts')
      .set({ email_digest: account.digest, profile_sealed: account.profileSealed })
      .where('id', '=', account.id)
      .execute();
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error;
    await sql`rollback to savepoint write_email`.execute(tx);
    return false;
  }
  return true;
}

export async function deleteEmailChanges(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('email_changes').where('account_id', '=', accountId).execute();
}
