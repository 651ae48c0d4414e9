import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import { explainRoutingFr, routingSentenceFr } from '#contracts/cases/routing.fr.ts';
import {
  checkRoutingPolicy,
  type RoutingPolicy,
  startTiersOffered,
} from '#contracts/cases/routing-policy.ts';
import { auditEntry } from '../audit/public.ts';
import { caseActed } from './case.audit.ts';
import { minutesOf, nextStep, type RoutingFacts, startOf, watchRules } from './routing.ts';
import { defaultRoutingPolicy } from './routing-default.ts';

const now = new Date('2026-11-24T10:00:00Z');
const tier = { takeMinutes: 90, answerMinutes: 60, lateAnswer: 'up' } as const;
const form = {
  startTier: 1,
  openStartTiers: [2],
  tiers: { 1: tier, 2: { ...tier, takeMinutes: 120 }, 3: { ...tier, lateAnswer: 'same-tier' } },
  clarificationReminderHours: [24, 72],
  clarificationHours: 96,
} satisfies RoutingPolicy['forms']['peau'];
const policy: RoutingPolicy = {
  forms: { peau: form, 'grain-de-beaute': { ...form, startTier: 2, openStartTiers: [3] } },
  opinionReminderHours: [24],
  urgentUnreadMinutes: 60,
  directorAlertHours: 120,
};
const facts = (over: Partial<RoutingFacts> = {}): RoutingFacts => ({
  form: 'peau',
  status: 'queued',
  tier: 1,
  dueAt: new Date(now.getTime() + 60_000),
  candidatesLeft: 2,
  ...over,
});

describe('B-010 where a case goes next, from its facts, its policy and the time', () => {
  const steps: [title: string, facts: Partial<RoutingFacts>, step: object][] = [
    ['before its time it waits', {}, { kind: 'wait', until: facts().dueAt }],
    [
      'at its time it climbs',
      { dueAt: now },
      { kind: 'climb', reason: 'not-taken', toTier: 2, isEnd: false, waitedMinutes: 90 },
    ],
    [
      'a doctor who did not answer loses it upwards',
      { status: 'claimed', tier: 2, dueAt: now },
      { kind: 'climb', reason: 'not-answered', toTier: 3, isEnd: false, waitedMinutes: 60 },
    ],
    [
      'or to the queue of its own tier, where the policy says so',
      { status: 'claimed', tier: 3, dueAt: now },
      { kind: 'climb', reason: 'not-answered', toTier: 3, isEnd: false, waitedMinutes: 60 },
    ],
    [
      'at the top nobody took it: the end of the ladder',
      { tier: 3, dueAt: now },
      { kind: 'climb', reason: 'not-taken', toTier: 3, isEnd: true, waitedMinutes: 90 },
    ],
    [
      'nobody waits where nobody is left',
      { candidatesLeft: 0 },
      { kind: 'climb', reason: 'nobody-left', toTier: 2, isEnd: false },
    ],
    ['a taken case needs no other candidate', { status: 'claimed', candidatesLeft: 0 }, { kind: 'wait' }],
    ['a clarification stops the clock', { status: 'clarifying', dueAt: null }, { kind: 'wait', until: null }],
    ['an answered case stays', { status: 'answered', dueAt: null, candidatesLeft: 0 }, { kind: 'wait' }],
    ['unanswered waits for anybody of its tier', { status: 'unanswered', dueAt: null }, { kind: 'wait' }],
  ];
  test.each(steps)('%s', (_, over, step) => {
    expect(nextStep(facts(over), policy, now)).toMatchObject(step);
  });

  test('B-005 B-139 a mole may start higher, and a wish is met where the policy opens it', () => {
    expect(startOf(policy, 'peau', 1)).toEqual({ tier: 1, why: 'form', isOpen: true });
    expect(startOf(policy, 'grain-de-beaute', 1)).toEqual({ tier: 2, why: 'form', isOpen: true });
    expect(startOf(policy, 'peau', 2)).toEqual({ tier: 2, why: 'asked', isOpen: true });
    expect(startOf(policy, 'peau', 3)).toMatchObject({ why: 'asked', isOpen: false });
    expect(startOf(policy, 'grain-de-beaute', 3)).toEqual({ tier: 3, why: 'asked', isOpen: true });
    expect(startTiersOffered(policy.forms['grain-de-beaute'])).toEqual([2, 3]);
  });

  test('B-009 each form and tier has its own times', () => {
    expect(minutesOf(policy, 'peau', 2)).toEqual({ takeMinutes: 120, answerMinutes: 60 });
    expect(minutesOf(policy, 'grain-de-beaute', 1)).toEqual({ takeMinutes: 90, answerMinutes: 60 });
  });
});

test('B-010 B-011 whatever a policy says within its bounds, an untouched case reaches the director in at most three steps', () => {
  const minutes = fc.integer({ min: 1, max: 1_440 });
  const tierOf = fc.record({
    takeMinutes: minutes,
    answerMinutes: minutes,
    lateAnswer: fc.constantFrom('up' as const, 'same-tier' as const),
  });
  const start = fc.constantFrom<ExpertTier>(1, 2, 3);
  fc.assert(
    fc.property(tierOf, tierOf, tierOf, start, (one, two, three, startTier) => {
      const tiers = { 1: one, 2: two, 3: three };
      const peau = { ...form, startTier, openStartTiers: [], tiers };
      const drawn: RoutingPolicy = { ...policy, forms: { ...policy.forms, peau } };
      let { tier: at } = startOf(drawn, 'peau', 1);
      for (let step = 1; step <= 3; step += 1) {
        const next = nextStep(facts({ tier: at, dueAt: now }), drawn, now);
        if (next.kind !== 'climb') throw new Error('an overdue case did not climb');
        if (next.isEnd) return;
        expect(next.toTier).toBe(at + 1);
        at = next.toTier;
      }
      throw new Error('no end of the ladder');
    }),
    { seed: 20_261_128, numRuns: 300 },
  );
});

test('B-046 B-011 the watch asks for reminders and alerts of every version at its own hours', () => {
  const rules = watchRules([{ version: 3, policy }], now);
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  expect(rules.aged).toEqual([{ version: 3, form: null, before: hoursAgo(120), sent: 0 }]);
  expect(rules.urgentUnread[0]?.before).toEqual(hoursAgo(1));
  expect(rules.forgottenOpinion).toEqual([{ version: 3, form: null, before: hoursAgo(24), sent: 0 }]);
  expect(rules.silentClarification).toContainEqual({
    version: 3,
    form: 'peau',
    before: hoursAgo(72),
    sent: 1,
  });
  expect(rules.silentPharmacy).toContainEqual({ version: 3, form: 'peau', before: hoursAgo(96), sent: 2 });
});

describe('B-010 B-011 values no case could live by are refused at their field', () => {
  const peau = (over: Partial<RoutingPolicy['forms']['peau']>): RoutingPolicy => ({
    ...policy,
    forms: { ...policy.forms, peau: { ...form, ...over } },
  });
  const slow = { ...tier, takeMinutes: 1_440 };
  const wrong: [title: string, policy: RoutingPolicy, path: string][] = [
    ['a start that may be asked for but is not higher', peau({ openStartTiers: [1] }), 'openStartTiers'],
    ['a ladder longer than the alert', peau({ tiers: { 1: slow, 2: slow, 3: slow } }), 'tiers.3.takeMinutes'],
    ['a clarification longer than the alert', peau({ clarificationHours: 121 }), 'clarificationHours'],
    [
      'a reminder before the one before it',
      peau({ clarificationReminderHours: [24, 24] }),
      'clarificationReminderHours',
    ],
    [
      'a reminder when it is too late',
      peau({ clarificationReminderHours: [96] }),
      'clarificationReminderHours',
    ],
  ];
  test.each(wrong)('%s', (_, refused, path) => {
    expect(checkRoutingPolicy(refused).map((problem) => problem.path)).toEqual([`forms.peau.${path}`]);
  });
  test('the default and the policy of this test are possible', () => {
    expect(checkRoutingPolicy(defaultRoutingPolicy)).toEqual([]);
    expect(checkRoutingPolicy(policy)).toEqual([]);
  });
});

describe('B-010 the archive explains each decision', () => {
  const before = { from: 'queued', to: 'queued', fromTier: 1, toTier: 2, submission: 1 } as const;
  test('B-126 an entry of version 1 still parses, and has no explanation', () => {
    const kept = auditEntry(caseActed.escalate, 'x', { ...before, reason: 'not-taken' });
    expect(kept).toMatchObject({ action: 'case.escalate', version: 2 });
    expect(explainRoutingFr('escalate', { ...before, reason: 'not-taken' })).toBeUndefined();
  });

  const sentences: [kind: string, details: Record<string, string | number>, sentence: string][] = [
    [
      'escalate',
      { ...before, reason: 'not-taken', waitedMinutes: 120 },
      'Monté au niveau 2 après 2 h sans preneur',
    ],
    [
      'escalate',
      { ...before, reason: 'not-answered', waitedMinutes: 90 },
      'Monté au niveau 2 après 1 h 30 sans réponse du médecin',
    ],
    [
      'escalate',
      { ...before, toTier: 1, reason: 'not-answered', waitedMinutes: 45 },
      'Remis dans la file du niveau 1 après 45 min sans réponse du médecin',
    ],
    [
      'escalate',
      { ...before, reason: 'nobody-left' },
      'Monté au niveau 2 : aucun médecin disponible au niveau 1',
    ],
    [
      'escalate',
      { ...before, to: 'unanswered', fromTier: 3, toTier: 3, reason: 'not-taken', waitedMinutes: 60 },
      'Direction médicale alertée après 1 h sans preneur',
    ],
    [
      'submit',
      { ...before, start: 'form', form: 'grain-de-beaute' },
      'Démarré au niveau 2 : grain de beauté',
    ],
    [
      'submit',
      { ...before, toTier: 3, start: 'asked', form: 'peau' },
      'Démarré au niveau 3 à la demande de la pharmacie',
    ],
    ['submit', { ...before, toTier: 1, start: 'form', form: 'peau' }, 'Démarré au niveau 1'],
  ];
  test.each(sentences)('%s: %o', (kind, details, sentence) => {
    expect(routingSentenceFr(kind, details)?.replaceAll('\u00A0', ' ')).toBe(sentence);
  });
});
