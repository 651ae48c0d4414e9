// Browsers that a person subscribed to notes. A browser belongs to the account that subscribed it last.
import type { Tx } from '#server/platform/db/database.ts';

export const mostDevices = 10;

export async function putDevice(
  tx: Tx,
  device: { id: string; accountId: string; endpointDigest: string; sealed: Buffer; now: Date },
): Promise<void> {
  await tx.deleteFrom('push_subscriptions').where('endpoint_digest', '=', device.endpointDigest).execute();
  await tx
    .insertInto('push_subscriptions')
    .values({
      id: device.id,
      account_id: device.accountId,
      endpoint_digest: device.endpointDigest,
      target_sealed: device.sealed,
      created_at: device.now,
    })
    .execute();
}

/** Newest first, at most ten: an account has no more. */
export function listPushDevices(tx: Tx, accountId: string) {
  return tx
    .selectFrom('push_subscriptions')
    .innerJoin('accounts', 'accounts.id', 'push_subscriptions.account_id')
    .select([
      'push_subscriptions.id',
      'push_subscriptions.target_sealed',
      'push_subscriptions.created_at',
      'accounts.data_key',
    ])
    .where('push_subscriptions.account_id', '=', accountId)
    .orderBy('push_subscriptions.created_at', 'desc')
    .orderBy('push_subscriptions.id', 'desc')
    .limit(mostDevices)
    .execute();
}

/** Answers whether the account had it. */
export async function deleteDevice(tx: Tx, accountId: string, deviceId: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('push_subscriptions')
    .where('id', '=', deviceId)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deletePushDevices(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('push_subscriptions').where('account_id', '=', accountId).execute();
}
