// Rows of links and of addresses beside an account's own.
import type { Tx } from '#server/platform/db/database.ts';

export type NewLink = {
  id: string;
  accountId: string;
  purpose: string;
  subjectId: string | null;
  createdAt: Date;
  expiresAt: Date;
};

export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  await tx
    .insertInto('account_links')
    .values({
      id: link.id,
      account_id: link.accountId,
      purpose: link.purpose,
      subject_id: link.subjectId,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** Locked until the transaction ends: of two who use it at once, one finds it used. */
export function findLink(tx: Tx, linkId: string) {
  return tx
    .selectFrom('account_links')
    .select(['id', 'account_id', 'purpose', 'subject_id', 'expires_at', 'used_at'])
    .where('id', '=', linkId)
    .forUpdate()
    .executeTakeFirst();
}

export async function markLinkUsed(tx: Tx, linkId: string, now: Date): Promise<void> {
  await tx.updateTable('account_links').set({ used_at: now }).where('id', '=', linkId).execute();
}

/** Every open link of a purpose is closed: a newer one replaces it. */
export async function closeLinks(tx: Tx, accountId: string, purpose: string, now: Date): Promise<void> {
  await tx
    .updateTable('account_links')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute();
}

export async function insertAddress(
  tx: Tx,
  address: { id: string; accountId: string; purpose: string; sealed: Buffer; createdAt: Date },
): Promise<void> {
  await tx
    .insertInto('account_addresses')
    .values({
      id: address.id,
      account_id: address.accountId,
      purpose: address.purpose,
      address_sealed: address.sealed,
      created_at: address.createdAt,
    })
    .execute();
}

export function findAddress(tx: Tx, addressId: string) {
  return tx
    .selectFrom('account_addresses')
    .innerJoin('accounts', 'accounts.id', 'account_addresses.account_id')
    .select(['account_addresses.id', 'account_addresses.address_sealed', 'accounts.data_key'])
    .where('account_addresses.id', '=', addressId)
    .executeTakeFirst();
}
