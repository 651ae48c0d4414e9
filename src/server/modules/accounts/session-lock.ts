// When a session that nobody uses locks (A-010, B-036). Decided from the last activity alone, each time somebody knocks:
// nothing sleeps, so a server that was down or a clock that jumped changes nothing. Pure.
const minute = 60_000;

/** Of the delay: how often activity is written down at most. A lock may come early by so much, never late. */
const noteShare = 1 / 20;

export type SessionUse = { lockedAt: Date | null; lastSeenAt: Date };

/** Whether an open session must be locked now. `lockMinutes`: without use. A clock set back locks nothing. */
export function isLockDue({ lockedAt, lastSeenAt }: SessionUse, now: Date, lockMinutes: number): boolean {
  return lockedAt === null && now.getTime() - lastSeenAt.getTime() >= lockMinutes * minute;
}

/** Whether activity now is worth a write. */
export function isNoteDue({ lastSeenAt }: SessionUse, now: Date, lockMinutes: number): boolean {
  return now.getTime() - lastSeenAt.getTime() > lockMinutes * minute * noteShare;
}

/** Last seen at this moment or before: locked by now. */
export function lockSince(now: Date, lockMinutes: number): Date {
  return new Date(now.getTime() - lockMinutes * minute);
}
