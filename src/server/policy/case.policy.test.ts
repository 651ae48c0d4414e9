import { describe, expect, test } from 'vitest';
import { accountRoles, expertTiers } from '#contracts/accounts/account.vocabulary.ts';
import { type CaseRelation, caseActions, caseStatuses } from '#contracts/cases/case.vocabulary.ts';
import { caseLifecycle } from '#server/modules/cases/case-lifecycle.ts';
import { type Actor, type ActorKind, type DoctorActor, scopeOf, system } from './actor.ts';
import { type CaseAccessFacts, mayOpenContent, relationToCase } from './case.policy.ts';
import { doors, mayKnock, rules } from './rules.ts';

const pharmacist: Actor = {
  kind: 'pharmacist',
  accountId: 'p',
  organisationId: 'here',
  mayAddDermoscopicToSkin: false,
};
const doctor = (tier: DoctorActor['tier'], accountId = 'd'): DoctorActor => ({
  kind: 'doctor',
  accountId,
  tier,
});
const director: Actor = { kind: 'director', accountId: 'x' };
const operator: Actor = { kind: 'operator', accountId: 'o' };

function facts(change: Partial<CaseAccessFacts> = {}): CaseAccessFacts {
  return {
    status: 'queued',
    organisationId: 'here',
    tier: 1,
    expertId: null,
    actorDeclined: false,
    actorChoseTier: false,
    actorHasGrant: false,
    ...change,
  };
}

describe('how one stands to a case', () => {
  test.each(caseStatuses)('B-055 %s: pharmacy, its neighbour, operator, system', (status) => {
    const known = status === 'discarded' ? 'stranger' : 'requester';
    expect(relationToCase(pharmacist, facts({ status }))).toBe(known);
    expect(relationToCase(pharmacist, facts({ status, organisationId: 'there' }))).toBe('stranger');
    expect(relationToCase(operator, facts({ status }))).toBe('stranger');
    expect(relationToCase(system('test'), facts({ status }))).toBe('system');
  });

  test.each(caseStatuses)('B-058 %s: the director knows of what was sent, and of nothing else', (status) => {
    const expected = status === 'draft' || status === 'discarded' ? 'stranger' : 'director';
    expect(relationToCase(director, facts({ status }))).toBe(expected);
  });

  test.each(caseStatuses)(
    'B-006 %s: a doctor of the tier, of another, and one who is not verified',
    (status) => {
      const isSeen = ['queued', 'unanswered', 'claimed', 'clarifying'].includes(status);
      for (const tier of expertTiers) {
        const expected = isSeen && tier === 2 ? 'candidate' : 'stranger';
        expect(relationToCase(doctor(tier), facts({ status, tier: 2, expertId: 'other' })), `${tier}`).toBe(
          expected,
        );
      }
      expect(relationToCase(doctor(null), facts({ status, tier: 1 }))).toBe('stranger');
    },
  );

  test.each(caseStatuses)(
    'B-006 %s: a lower tier that a doctor chose is his to take, never a higher one',
    (status) => {
      const isSeen = ['queued', 'unanswered', 'claimed', 'clarifying'].includes(status);
      const chosen = facts({ status, tier: 2, expertId: 'other', actorChoseTier: true });
      expect(relationToCase(doctor(3), chosen)).toBe(isSeen ? 'candidate' : 'stranger');
      expect(relationToCase(doctor(3), { ...chosen, actorDeclined: true })).toBe('stranger');
      expect(relationToCase(doctor(1), chosen)).toBe('stranger');
      expect(relationToCase(doctor(null), chosen)).toBe('stranger');
    },
  );

  test.each(caseStatuses)('B-010 %s: what a doctor declined is closed for good', (status) => {
    expect(relationToCase(doctor(1), facts({ status, actorDeclined: true }))).toBe('stranger');
  });

  test('B-009 who holds it holds it whatever his tier; who answered keeps it; who let it go does not', () => {
    for (const status of ['claimed', 'clarifying'] as const) {
      expect(relationToCase(doctor(3), facts({ status, tier: 1, expertId: 'd' }))).toBe('holder');
    }
    expect(relationToCase(doctor(3), facts({ status: 'answered', expertId: 'd' }))).toBe('answerer');
    for (const status of ['withdrawn', 'objected', 'ended'] as const) {
      expect(relationToCase(doctor(1), facts({ status, expertId: 'd' }))).toBe('stranger');
    }
  });

  test('B-058 content is for the parties, and for a director with a reason', () => {
    const open: Record<CaseRelation, boolean> = {
      requester: true,
      candidate: false,
      holder: true,
      answerer: true,
      director: false,
      system: true,
      stranger: false,
    };
    for (const [relation, isOpen] of Object.entries(open)) {
      expect(mayOpenContent(relation as CaseRelation, { actorHasGrant: false }), relation).toBe(isOpen);
    }
    expect(mayOpenContent('director', { actorHasGrant: true })).toBe(true);
    for (const relation of ['candidate', 'stranger'] as const) {
      expect(mayOpenContent(relation, { actorHasGrant: true })).toBe(false);
    }
  });
});

describe('doors', () => {
  const kindOf: Record<CaseRelation, ActorKind | undefined> = {
    requester: 'pharmacist',
    candidate: 'doctor',
    holder: 'doctor',
    answerer: 'doctor',
    director: 'director',
    system: 'system',
    stranger: undefined,
  };

  test.each(caseActions)(
    'B-025 %s lets in exactly the kinds of account that the life cycle names',
    (action) => {
      const named = new Set(caseLifecycle[action].by.map((relation) => kindOf[relation]));
      expect(new Set(rules[`case.${action}`])).toEqual(named);
    },
  );

  test('B-025 nobody knocks everywhere; the operator is let in to no case', () => {
    const open = (role: (typeof accountRoles)[number]) => doors.filter((door) => rules[door].includes(role));
    expect(
      open('operator').filter((door) => /^(cases|case|queue|expert|direction|photos|uploads)\./.test(door)),
    ).toEqual([]);
    for (const role of accountRoles) expect(open(role).length).toBeLessThan(doors.length);
    expect(mayKnock({ kind: 'operator', accountId: 'o' }, 'cases.read')).toBe(false);
    expect(mayKnock({ kind: 'director', accountId: 'x' }, 'direction.read')).toBe(true);
  });

  test('row-level security is told of the actor, and of nothing that he is not', () => {
    expect(scopeOf(pharmacist)).toEqual({
      actorKind: 'pharmacist',
      accountId: 'p',
      organisationId: 'here',
      tier: null,
    });
    expect(scopeOf(doctor(2))).toMatchObject({ organisationId: null, tier: 2 });
    expect(scopeOf(system('test'))).toMatchObject({ accountId: null, organisationId: null, tier: null });
  });
});
