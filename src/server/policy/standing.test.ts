import { describe, expect, test } from 'vitest';
import { hindrances } from '#contracts/accounts/account.vocabulary.ts';
import { rules } from './rules.ts';
import { clearStanding, hindranceAt, hindrancesOf, isRestricted, type Standing } from './standing.ts';

const inTheWay: Record<(typeof hindrances)[number], Partial<Standing>> = {
  'second-factor': { secondFactor: 'due' },
  locked: { isLocked: true },
  closing: { status: 'closing' },
  'second-factor-missing': { secondFactor: 'missing' },
  terms: { hasAcceptedTerms: false },
  registering: { status: 'registering' },
  guardian: { isWithoutGuardian: true },
  suspended: { status: 'suspended' },
  unverified: { isVerified: false },
};

describe('what stands between a person and a door', () => {
  test.each(hindrances)('%s alone closes the service and is the one that is named', (hindrance) => {
    const standing = { ...clearStanding, ...inTheWay[hindrance] };
    expect(hindrancesOf(standing)).toEqual([hindrance]);
    for (const rule of ['cases.create', 'cases.read', 'queue.read', 'operator.read-outbox'] as const) {
      expect(hindranceAt(rule, standing)).toBe(hindrance);
    }
  });

  test('with nothing in the way every door is open', () => {
    const open = Object.keys(rules).filter((rule) => hindranceAt(rule as keyof typeof rules, clearStanding));
    expect(open).toEqual([]);
  });

  test('nothing but the session itself opens while the second factor is due or the screen is locked', () => {
    for (const part of [inTheWay['second-factor'], inTheWay.locked]) {
      const standing = { ...clearStanding, ...part };
      const open = Object.keys(rules).filter((rule) => !hindranceAt(rule as keyof typeof rules, standing));
      expect(open).toEqual(['session.own']);
    }
  });

  test('before the terms are accepted, notices open and the own account does not', () => {
    const standing = { ...clearStanding, hasAcceptedTerms: false };
    expect(hindranceAt('notices.own', standing)).toBeUndefined();
    expect(hindranceAt('account.own', standing)).toBe('terms');
  });

  test('of several, the first that can be settled is named', () => {
    const standing = { ...clearStanding, hasAcceptedTerms: false, isVerified: false, isLocked: true };
    expect(hindrancesOf(standing)).toEqual(['locked', 'terms', 'unverified']);
  });

  test('A-083 a scope closes its doors and no others', () => {
    const restricted = { restrictions: ['requests'] as const };
    expect(isRestricted('case.submit', restricted)).toBe(true);
    expect(isRestricted('cases.follow-up', restricted)).toBe(false);
    expect(isRestricted('cases.read', restricted)).toBe(false);
  });
});
