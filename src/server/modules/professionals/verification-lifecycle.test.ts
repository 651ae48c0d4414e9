// The table of the verification, written a second time by hand: every state × action × relation comes out as said here.
import { describe, expect, test } from 'vitest';
import {
  type VerificationState,
  verificationFacts,
  verificationStates,
} from '#contracts/professionals/verification.vocabulary.ts';
import {
  decideVerification,
  firstExpiry,
  missingFacts,
  type VerificationFacts,
  verificationActionsOpenTo,
  verificationLifecycle,
} from './verification-lifecycle.ts';

const today = '2026-11-24';
const relations = ['subject', 'reviewer', 'system', 'stranger'] as const;
type Action = keyof typeof verificationLifecycle;
const actions = Object.keys(verificationLifecycle) as Action[];

/** `a>b` moves from a to b; a lone state stays. */
const expected: Record<Action, { by: string; moves: string }> = {
  verify: {
    by: 'reviewer system',
    moves: 'pending>verified more-asked>verified lapsed>verified verified',
  },
  'ask-more': { by: 'reviewer', moves: 'pending>more-asked more-asked lapsed>more-asked' },
  refuse: { by: 'reviewer', moves: 'pending>refused more-asked>refused lapsed>refused' },
  withdraw: { by: 'reviewer', moves: 'verified>withdrawn' },
  reopen: { by: 'reviewer', moves: 'refused>pending withdrawn>pending' },
  'confirm-fact': { by: 'reviewer system', moves: 'pending more-asked lapsed verified' },
  'add-evidence': { by: 'subject reviewer', moves: 'pending more-asked lapsed verified' },
  'look-up': { by: 'reviewer system', moves: 'pending more-asked lapsed verified refused withdrawn' },
  supply: { by: 'subject', moves: 'more-asked>pending lapsed>pending' },
  expire: { by: 'system', moves: 'verified>lapsed' },
};

function doctorIn(state: VerificationState, more: Partial<VerificationFacts> = {}): VerificationFacts {
  const facts = verificationFacts.map((fact) => ({ fact, expiresOn: '2027-06-30' }));
  return { role: 'doctor', state, facts, expiresOn: '2026-11-23', ...more };
}

function destination(action: Action, from: VerificationState): string | undefined {
  const moves = expected[action].moves.split(' ').map((move) => move.split('>'));
  const move = moves.find(([origin]) => origin === from);
  return move && (move[1] ?? move[0]);
}

function outcome(action: Action, relation: (typeof relations)[number], state: VerificationState) {
  if (!expected[action].by.split(' ').includes(relation)) {
    return { ok: false, refusal: 'verification.not_found' };
  }
  const to = destination(action, state);
  return to === undefined ? { ok: false, refusal: 'verification.not_possible' } : { ok: true, state: to };
}

describe('B-008 the life cycle of a verification', () => {
  for (const action of actions) {
    const attempts = verificationStates.flatMap((state) =>
      relations.map((relation) => ({ state, relation })),
    );
    test.each(attempts)(`${action} in $state by $relation`, ({ state, relation }) => {
      const everything = { reason: 'une raison', tier: 2 } as const;
      const decided = decideVerification(doctorIn(state), action, relation, everything, today);
      expect(decided).toEqual(outcome(action, relation, state));
    });
  }

  test('what a screen offers is what the table allows', () => {
    expect(verificationActionsOpenTo('subject', 'verified')).toEqual(['add-evidence']);
    expect(verificationActionsOpenTo('reviewer', 'refused')).toEqual(['reopen', 'look-up']);
    expect(verificationActionsOpenTo('stranger', 'pending')).toEqual([]);
  });
});

describe('guards', () => {
  const decide = (
    facts: VerificationFacts,
    action: Action,
    attempt: Parameters<typeof decideVerification>[3],
    relation: (typeof relations)[number] = 'reviewer',
  ) => decideVerification(facts, action, relation, attempt, today);

  test.each(verificationFacts)('B-007 a doctor is not verified while « %s » is not established', (fact) => {
    const known = doctorIn('pending');
    const without = { ...known, facts: known.facts.filter((each) => each.fact !== fact) };
    const refused = { ok: false, refusal: 'verification.facts_missing' };
    expect(decide(without, 'verify', { tier: 1 })).toEqual(refused);
    const over = [...without.facts, { fact, expiresOn: '2026-11-23' }];
    expect(decide({ ...without, facts: over }, 'verify', { tier: 1 })).toEqual(refused);
    const lastDay = [...without.facts, { fact, expiresOn: today }];
    expect(decide({ ...without, facts: lastDay }, 'verify', { tier: 1 })).toMatchObject({ ok: true });
  });

  test('B-006 a doctor is verified at a level, a pharmacist has none', () => {
    expect(decide(doctorIn('pending'), 'verify', { tier: null })).toEqual({
      ok: false,
      refusal: 'verification.tier_required',
    });
    const pharmacist = {
      role: 'pharmacist',
      state: 'pending',
      facts: [{ fact: 'order', expiresOn: '2027-06-30' }],
      expiresOn: null,
    } as const;
    expect(decide(pharmacist, 'verify', { tier: null })).toEqual({ ok: true, state: 'verified' });
  });

  test.each(['ask-more', 'refuse'] as const)('B-008 %s says why', (action) => {
    expect(decide(doctorIn('pending'), action, { reason: '  ' })).toEqual({
      ok: false,
      refusal: 'verification.reason_required',
    });
  });

  test('B-007 nothing lapses before the end of its last day', () => {
    for (const expiresOn of [today, '2026-11-25', null]) {
      expect(decide(doctorIn('verified', { expiresOn }), 'expire', {}, 'system')).toMatchObject({
        ok: false,
      });
    }
  });

  test('the first fact that is over decides until when a verification counts', () => {
    const facts = [
      { fact: 'order', expiresOn: '2027-06-30' },
      { fact: 'liberal', expiresOn: '2027-01-31' },
    ] as const;
    expect(firstExpiry({ role: 'doctor', facts })).toBe('2027-01-31');
    expect(firstExpiry({ role: 'pharmacist', facts })).toBe('2027-06-30');
    expect(missingFacts({ role: 'doctor', facts }, '2027-02-01')).toEqual(['liberal', 'france']);
  });
});
