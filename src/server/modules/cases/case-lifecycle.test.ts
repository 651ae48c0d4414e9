// The table of the life cycle, written a second time by hand: every status × every action × every relation either
// comes out exactly as said here, or is refused with the code the rule of refusals says.
import { describe, expect, test } from 'vitest';
import type { ExpertTier } from '#contracts/accounts/account.vocabulary.ts';
import {
  type CaseAction,
  type CaseRelation,
  type CaseStatus,
  caseActions,
  caseRelations,
  caseStatuses,
  openStatuses,
} from '#contracts/cases/case.vocabulary.ts';
import { type Attempt, actionsOpenTo, type CaseFacts, caseLifecycle, decideCase } from './case-lifecycle.ts';

const now = new Date('2026-11-24T10:00:00Z');
const minute = 60_000;

/** Brings everything along, so that only who and state decide. */
const everything: Attempt = {
  reason: 'une raison',
  isComplete: true,
  isEmergency: false,
  isStartTierOpen: true,
  startTier: 2,
  arePointsSettled: true,
  hasAskedChange: true,
  isOpinionComplete: true,
  isPreviewFresh: true,
  directorAlertHours: 120,
};

function factsOf(status: CaseStatus, tier: ExpertTier, more: Partial<CaseFacts> = {}): CaseFacts {
  return {
    status,
    tier,
    dueAt: new Date(now.getTime() - minute),
    submittedAt: new Date(now.getTime() - 121 * 60 * minute),
    candidatesLeft: 1,
    ...more,
  };
}

type Expected = { by: string; moves: string; expert?: string; clock?: string; tier?: 'up' | 'given' };
const open = 'queued claimed clarifying unanswered';

/** `a>b` moves from a to b; a lone status stays. What is not said is kept. */
const expected: Record<CaseAction, Expected> = {
  'edit-draft': { by: 'requester', moves: 'draft' },
  discard: { by: 'requester', moves: 'draft>discarded', clock: 'stop' },
  submit: { by: 'requester', moves: 'draft>queued', clock: 'take', tier: 'given' },
  revise: { by: 'requester', moves: 'queued unanswered' },
  withdraw: { by: 'requester', moves: to('withdrawn'), clock: 'stop' },
  add: { by: 'requester', moves: 'claimed clarifying' },
  claim: { by: 'candidate', moves: 'queued>claimed unanswered>claimed', expert: 'set', clock: 'answer' },
  decline: {
    by: 'candidate holder',
    moves: 'queued unanswered claimed>queued',
    expert: 'clear',
    clock: 'take',
  },
  'hand-up': {
    by: 'candidate holder',
    moves: 'queued claimed>queued',
    expert: 'clear',
    clock: 'take',
    tier: 'up',
  },
  release: { by: 'holder', moves: 'claimed>queued', expert: 'clear', clock: 'take' },
  'take-back': {
    by: 'system',
    moves: 'claimed>queued clarifying>queued',
    expert: 'clear',
    clock: 'take',
  },
  escalate: { by: 'system', moves: 'queued claimed>queued', expert: 'clear', clock: 'take', tier: 'up' },
  'ask-clarification': { by: 'holder', moves: 'claimed>clarifying', clock: 'pause' },
  'edit-clarification': { by: 'requester', moves: 'queued unanswered clarifying' },
  resubmit: { by: 'requester', moves: 'clarifying>claimed', clock: 'resume' },
  remind: { by: 'system', moves: 'clarifying answered' },
  'write-opinion': { by: 'holder answerer', moves: 'claimed clarifying answered' },
  answer: { by: 'holder', moves: 'claimed>answered', clock: 'stop' },
  correct: { by: 'answerer', moves: 'answered' },
  acknowledge: { by: 'requester', moves: 'answered' },
  'hand-over': { by: 'requester', moves: 'answered ended' },
  'ask-follow-up': { by: 'requester', moves: 'answered' },
  'reply-follow-up': { by: 'answerer', moves: 'answered' },
  'record-appointment': { by: 'requester', moves: 'answered' },
  object: { by: 'requester', moves: `${to('objected')} answered ended`, clock: 'stop' },
  end: { by: 'director', moves: 'unanswered>ended', clock: 'stop' },
  reroute: { by: 'director', moves: to('queued'), expert: 'clear', clock: 'take', tier: 'given' },
  'alert-age': { by: 'system', moves: `${open} answered` },
};

function to(status: CaseStatus): string {
  return open
    .split(' ')
    .map((from) => `${from}>${status}`)
    .join(' ');
}

function destinationOf(action: CaseAction, from: CaseStatus): CaseStatus | undefined {
  const moves = expected[action].moves.split(' ').map((move) => move.split('>'));
  const move = moves.find(([origin]) => origin === from);
  return move && ((move[1] ?? move[0]) as CaseStatus);
}

function expectedRefusal(action: CaseAction, relation: CaseRelation, status: CaseStatus, tier: ExpertTier) {
  if (relation === 'stranger') return 'case.not_found';
  if (!expected[action].by.split(' ').includes(relation)) return 'case.not_yours_to_act';
  // Once somebody holds it, it is gone for the others of the tier.
  const isGone = relation === 'candidate' && !['queued', 'unanswered'].includes(status);
  if (destinationOf(action, status) !== undefined && !isGone) {
    return action === 'hand-up' && tier === 3 ? 'case.top_of_ladder' : undefined;
  }
  if (relation === 'candidate') return 'case.gone';
  const isTaken = status === 'claimed' || status === 'clarifying';
  return action === 'revise' && isTaken ? 'case.already_taken' : 'case.action_not_possible';
}

/** The whole decision, as the hand-written table has it. */
function expectedDecision(action: CaseAction, relation: CaseRelation, status: CaseStatus, tier: ExpertTier) {
  const refusal = expectedRefusal(action, relation, status, tier);
  if (refusal) return { ok: false, refusal };
  const row = expected[action];
  if (action === 'escalate' && tier === 3) {
    return { ok: true, status: 'unanswered', tier: 3, expert: 'clear', clock: 'stop' };
  }
  const isOthersTimeKept = action === 'decline' && status !== 'claimed';
  return {
    ok: true,
    status: destinationOf(action, status),
    tier: tierAfter(row, tier),
    expert: row.expert ?? 'keep',
    clock: isOthersTimeKept ? 'keep' : (row.clock ?? 'keep'),
  };
}

function tierAfter(row: Expected, tier: ExpertTier): number {
  if (row.tier === 'given') return everything.startTier ?? tier;
  return row.tier === 'up' ? tier + 1 : tier;
}

const tiers: readonly ExpertTier[] = [1, 2, 3];
const situations = caseStatuses.flatMap((status) =>
  caseRelations.flatMap((relation) => tiers.map((tier) => ({ status, relation, tier }))),
);

describe('the table of the life cycle', () => {
  for (const action of caseActions) {
    test(`B-009 B-010 B-046 B-087 « ${action} »: every status, every relation, every tier`, () => {
      for (const { status, relation, tier } of situations) {
        const decision = decideCase(factsOf(status, tier), action, relation, everything, now);
        expect({ status, relation, tier, decision }).toEqual({
          status,
          relation,
          tier,
          decision: expectedDecision(action, relation, status, tier),
        });
      }
    });
  }

  test('what screens are told may be tried is never refused for who or state', () => {
    for (const { status, relation, tier } of situations) {
      const facts = factsOf(status, tier);
      const accepted = caseActions.filter(
        (action) => decideCase(facts, action, relation, everything, now).ok,
      );
      expect(actionsOpenTo(facts, relation)).toEqual(relation === 'stranger' ? [] : accepted);
    }
  });
});

describe('the shape of the table', () => {
  const edges = caseActions.flatMap((action) => {
    const row = caseLifecycle[action];
    return [row.moves, row.movesAtTop ?? {}].flatMap((moves) =>
      Object.entries(moves).map(([from, destination]) => ({ action, from, destination, row })),
    );
  });

  test('every status is reached from a draft', () => {
    const reached = new Set<string>(['draft']);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const edge of edges) if (reached.has(edge.from)) reached.add(edge.destination);
    }
    expect([...reached].sort()).toEqual([...caseStatuses].sort());
  });

  test('from every open status something ends the case, and nothing leaves the final ones', () => {
    const final = ['withdrawn', 'objected', 'discarded', 'ended', 'answered'];
    const ends = (status: string, seen: ReadonlySet<string> = new Set()): boolean =>
      final.includes(status) ||
      edges.some(
        ({ from, destination }) =>
          from === status && !seen.has(destination) && ends(destination, new Set([...seen, status])),
      );
    for (const status of openStatuses) expect(ends(status)).toBe(true);
    const leaving = edges.filter(({ from, destination }) => final.includes(from) && from !== destination);
    expect(leaving).toEqual([]);
  });

  test('B-010 B-011 no open status without a running clock, a clarification out, or the director alerted', () => {
    const clocksOf: Record<string, string[]> = {
      queued: ['take'],
      claimed: ['answer', 'resume'],
      clarifying: ['pause'],
      // The end of the ladder is what alerts the director.
      unanswered: ['stop'],
    };
    const entered = caseActions.flatMap((action) =>
      situations.flatMap(({ status, relation, tier }) => {
        const decision = decideCase(factsOf(status, tier), action, relation, everything, now);
        return decision.ok && decision.status !== status ? [{ action, relation, decision }] : [];
      }),
    );
    for (const { action, decision } of entered) {
      const clocks = clocksOf[decision.status] ?? ['stop'];
      expect({ action, isWatched: clocks.includes(decision.clock) }).toEqual({ action, isWatched: true });
    }
    const alerting = entered.filter(({ decision }) => decision.status === 'unanswered');
    expect(new Set(alerting.map(({ relation }) => relation))).toEqual(new Set(['system']));
  });

  test('B-087 only the doctor who holds the case answers, only who answered corrects', () => {
    expect(caseLifecycle.answer.by).toEqual(['holder']);
    expect(caseLifecycle.correct.by).toEqual(['answerer']);
    const toAnswered = edges.filter(
      ({ destination, from }) => destination === 'answered' && from !== destination,
    );
    expect(toAnswered.map(({ action }) => action)).toEqual(['answer']);
  });

  test('only the medical director ends a case, and only an unanswered one', () => {
    const ending = edges.filter(({ destination, from }) => destination === 'ended' && from !== destination);
    expect(ending.map(({ action, from, row }) => [action, from, row.by])).toEqual([
      ['end', 'unanswered', ['director']],
    ]);
  });
});

describe('guards', () => {
  type Refusal = [
    title: string,
    action: CaseAction,
    relation: CaseRelation,
    status: CaseStatus,
    change: Attempt,
    code: string,
    facts?: Partial<CaseFacts>,
  ];
  const soon = new Date(now.getTime() + minute);
  const refusals: Refusal[] = [
    ['B-042 incomplete', 'submit', 'requester', 'draft', { isComplete: false }, 'case.incomplete'],
    ['emergency', 'submit', 'requester', 'draft', { isEmergency: true }, 'case.emergency'],
    ['B-139 closed start', 'submit', 'requester', 'draft', { isStartTierOpen: false }, 'case.tier_not_open'],
    ['emergency later', 'revise', 'requester', 'queued', { isEmergency: true }, 'case.emergency'],
    ['incomplete later', 'revise', 'requester', 'queued', { isComplete: false }, 'case.incomplete'],
    ['no reason', 'withdraw', 'requester', 'claimed', { reason: ' ' }, 'case.reason_required'],
    ['no reason', 'withdraw', 'requester', 'clarifying', { reason: '' }, 'case.reason_required'],
    ['B-009 no reason', 'decline', 'candidate', 'queued', { reason: '' }, 'case.reason_required'],
    ['B-009 no reason', 'decline', 'holder', 'claimed', { reason: '\t' }, 'case.reason_required'],
    ['B-010 no reason', 'hand-up', 'holder', 'claimed', { reason: '' }, 'case.reason_required'],
    [
      'open point',
      'resubmit',
      'requester',
      'clarifying',
      { arePointsSettled: false },
      'case.point_unsettled',
    ],
    ['B-047', 'resubmit', 'requester', 'clarifying', { hasAskedChange: false }, 'case.nothing_changed'],
    ['B-042', 'resubmit', 'requester', 'clarifying', { isComplete: false }, 'case.incomplete'],
    ['opinion', 'answer', 'holder', 'claimed', { isOpinionComplete: false }, 'case.opinion_incomplete'],
    ['B-065 preview', 'answer', 'holder', 'claimed', { isPreviewFresh: false }, 'case.preview_stale'],
    ['opinion', 'correct', 'answerer', 'answered', { isOpinionComplete: false }, 'case.opinion_incomplete'],
    ['B-065 preview', 'correct', 'answerer', 'answered', { isPreviewFresh: false }, 'case.preview_stale'],
    ['no reason', 'end', 'director', 'unanswered', { reason: '' }, 'case.reason_required'],
    ['no reason', 'reroute', 'director', 'clarifying', { reason: '' }, 'case.reason_required'],
    ['B-010 not due', 'escalate', 'system', 'queued', {}, 'case.too_early', { dueAt: soon }],
    [
      'B-010 not due',
      'escalate',
      'system',
      'claimed',
      {},
      'case.too_early',
      { dueAt: soon, candidatesLeft: 0 },
    ],
    ['no clock', 'escalate', 'system', 'claimed', {}, 'case.too_early', { dueAt: null }],
    ['B-011 young', 'alert-age', 'system', 'queued', {}, 'case.too_early', { submittedAt: now }],
    ['never sent', 'alert-age', 'system', 'queued', {}, 'case.too_early', { submittedAt: null }],
  ];
  test.each(refusals)('%s: « %s » by %s of a case %s', (_, action, relation, status, change, code, facts) => {
    const attempt = { ...everything, ...change };
    expect(decideCase(factsOf(status, 1, facts ?? {}), action, relation, attempt, now)).toEqual({
      ok: false,
      refusal: code,
    });
  });

  test('every guarded action has a refusal above', () => {
    const covered = new Set(refusals.map(([, action]) => action));
    const guarded = caseActions.filter((action) => caseLifecycle[action].guards.length > 0);
    expect(guarded.filter((action) => !covered.has(action))).toEqual([]);
  });

  test('B-010 a queued case moves up before its time when nobody of its tier is left', () => {
    const facts = factsOf('queued', 1, { dueAt: soon, candidatesLeft: 0 });
    expect(decideCase(facts, 'escalate', 'system', {}, now)).toMatchObject({ status: 'queued', tier: 2 });
  });
});
