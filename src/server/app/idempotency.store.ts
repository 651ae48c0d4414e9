// Remembers the answer of each write for a week, so that a double tap or a retry after a cut makes one change.
import type { Replay } from '#server/modules/audit/public.ts';
import type { Keyring } from '#server/platform/crypto/keyring.ts';
import type { Tx } from '#server/platform/db/database.ts';
import { AppError } from '#server/platform/http/app-error.ts';

type Remembered = { isFirst: true } | { isFirst: false; response: unknown };

/**
 * Takes the key for this transaction. Whoever comes second waits here for the first to commit (unique constraint),
 * then gets its answer.
 */
export async function takeKey(
  { tx, keyring, now }: { tx: Tx; keyring: Keyring; now: Date },
  accountId: string,
  replay: Replay,
): Promise<Remembered> {
  // Keyed: a plain hash of a short text would let who holds a dump try out what was written.
  const digest = keyring.digest('idempotency', JSON.stringify([replay.operation, replay.body]));
  const inserted = await tx
    .insertInto('idempotency_keys')
    .values({
      account_id: accountId,
      key: replay.key,
      operation: replay.operation,
      request_digest: digest,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (inserted) return { isFirst: true };
  const earlier = await tx
    .selectFrom('idempotency_keys')
    .select(['request_digest', 'response'])
    .where('account_id', '=', accountId)
    .where('key', '=', replay.key)
    .executeTakeFirstOrThrow();
  if (earlier.request_digest !== digest) throw new AppError('request.idempotency_mismatch');
  return { isFirst: false, response: earlier.response };
}

/** Stores the answer with the change it belongs to. */
export async function keepAnswer(tx: Tx, accountId: string, key: string, response: unknown): Promise<void> {
  await tx
    .updateTable('idempotency_keys')
    .set({ response: JSON.stringify(response ?? null) })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute();
}

/** Forgets keys older than `before`; answers how many. */
export async function forgetKeys(tx: Tx, before: Date): Promise<number> {
  const result = await tx.deleteFrom('idempotency_keys').where('created_at', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
