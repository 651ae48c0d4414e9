// Addresses and numbers that nobody writes to any more, known by a keyed digest alone. Mail that law or terms require does
// not ask here.
import type { NoticeChannel } from '#contracts/notifications/preference.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { Tx } from '#server/platform/db/database.ts';

export type StopCause = 'bounce' | 'reply' | 'operator';
export type StoppedChannel = Exclude<NoticeChannel, 'push'>;

export function stopDigest(keyring: Keyring, channel: StoppedChannel, address: string): string {
  return keyring.digest('stopped-address', `${channel}:${address.trim().toLowerCase()}`);
}

/** Answers whether it was not stopped before; the first cause is kept. */
export async function stopAddress(
  tx: Tx,
  stop: { digest: string; channel: StoppedChannel; cause: StopCause; now: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('stopped_addresses')
    .values({ digest: stop.digest, channel: stop.channel, cause: stop.cause, since: stop.now })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .returning('digest')
    .executeTakeFirst();
  return row !== undefined;
}

export async function resumeAddress(tx: Tx, digest: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('stopped_addresses')
    .where('digest', '=', digest)
    .returning('digest')
    .executeTakeFirst();
  return row !== undefined;
}

/** Those of these digests that are stopped. */
export async function listStopped(tx: Tx, digests: readonly string[]): Promise<Set<string>> {
  if (digests.length === 0) return new Set();
  const rows = await tx
    .selectFrom('stopped_addresses')
    .select('digest')
    .where('digest', 'in', [...digests])
    .execute();
  return new Set(rows.map(({ digest }) => digest));
}
