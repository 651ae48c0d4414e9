import { describe, expect, test } from 'vitest';
import { grantStateAt, tokenStateAt } from './grant.ts';

const at = (day: number, ms = 0) => new Date(Date.UTC(2026, 0, day) + ms);
const grant = { from_at: at(10), until_at: at(20), revoked_at: null };
const token = { expires_at: at(15), revoked_at: null };

describe('A-119 what a grant is worth at a moment', () => {
  test.each([
    ['a millisecond before it begins', at(10, -1), 'planned'],
    ['as it begins', at(10), 'in-force'],
    ['a millisecond before its end', at(20, -1), 'in-force'],
    ['at its end', at(20), 'over'],
  ] as const)('A-119 %s', (_when, now, state) => {
    expect(grantStateAt(grant, now)).toBe(state);
  });

  test('A-119 taken back, it is worth nothing at any time', () => {
    const revoked = { ...grant, revoked_at: at(12) };
    for (const day of [9, 12, 15, 25]) expect(grantStateAt(revoked, at(day))).toBe('revoked');
  });
});

describe('A-119 what a token is worth at a moment', () => {
  test.each([
    ['before its grant begins', at(9), 'over'],
    ['within both', at(12), 'in-force'],
    ['a millisecond before its end', at(15, -1), 'in-force'],
    ['at its end', at(15), 'over'],
  ] as const)('A-119 %s', (_when, now, state) => {
    expect(tokenStateAt(token, grant, now)).toBe(state);
  });

  test('A-119 it never outlives its grant, and falls with it', () => {
    const long = { expires_at: at(30), revoked_at: null };
    expect(tokenStateAt(long, grant, at(20))).toBe('over');
    expect(tokenStateAt(long, { ...grant, revoked_at: at(11) }, at(12))).toBe('revoked');
    expect(tokenStateAt({ ...long, revoked_at: at(11) }, grant, at(12))).toBe('revoked');
  });
});
