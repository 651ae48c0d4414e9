// Locking a session and opening it again: each by one update, so that of two at once one counts.
import type { Tx } from '#server/platform/db/database.ts';

/** False when it was locked before, is gone, or has been used after `usedBefore`. */
export async function lockSession(
  tx: Tx,
  sessionId: string,
  now: Date,
  usedBefore: Date = now,
): Promise<boolean> {
  const row = await tx
    .updateTable('sessions')
    .set({ locked_at: now, unlock_attempts: 0 })
    .where('id', '=', sessionId)
    .where('locked_at', 'is', null)
    .where('last_seen_at', '<=', usedBefore)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The number of this attempt, counted before it is judged; undefined when it is not locked or `most` were made. */
export async function countUnlockAttempt(
  tx: Tx,
  sessionId: string,
  most: number,
): Promise<number | undefined> {
  const row = await tx
    .updateTable('sessions')
    .set((eb) => ({ unlock_attempts: eb('unlock_attempts', '+', 1) }))
    .where('id', '=', sessionId)
    .where('locked_at', 'is not', null)
    .where('unlock_attempts', '<', most)
    .returning('unlock_attempts')
    .executeTakeFirst();
  return row?.unlock_attempts;
}

/** `gone`: there is no such session. */
export async function readLock(tx: Tx, sessionId: string): Promise<'open' | 'locked' | 'gone'> {
  const row = await tx
    .selectFrom('sessions')
    .select('locked_at')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  if (!row) return 'gone';
  return row.locked_at ? 'locked' : 'open';
}

/** Its device and browser; undefined when it is gone. In use from now on. */
export function unlockSession(tx: Tx, sessionId: string, now: Date) {
  return tx
    .updateTable('sessions')
    .set({ locked_at: null, unlock_attempts: 0, last_seen_at: now })
    .where('id', '=', sessionId)
    .returning(['id', 'device_id', 'user_agent'])
    .executeTakeFirst();
}
