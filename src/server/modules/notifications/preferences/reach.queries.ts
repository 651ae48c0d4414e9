// By what, beside mail, these accounts can be reached: a verified telephone, a subscribed browser.
import type { Tx } from '#server/platform/db/database.ts';
import type { Reach } from './preference.ts';

export async function listReach(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Reach>> {
  if (accountIds.length === 0) return new Map();
  const phones = await tx
    .selectFrom('account_phones')
    .select('account_id')
    .where('account_id', 'in', [...accountIds])
    .where('verified_at', 'is not', null)
    .execute();
  const devices = await tx
    .selectFrom('push_subscriptions')
    .select('account_id')
    .distinct()
    .where('account_id', 'in', [...accountIds])
    .execute();
  const [withPhone, withDevice] = [phones, devices].map((rows) => new Set(rows.map((row) => row.account_id)));
  return new Map(
    accountIds.map((id) => [id, { sms: withPhone?.has(id) ?? false, push: withDevice?.has(id) ?? false }]),
  );
}

/** Verified telephones, sealed, with the key that opens each. */
export async function listPhones(tx: Tx, accountIds: readonly string[]) {
  if (accountIds.length === 0) return [];
  return tx
    .selectFrom('account_phones')
    .innerJoin('accounts', 'accounts.id', 'account_phones.account_id')
    .select(['accounts.id', 'accounts.data_key', 'account_phones.phone_sealed'])
    .where('account_phones.account_id', 'in', [...accountIds])
    .where('account_phones.verified_at', 'is not', null)
    .execute();
}
