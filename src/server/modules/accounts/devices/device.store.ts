// Rows of the browsers an account has signed in from.
import type { Tx } from '#server/platform/db/database.ts';

export type SeenDevice = { accountId: string; tokenDigest: string; name: string; now: Date };

/** The device of this account with this digest, seen again now; undefined when there is none. */
export async function touchDevice(tx: Tx, seen: SeenDevice): Promise<string | undefined> {
  const row = await tx
    .updateTable('account_devices')
    .set({ last_seen_at: seen.now, name: seen.name })
    .where('account_id', '=', seen.accountId)
    .where('token_digest', '=', seen.tokenDigest)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** The caller holds the row of the account, so that of two at once the second sees the first. */
export async function hasDevices(tx: Tx, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('account_devices')
    .select('id')
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertDevice(tx: Tx, id: string, seen: SeenDevice): Promise<void> {
  await tx
    .insertInto('account_devices')
    .values({
      id,
      account_id: seen.accountId,
      token_digest: seen.tokenDigest,
      name: seen.name,
      first_seen_at: seen.now,
      last_seen_at: seen.now,
    })
    .execute();
}

/** Notes that the person is told of this device beside another; false when that was done since `since`. */
export async function takeBesideNote(tx: Tx, deviceId: string, now: Date, since: Date): Promise<boolean> {
  const row = await tx
    .updateTable('account_devices')
    .set({ told_beside_at: now })
    .where('id', '=', deviceId)
    .where((eb) => eb.or([eb('told_beside_at', 'is', null), eb('told_beside_at', '<=', since)]))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Last seen first, at most 200. */
export function listDevices(tx: Tx, accountId: string) {
  return tx
    .selectFrom('account_devices')
    .select(['name', 'first_seen_at', 'last_seen_at'])
    .where('account_id', '=', accountId)
    .orderBy('last_seen_at', 'desc')
    .limit(200)
    .execute();
}

export async function deleteDevices(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('account_devices').where('account_id', '=', accountId).execute();
}

export async function forgetDevices(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('account_devices').where('last_seen_at', '<', before).execute();
}
