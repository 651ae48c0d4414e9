import { describe, expect, test } from 'vitest';
import { isLockDue, isNoteDue, lockSince } from './session-lock.ts';

const seen = new Date('2026-11-24T09:00:00.000Z');
const later = (ms: number) => new Date(seen.getTime() + ms);
const use = { lockedAt: null, lastSeenAt: seen };
const minute = 60_000;

describe('when a session locks', () => {
  test('A-010 B-036 at the very minute, not a millisecond before', () => {
    expect(isLockDue(use, later(10 * minute - 1), 10)).toBe(false);
    expect(isLockDue(use, later(10 * minute), 10)).toBe(true);
    expect(isLockDue(use, later(48 * 60 * minute), 10)).toBe(true);
  });

  test('A-010 a clock that was set back locks nothing, a locked session is locked once', () => {
    expect(isLockDue(use, later(-60 * minute), 10)).toBe(false);
    expect(isLockDue({ ...use, lockedAt: seen }, later(20 * minute), 10)).toBe(false);
  });

  test('A-010 activity is written down often enough that the lock comes at most a twentieth early', () => {
    for (const lockMinutes of [2, 10, 60]) {
      const share = (lockMinutes * minute) / 20;
      expect(isNoteDue(use, later(share), lockMinutes)).toBe(false);
      expect(isNoteDue(use, later(share + 1), lockMinutes)).toBe(true);
      expect(isLockDue(use, later(share + 1), lockMinutes)).toBe(false);
    }
  });

  test('A-010 whoever was last seen at that moment or before is locked', () => {
    const now = later(10 * minute);
    expect(lockSince(now, 10)).toEqual(seen);
    expect(isLockDue({ lockedAt: null, lastSeenAt: lockSince(now, 10) }, now, 10)).toBe(true);
  });
});
