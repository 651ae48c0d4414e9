import { describe, expect, test } from 'vitest';
import { isAttended, isLockDue, isTellingDue } from './presence-rule.ts';

const minute = 60_000;
const used = Date.UTC(2026, 10, 24, 9);

describe('a screen that nobody uses', () => {
  test('A-010 locks at the very moment, also after a night asleep, and never because a clock went back', () => {
    expect(isLockDue(used + 10 * minute - 1, used, 10 * minute)).toBe(false);
    expect(isLockDue(used + 10 * minute, used, 10 * minute)).toBe(true);
    expect(isLockDue(used + 14 * 60 * minute, used, 10 * minute)).toBe(true);
    expect(isLockDue(used - 60 * minute, used, 10 * minute)).toBe(false);
  });

  test('A-010 use is told each tenth of the delay, and at once when the clock went back', () => {
    expect(isTellingDue(used + minute - 1, used, 10 * minute)).toBe(false);
    expect(isTellingDue(used + minute, used, 10 * minute)).toBe(true);
    expect(isTellingDue(used - 1, used, 10 * minute)).toBe(true);
  });

  test('A-010 what is asked long after the last touch is the page’s own doing', () => {
    expect(isAttended(used + 9_999, used)).toBe(true);
    expect(isAttended(used + 10_000, used)).toBe(false);
  });
});
