// Reads of requests to come back; lists are bounded and name nobody.
import type { BanKind } from '#contracts/privacy/reopening.contract.ts';
import type { Tx } from '#server/platform/db/database.ts';

/** Those that wait, oldest first, at most 50. */
export function listWaitingReopenings(tx: Tx) {
  return tx
    .selectFrom('reopening_requests')
    .select(['id', 'asked_at'])
    .where('settled_at', 'is', null)
    .orderBy('asked_at')
    .orderBy('id')
    .limit(50)
    .execute();
}

export async function countReopenings(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('reopening_requests')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** One request, locked until the transaction ends. */
export function lockReopening(tx: Tx, requestId: string) {
  return tx
    .selectFrom('reopening_requests')
    .select(['id', 'words_sealed', 'data_key', 'asked_at', 'settled_at', 'outcome', 'answer_sealed'])
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst();
}

/** Requests whose time is over, settled or not; at most 100. */
export function listOldReopenings(tx: Tx, before: Date) {
  return tx
    .selectFrom('reopening_requests')
    .select(['id', 'data_key', 'answer_sealed'])
    .where('asked_at', '<', before)
    .limit(100)
    .execute();
}

/** Kinds of what is shut out at `now`, among these digests. */
export async function listBannedKinds(tx: Tx, digests: readonly string[], now: Date): Promise<BanKind[]> {
  if (digests.length === 0) return [];
  const rows = await tx
    .selectFrom('registration_bans')
    .select('kind')
    .distinct()
    .where('digest', 'in', [...digests])
    .where('until_at', '>', now)
    .execute();
  return rows.map(({ kind }) => kind as BanKind).sort();
}
